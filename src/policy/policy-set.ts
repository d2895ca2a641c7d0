import type { PolicyModule } from '../ports/policy-engine.ts';
import type { Rule } from './rule.ts';

/** Policies that were compiled together, and the rules that they hold. */
export interface PolicySet {
  module: PolicyModule;
  rules: readonly Rule[];
}
