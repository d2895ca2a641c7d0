import type { KubeErrorCause } from '../../ports/kube-error.ts';

/** A Status object of the API server, as far as we read it. */
export interface Status {
  /** HTTP status. */
  code: number;
  reason: string;
  message: string;
  causes: readonly KubeErrorCause[];
  /** `details`: the plural resource and the object's name; empty when it says nothing. */
  resource: string;
  name: string;
  retryAfterSeconds: number | undefined;
  /** Where an expired list may go on. */
  continue: string | undefined;
}

const maxMessage = 2000;

/** Reads a Status; whatever else the body is (a proxy's page, plain text) becomes its message, cut short. */
export function parseStatus(code: number, body: string): Status {
  const parsed = parseObject(body);
  if (parsed?.['kind'] !== 'Status') {
    const nothing = {
      reason: '',
      causes: [],
      resource: '',
      name: '',
      retryAfterSeconds: undefined,
      continue: undefined,
    };
    return { code, message: plain(body).slice(0, 200), ...nothing };
  }
  const details = asObject(parsed['details']);
  const causes = Array.isArray(details['causes']) ? details['causes'].map(asObject) : [];
  const offered = asObject(parsed['metadata'])['continue'];
  const seconds = details['retryAfterSeconds'];
  return {
    code: typeof parsed['code'] === 'number' && parsed['code'] > 0 ? parsed['code'] : code,
    reason: text(parsed['reason']),
    message: text(parsed['message']),
    causes: causes.map((cause) => ({
      reason: text(cause['reason']),
      field: text(cause['field']),
      message: text(cause['message']),
    })),
    resource: text(details['kind']),
    name: text(details['name']),
    retryAfterSeconds: typeof seconds === 'number' ? seconds : undefined,
    continue: typeof offered === 'string' && offered !== '' ? offered : undefined,
  };
}

function parseObject(body: string): Record<string, unknown> | undefined {
  try {
    return asObject(JSON.parse(body));
  } catch {
    return undefined;
  }
}

function asObject(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

function text(value: unknown): string {
  return typeof value === 'string' ? plain(value).slice(0, maxMessage) : '';
}

/** One line without control characters: what a server says ends up on terminals and in workflow commands. */
function plain(value: string): string {
  return value.replaceAll(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g, ' ').trim();
}
