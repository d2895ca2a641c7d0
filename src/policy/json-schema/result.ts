import { fromJson, toJsonText } from '../rego-json.ts';

export interface SchemaFinding {
  path: readonly string[];
  type: string;
  description: string;
}

/** What a schema finds, with a score by which the nearest of several alternatives is chosen. */
export class Result {
  readonly findings: SchemaFinding[] = [];
  score = 0;

  get isValid(): boolean {
    return this.findings.length === 0;
  }

  add(path: readonly string[], type: string, description: string): void {
    this.findings.push({ path, type, description });
    this.score -= 2;
  }

  merge(other: Result): void {
    this.findings.push(...other.findings);
    this.score += other.score;
  }

  /** The first of those that came nearest. */
  mergeBest(others: readonly Result[]): void {
    const [first, ...rest] = others.filter((one) => !one.isValid);
    const best = rest.reduce((known, one) => (known !== undefined && one.score > known.score ? one : known), first);
    if (best !== undefined) this.merge(best);
  }

  /** What a place is called; the document itself `(Root)`. */
  static field(path: readonly string[]): string {
    return path.length === 0 ? '(Root)' : path.join('.');
  }
}

/** Asks another schema, about the same value at the same place unless others are given. */
export type Inner = (schema: unknown, value?: unknown, path?: readonly string[]) => Result;

/** By which values are compared and shown. */
export function textOf(value: unknown): string {
  return toJsonText(fromJson(value));
}
