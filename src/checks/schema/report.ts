import type { JsonPath } from '../../model/json-path.ts';

/** `kind`: the API server knows no such kind. */
export type ProblemSort = 'unknown' | 'invalid' | 'duplicate';

export interface Problem {
  sort: ProblemSort;
  path: JsonPath;
  message: string;
}

const mostProblems = 100;

/** Collects problems while a value is walked; `path` is where the walk is. */
export class Report {
  readonly problems: Problem[] = [];
  readonly path: (string | number)[] = [];

  /** Nothing more is kept, so that nothing needs to be made of it. */
  get isFull(): boolean {
    return this.problems.length >= mostProblems;
  }

  add(sort: ProblemSort, message: string, ...below: readonly (string | number)[]): void {
    if (!this.isFull) this.problems.push({ sort, message, path: [...this.path, ...below] });
  }
}

/** Says in a report what is wrong with a value. */
export type Check = (value: unknown, report: Report) => void;

/** What a value is, without the value: it may be a secret. */
export function typeName(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'string') return 'a text';
  if (typeof value === 'number') return Number.isInteger(value) ? 'an integer' : 'a number';
  return typeof value === 'boolean' ? 'true or false' : 'a mapping';
}

export function isMapping(value: unknown): value is Readonly<Record<string, unknown>> {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}

/** A name from a manifest: a field, a kind, a version. */
export function named(name: string): string {
  return /^[\w./$ -]{1,80}$/.test(name) ? JSON.stringify(name) : `this name of ${name.length} characters`;
}

/** A text from a manifest, shown only where it cannot be much of a secret. */
export function shown(value: string): string {
  return /^[\w./ -]{1,30}$/.test(value) ? JSON.stringify(value) : `this text of ${value.length} characters`;
}
