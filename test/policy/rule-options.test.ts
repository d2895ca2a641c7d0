import { expect, it } from 'vitest';
import { selectRules } from '../../src/policy/select-rules.ts';
import { noAliases, type Rule } from '../../src/policy/rule.ts';
import { createRuleScopes, type RuleScope } from '../../src/policy/rule-scopes.ts';
import { thrownBy } from '../harness/thrown.ts';

function ruleOf(id: string, options: Rule['options'], origin: Rule['origin'] = 'builtin'): Rule {
  const texts = { title: id, description: '', rationale: '', fix: '', docs: '', entrypoint: id };
  const location = { file: `${id}.rego`, line: 1 };
  return {
    ...texts,
    id,
    group: 'images',
    severity: 'error',
    packs: [],
    aliases: noAliases,
    kinds: [],
    options,
    origin,
    location,
  };
}

const list = { default: [], description: '' };
const rules = [
  ruleOf('registry-not-allowed', { registries: list }),
  ruleOf('few-replicas', { minimum: { default: 2, description: '' } }),
  ruleOf('main/deny', {}, 'user'),
];

function check(
  options: Readonly<Record<string, Readonly<Record<string, unknown>>>>,
  scopes: readonly RuleScope[] = [],
  isPartial = false,
): void {
  createRuleScopes({ scopes, rules, selected: [], options, environments: {}, isPartial });
}

it.each([
  [{ 'registry-not-alowed': {} }, 'UNKNOWN_RULE', 'there is no rule "registry-not-alowed"', 'registry-not-allowed'],
  [
    { 'registry-not-allowed': { registry: ['quay.io'] } },
    'CONFIG_INVALID',
    'gate.options.registry-not-allowed: there is no option "registry"',
    'registries',
  ],
  [
    { 'registry-not-allowed': { registries: 'quay.io' } },
    'CONFIG_INVALID',
    'gate.options.registry-not-allowed.registries: must be a list of texts',
    '[]',
  ],
  [{ 'registry-not-allowed': { registries: [1] } }, 'CONFIG_INVALID', 'must be a list of texts', '[]'],
  [{ 'few-replicas': { minimum: '3' } }, 'CONFIG_INVALID', 'gate.options.few-replicas.minimum: must be a number', '2'],
])('options that would count for nothing are refused: %j', (options, code, message, hint) => {
  expect(thrownBy(() => check(options))).toMatchObject({
    code,
    message: expect.stringContaining(message) as string,
    hint: expect.stringContaining(hint) as string,
  });
});

it('those of an entry for a part are refused with its place', () => {
  const scope = { rule: 'images', options: { maximum: 3 }, roots: ['overlays/*'] };
  expect(thrownBy(() => check({}, [{ ...scope, rule: 'few-replicas' }]))).toMatchObject({
    code: 'CONFIG_INVALID',
    message: 'gate.rules[0].options: there is no option "maximum"',
  });
});

it('those that rules have are taken, and of users’ rules any', () => {
  const given = {
    'registry-not-allowed': { registries: ['quay.io'] },
    'few-replicas': { minimum: 3 },
    'main/deny': {},
  };
  expect(() => check(given, [{ rule: 'main/deny', options: { anything: true } }])).not.toThrow();
});

it('names of policies that could not be read are not told: what is wrong with those is', () => {
  check({ 'team/deny': { x: 1 } }, [{ rule: 'team/deny', severity: 'off' }], true);
  expect(selectRules({ packs: [], enable: ['team/deny'], disable: ['team'], rules, isPartial: true })).toEqual([
    rules[2],
  ]);
});

it('an entry is told by its place in the configuration, whatever counts before it', () => {
  const scopes = [{ rule: 'few-replicas' }, { rule: 'few-replicas', options: { minimum: '3' } }];
  const enforced = [{ rule: 'few-replicas', severity: 'error' as const }];
  const made = (): unknown =>
    createRuleScopes({ scopes, enforced, rules, selected: [], options: {}, environments: {} });
  expect(thrownBy(made)).toMatchObject({
    message: expect.stringContaining('gate.rules[1].options.minimum') as string,
  });
});
