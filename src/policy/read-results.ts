import { type JsonPath, parsePath } from '../model/json-path.ts';
import type { ObjectIdentity } from '../model/object.ts';
import type { Severity } from '../model/verdict.ts';
import { readSeverity } from './user-rules.ts';

/** One entry of what a rule gave. */
export interface RuleResult {
  message: string;
  /** Inside the object; empty for the object itself. */
  path: JsonPath;
  /** Where it differs from the rule's own. */
  severity?: Severity;
  /** Where it is not the object that was evaluated. */
  object?: ObjectIdentity;
  /** What it adds to the message, as it is. */
  details?: unknown;
}

const longestMessage = 4000;
/** Of their JSON text; longer ones are left out. */
const longestDetails = 16_000;

/**
 * Reads the value of a rule: a list of messages or of `{msg, path, severity, fix, object, details}`, or one of them alone. Throws for anything else,
 * because a result that is not understood must not count as none.
 */
export function readResults(value: unknown): readonly RuleResult[] {
  if (value === undefined || value === false) return [];
  if (Array.isArray(value)) return value.map(readResult);
  return [value === true ? { message: 'the rule is true for this object', path: [] } : readResult(value)];
}

function readResult(value: unknown): RuleResult {
  if (typeof value === 'string') return { message: shortened(value), path: [] };
  if (value === null || typeof value !== 'object' || !('msg' in value) || typeof value.msg !== 'string') {
    throw new Error('it gave something that is neither a message nor an object with "msg"');
  }
  const { msg, path, severity, fix, object, details } = value as {
    msg: string;
    path?: unknown;
    severity?: unknown;
    fix?: unknown;
    object?: unknown;
    details?: unknown;
  };
  const [ownSeverity, other] = [readSeverity(severity), readObject(object)];
  // Field by field, because there may be a hundred thousand.
  const result: RuleResult = { message: shortened(msg), path: readPath(path ?? pathOf(details)) };
  if (ownSeverity !== undefined) result.severity = ownSeverity;
  if (other !== undefined) result.object = other;
  if (details !== undefined || fix !== undefined) Object.assign(result, withDetails(details, fix));
  return result;
}

/** Gatekeeper's policies can only give details, so their path may be there. */
function pathOf(details: unknown): unknown {
  return details !== null && typeof details === 'object' && 'path' in details ? details.path : undefined;
}

/** What to do goes with the details, as Gatekeeper's policies can give it, too. */
function withFix(details: unknown, fix: string): object {
  if (details === undefined || details === null) return { fix };
  return typeof details === 'object' && !Array.isArray(details) ? { ...details, fix } : { details, fix };
}

/** What to do is kept also where the details are too long. */
function withDetails(details: unknown, fix: unknown): Pick<RuleResult, 'details'> {
  const text = JSON.stringify(details) ?? '';
  const kept = text.length <= longestDetails ? details : undefined;
  if (typeof fix === 'string' && fix !== '') return { details: withFix(kept, shortened(fix)) };
  return kept === undefined || ['null', '{}', '[]', '""'].includes(text) ? {} : { details: kept };
}

/** Keys and indices, or the contract's form of a path. One that is neither points at the object itself: the finding stays. */
function readPath(path: unknown): JsonPath {
  if (typeof path === 'string') return parsePath(path) ?? [];
  if (!Array.isArray(path)) return [];
  const valid = path.every((step) => typeof step === 'string' || (Number.isInteger(step) && step >= 0));
  return valid ? (path as JsonPath) : [];
}

function readObject(object: unknown): ObjectIdentity | undefined {
  if (object === null || typeof object !== 'object') return undefined;
  const { apiVersion, kind, namespace, name } = object as Record<string, unknown>;
  if (typeof apiVersion !== 'string' || typeof kind !== 'string' || typeof name !== 'string') return undefined;
  return { apiVersion, kind, namespace: typeof namespace === 'string' ? namespace : '', name };
}

function shortened(message: string): string {
  return message.length > longestMessage ? `${message.slice(0, longestMessage)}…` : message;
}
