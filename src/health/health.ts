/**
 * What an object's own status says of it. `current`: the controllers have done all that its spec asks · `in-progress`: they
 * are at it · `failed`: they say that it will not come · `unknown`: it cannot be read.
 */
export type HealthStatus = 'current' | 'in-progress' | 'failed' | 'terminating' | 'not-found' | 'unknown';

export interface Health {
  status: HealthStatus;
  /** In CamelCase, with kstatus's names where kstatus has one: `LessReplicas`, `ProgressDeadlineExceeded`; `Current` when all is well. */
  reason: string;
  message: string;
}

export interface HealthOptions {
  /** Milliseconds since 1970: some states count as failures only after a while. */
  now: number;
  /** Wait until Services of type LoadBalancer and Ingresses have an address; clusters without such a controller never give one. */
  addresses?: boolean;
}

/** The rule of one kind; it is asked only when what all kinds have in common decides nothing. */
export type HealthRule = (object: object, options: HealthOptions) => Health;

export function current(message: string, reason = 'Current'): Health {
  return { status: 'current', reason, message };
}

export function inProgress(reason: string, message: string): Health {
  return { status: 'in-progress', reason, message };
}

export function failed(reason: string, message: string): Health {
  return { status: 'failed', reason, message };
}

export function notFound(message = 'it is not in the cluster'): Health {
  return { status: 'not-found', reason: 'NotFound', message };
}
