import type { Check } from './report.ts';

/** What a field of a definition has to be besides what the OpenAPI says. */
export interface Constraint {
  /** Neither absent nor empty. */
  filled?: true;
  /** Nothing is demanded besides of what lies in it. */
  open?: true;
  check?: Check;
}

/** By field; `''` is the object itself. */
export type Constraints = Readonly<Record<string, Constraint>>;
