import { type JsonPath, valueAt } from '../model/json-path.ts';

/** A row of `status.conditions`; absent fields are empty. */
export interface Condition {
  type: string;
  status: string;
  reason: string;
  message: string;
  lastTransitionTime: string;
  lastUpdateTime: string;
  observedGeneration: number | undefined;
}

/** An integer, also when it is written as a string: Argo Rollouts does so with `status.observedGeneration`. */
export function integerAt(object: unknown, path: JsonPath): number | undefined {
  const value = valueAt(object, path);
  if (typeof value === 'number') return value;
  return typeof value === 'string' && /^\d{1,15}$/.test(value) ? Number(value) : undefined;
}

/** Empty when there is no string. */
export function textAt(object: unknown, path: JsonPath): string {
  const value = valueAt(object, path);
  return typeof value === 'string' ? value : '';
}

/** The items of a list that are objects. */
export function recordsAt(object: unknown, path: JsonPath): Record<string, unknown>[] {
  const value = valueAt(object, path);
  return Array.isArray(value) ? value.filter(isRecord) : [];
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function conditionsOf(object: unknown): Condition[] {
  return recordsAt(object, ['status', 'conditions']).map((row) => ({
    type: textAt(row, ['type']),
    status: textAt(row, ['status']),
    reason: textAt(row, ['reason']),
    message: textAt(row, ['message']),
    lastTransitionTime: textAt(row, ['lastTransitionTime']),
    lastUpdateTime: textAt(row, ['lastUpdateTime']),
    observedGeneration: integerAt(row, ['observedGeneration']),
  }));
}

export function conditionOf(object: unknown, type: string): Condition | undefined {
  return conditionsOf(object).find((condition) => condition.type === type);
}

/** Milliseconds since 1970; undefined for no time. */
export function timeAt(object: unknown, path: JsonPath): number | undefined {
  return parseTime(textAt(object, path));
}

export function parseTime(text: string): number | undefined {
  const time = Date.parse(text);
  return Number.isNaN(time) ? undefined : time;
}
