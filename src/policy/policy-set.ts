import type { PolicyModule } from '../ports/policy-engine.ts';
import type { Rule } from './rule.ts';

/** Policies that were compiled together, and the rules that they hold. */
export interface PolicySet {
  module: PolicyModule;
  rules: readonly Rule[];
  /** Some of its namespaces have exception rules. */
  excepts?: true;
  /** What its rules see as `data`, from data files beside them. */
  data?: Readonly<Record<string, unknown>>;
}
