import type { Check } from './report.ts';

/** What a field of a definition has to be besides what the OpenAPI says. */
export interface Constraint {
  /** Neither absent nor empty. */
  filled?: true;
  /** May be absent, whatever the OpenAPI says. */
  optional?: true;
  /** Of what lies in it types and names count, and nothing is required. */
  open?: true;
  check?: Check;
}

/** By field; `''` is the object itself. */
export type Constraints = Readonly<Record<string, Constraint>>;
