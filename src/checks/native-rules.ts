import type { Rule } from '../policy/rule.ts';
import { lifecycleRules } from './lifecycle/rules.ts';
import { type NativeRule, toRule } from './native-rule.ts';
import { schemaRules } from './schema/rules.ts';
import { secretRules } from './secrets/rules.ts';

/** The rules that are written in TypeScript, with their examples. */
export const nativeRuleSources: readonly NativeRule[] = [...schemaRules, ...lifecycleRules, ...secretRules];

/** The same, as they are selected and explained beside those in Rego. */
export const nativeRules: readonly Rule[] = nativeRuleSources.map(toRule);
