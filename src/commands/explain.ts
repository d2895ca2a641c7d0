import { nativeRules } from '../checks/native-rules.ts';
import { SlipwayError } from '../model/errors.ts';
import { nearest } from '../model/nearest.ts';
import { builtinRules } from '../policy/builtin-policies.ts';
import type { Rule } from '../policy/rule.ts';
import { explainJson, explainListText, explainText } from '../report/explain.ts';
import { type CommandContext, type CommandResult, jsonText } from './command.ts';

/** `slipway explain`: a rule's page, or the list of rules. */
export async function explain({ platform, positionals }: CommandContext): Promise<CommandResult> {
  const engine = await platform.policies();
  const rules = [...(await builtinRules(engine)), ...nativeRules].toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const [name, ...more] = positionals;
  if (more.length > 0)
    throw new SlipwayError('OPTION_INVALID', 'explain takes one rule', {
      hint: 'Without a rule it lists all of them.',
    });
  const rule = name === undefined ? undefined : findRule(rules, name);
  const shown = rule === undefined ? rules : [rule];
  return {
    exitCode: 0,
    formats: {
      text: (colour) => (rule === undefined ? explainListText(rules, colour) : explainText(rule, colour)),
      json: () => jsonText(shown.map(explainJson)),
    },
    outputs: {},
    annotations: [],
  };
}

function findRule(rules: readonly Rule[], name: string): Rule {
  const found = rules.find((rule) => rule.id === name) ?? rules.find((rule) => aliasesOf(rule).includes(name));
  if (found !== undefined) return found;
  const near = nearest(
    name,
    rules.flatMap((rule) => [rule.id, ...aliasesOf(rule)]),
  );
  throw new SlipwayError(
    'UNKNOWN_RULE',
    `there is no rule "${name}"`,
    near === undefined ? {} : { hint: `Did you mean "${near}"?` },
  );
}

function aliasesOf(rule: Rule): readonly string[] {
  return Object.entries(rule.aliases).flatMap(([tool, names]) => names.map((name) => `${tool}/${name}`));
}
