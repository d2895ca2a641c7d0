import type { Clock } from '../ports/clock.ts';
import type { Kube } from '../ports/kube.ts';
import type { Logger } from '../ports/logger.ts';

/** What the parts of an apply phase share. */
export interface RunContext {
  kube: Kube;
  clock: Clock;
  log: Logger;
  /** Aborted when the run is ended, or has lost its Lease: nothing may be written any more. */
  signal: AbortSignal;
  /** The engine's own namespace. */
  namespace: string;
  /** The ApplySet's id. */
  partOf: string;
  /** When applying began, in milliseconds since 1970. */
  appliedAt: number;
  /** When to give up, in milliseconds since 1970. */
  deadline: number;
}

/** Requests in flight: more do not make an API server faster. */
export const parallelRequests = 8;
