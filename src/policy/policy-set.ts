import type { PolicyModule } from '../ports/policy-engine.ts';
import type { Rule } from './rule.ts';
import type { SubjectMaker } from './subject.ts';

/**
 * `old`: the object before the change; `related`: what it has to do with others; `objects`: all of the root; `removed`: those that the
 * change takes away.
 */
export type Sight = 'old' | 'related' | 'objects' | 'removed';

/** Policies that were compiled together, and the rules that they hold. */
export interface PolicySet {
  module: Pick<PolicyModule, 'evaluate' | 'timed'>;
  rules: readonly Rule[];
  /** Some of its namespaces have exception rules. */
  excepts?: true;
  /** What its rules see as `data`, from data files beside them. */
  data?: Readonly<Record<string, unknown>>;
  /** What its rules ask for beside the object; it is not given to others, because it costs time and memory. */
  sees?: ReadonlySet<Sight>;
  /** What its rules are evaluated on; absent: on each object, by itself. */
  subjects?: SubjectMaker;
}
