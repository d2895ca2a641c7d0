import { afterAll, describe, expect, it } from 'vitest';
import { createPolicyEngine } from '../../src/platform/rego/create-policy-engine.ts';
import { evaluatePolicies } from '../../src/policy/evaluate.ts';
import { type UserPolicies, userPolicies } from '../../src/policy/user-policies.ts';
import { pod } from './support.ts';

const engine = createPolicyEngine();
afterAll(() => engine[Symbol.asyncDispose]());

async function told(policies: UserPolicies, names: readonly string[]): Promise<readonly string[]> {
  const set = await userPolicies(engine, policies);
  const run = await evaluatePolicies({ sets: [set], selected: set.rules, objects: names.map((name) => pod(name)) });
  return [
    ...run.findings.map(
      ({ rule, object, message, excepted }) => `${rule.id} ${object?.name}: ${message}${excepted ? ' (excepted)' : ''}`,
    ),
    ...run.errors.map(({ code, message }) => `${code} ${message}`),
  ];
}

function policy(...texts: readonly string[]): UserPolicies {
  return { sources: texts.map((text, index) => ({ path: `policy/${index}.rego`, text })) };
}

const rules = `package main
deny_run_as_root contains "root" if true
violation_b contains "b" if true
deny contains "d" if true
warn_c contains "c" if true`;

describe('exceptions', () => {
  it('except rules by their names without what comes before, for the objects that they match', async () => {
    const exceptions = `package main
exception contains ["run_as_root", "b", "c"] if input.metadata.name == "old"`;
    expect(await told(policy(rules, exceptions), ['old', 'new'])).toEqual([
      'main/deny old: d',
      'main/deny_run_as_root old: root (excepted)',
      'main/violation_b old: b (excepted)',
      'main/warn_c old: c (excepted)',
      'main/deny new: d',
      'main/deny_run_as_root new: root',
      'main/violation_b new: b',
      'main/warn_c new: c',
    ]);
  });

  it('except the rules without a name by the empty one, in v0 too, and in their own namespace alone', async () => {
    const other = 'package other\nexception[names] { names = ["", "run_as_root"] }\ndeny["other"] { true }';
    const found = await told(policy(rules, other), ['a']);
    expect(found).toContain('other/deny a: other (excepted)');
    expect(found.filter((line) => line.startsWith('main/')).join()).not.toContain('excepted');
  });

  it('except nothing when they fail, and that is an error', async () => {
    const failing = 'package main\nexception contains [format_int(18446744073709551617, 10)] if true';
    const found = await told(policy(rules, failing), ['a']);
    expect(found.filter((line) => line.includes('(excepted)'))).toEqual([]);
    expect(found).toHaveLength(5);
    expect(found.at(-1)).toMatch(/^POLICY_EVAL the exception rules failed on v1\/Pod\/\/a: /);
  });

  it('hold for rules that are evaluated alone because another failed', async () => {
    const failing = `package main
deny_fails contains format_int(18446744073709551617, 10) if true
exception contains ["run_as_root"] if true`;
    const found = await told(policy(rules, failing), ['a']);
    expect(found).toContain('main/deny_run_as_root a: root (excepted)');
    expect(found.at(-1)).toMatch(/^POLICY_EVAL the rule main\/deny_fails failed/);
  });
});

describe('data files', () => {
  const text = 'package main\ndeny contains x if some x in data.names\nwarn contains data.team.web.owner if true';
  const file = (folder: string, content: string): { path: string; folder: string; text: string } => ({
    path: `policy/${folder}/data.yaml`,
    folder,
    text: content,
  });

  it('are seen as data, each below its folder', async () => {
    const data = [
      file('.', 'names: [x, y]\n__proto__: {a: 1}'),
      file('team/web', '{"owner": "me"}'),
      file('team', 'size: 3'),
    ];
    expect(await told({ ...policy(text), data }, ['a'])).toEqual([
      'main/deny a: x',
      'main/deny a: y',
      'main/warn a: me',
    ]);
  });

  it.each([
    ['another data file has owner too', [file('team/web', 'owner: me'), file('team', 'web: {owner: you}')]],
    ['the data file is no mapping', [file('.', '- a')]],
    ['the data file cannot be read', [file('.', 'a: [')]],
    ['data.slipway is what Slipway itself gives', [file('slipway', 'selected: {}')]],
  ])('are refused where %s', async (message, data) => {
    await expect(userPolicies(engine, { ...policy(text), data })).rejects.toMatchObject({
      code: 'POLICY_COMPILE',
      message: expect.stringContaining(message) as string,
      location: { file: expect.stringContaining('data.yaml') as string },
    });
  });
});
