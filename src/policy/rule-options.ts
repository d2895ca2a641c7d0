import { SlipwayError } from '../model/errors.ts';
import { nearest } from '../model/nearest.ts';
import type { RuleScope } from './rule-scopes.ts';
import type { RuleNames } from './rule-names.ts';
import type { Rule } from './rule.ts';

export interface OptionsRequest {
  rules: readonly Rule[];
  names: RuleNames;
  /** By rule id. */
  options: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  scopes: readonly RuleScope[];
}

/**
 * Throws `UNKNOWN_RULE` for options of a rule that there is not, and `CONFIG_INVALID` for those that a rule of ours does not have, or with a
 * value of another type than the default: it would count for nothing, and the rule would pass what it should not. Rules of users take any.
 */
export function checkOptions({ rules, names, options, scopes }: OptionsRequest): void {
  const byId = new Map(rules.map((rule) => [rule.id, rule]));
  const among = (ids: Iterable<string>): readonly Rule[] => [...ids].flatMap((id) => byId.get(id) ?? []);
  for (const [id, values] of Object.entries(options)) {
    names.checkId(id);
    checkValues(`gate.options.${id}`, values, among([id]));
  }
  for (const [index, { rule, options: values = {} }] of scopes.entries())
    checkValues(`gate.rules[${index}].options`, values, among(names.resolve(rule).ids));
}

function checkValues(place: string, values: Readonly<Record<string, unknown>>, rules: readonly Rule[]): void {
  if (rules.length === 0 || rules.some(({ origin }) => origin === 'user')) return;
  const known = [...new Set(rules.flatMap(({ options }) => Object.keys(options)))];
  for (const [name, value] of Object.entries(values)) {
    const option = rules.flatMap(({ options }) => options[name] ?? [])[0];
    if (option === undefined) {
      const near = nearest(name, known);
      const list = known.length === 0 ? 'It has no options.' : `Its options: ${known.join(', ')}.`;
      const hint = near === undefined ? list : `Did you mean ${near}?`;
      throw new SlipwayError('CONFIG_INVALID', `${place}: there is no option "${name}"`, { hint });
    }
    const wanted = typeOf(option.default);
    if (typeOf(value) !== wanted) {
      const hint = `Its default is ${shortened(JSON.stringify(option.default))}.`;
      throw new SlipwayError('CONFIG_INVALID', `${place}.${name}: must be a ${wanted}`, { hint });
    }
  }
}

/** Lists of options hold texts. */
function typeOf(value: unknown): string {
  if (Array.isArray(value)) return value.every((item) => typeof item === 'string') ? 'list of texts' : 'list';
  if (value === null) return 'null';
  return { string: 'text', number: 'number', boolean: 'boolean' }[typeof value as string] ?? 'map';
}

function shortened(text: string): string {
  return text.length > 80 ? `${text.slice(0, 80)}…` : text;
}
