import { describe, expect, it } from 'vitest';
import { SlipwayError } from '../../src/model/errors.ts';
import { noAliases, type Rule } from '../../src/policy/rule.ts';
import { type RuleSelection, selectRules } from '../../src/policy/select-rules.ts';

function rule(id: string, more: Partial<Rule> = {}): Rule {
  return {
    id,
    group: 'security',
    severity: 'error',
    packs: ['recommended'],
    title: id,
    description: '',
    rationale: '',
    fix: '',
    aliases: noAliases,
    kinds: [],
    options: {},
    docs: '',
    origin: 'builtin',
    entrypoint: id,
    location: { file: `${id}.rego` },
    ...more,
  };
}

const rules = [
  rule('no-privileged', { aliases: { ...noAliases, 'kube-linter': ['privileged-container'], pss: ['privileged'] } }),
  rule('host-namespaces', { aliases: { ...noAliases, 'kube-linter': ['host-network', 'host-pid'] } }),
  rule('cpu-request', { group: 'resources', aliases: { ...noAliases, 'kube-score': ['container-resources'] } }),
  rule('memory-limit', {
    group: 'resources',
    packs: [],
    aliases: { ...noAliases, 'kube-score': ['container-resources'] },
  }),
  rule('main/deny', { group: 'main', origin: 'user', packs: [] }),
];

function select(selection: Partial<RuleSelection>): readonly string[] {
  return selectRules({ packs: [], enable: [], disable: [], rules, ...selection }).map(({ id }) => id);
}

function refusal(selection: Partial<RuleSelection>): SlipwayError {
  try {
    select(selection);
  } catch (thrown) {
    if (thrown instanceof SlipwayError) return thrown;
  }
  throw new Error('nothing was refused');
}

describe('selecting rules', () => {
  it('takes the recommended ones, and a user\u2019s own, when nothing is said', () => {
    expect(select({})).toEqual(['no-privileged', 'host-namespaces', 'cpu-request', 'main/deny']);
  });

  it('takes all of ours, or none, and the user\u2019s own in both cases', () => {
    expect(select({ packs: ['all'] })).toHaveLength(5);
    expect(select({ packs: ['none'] })).toEqual(['main/deny']);
  });

  it('adds by id, by group, and by every other tool\u2019s name, each rule once', () => {
    const packs = ['none'];
    expect(select({ packs, enable: ['no-privileged'] })).toEqual(['no-privileged', 'main/deny']);
    expect(select({ packs, enable: ['resources'] })).toEqual(['cpu-request', 'memory-limit', 'main/deny']);
    expect(select({ packs, enable: ['kube-linter/privileged-container', 'pss/privileged'] })).toEqual([
      'no-privileged',
      'main/deny',
    ]);
    expect(select({ packs, enable: ['kube-score/container-resources'] })).toEqual([
      'cpu-request',
      'memory-limit',
      'main/deny',
    ]);
  });

  it('takes away by id, group, other name, and user rule', () => {
    expect(select({ disable: ['resources', 'kube-linter/host-pid'] })).toEqual(['no-privileged', 'main/deny']);
    expect(select({ disable: ['main/deny'] })).not.toContain('main/deny');
    expect(select({ disable: ['main'] })).not.toContain('main/deny');
  });

  it('lets a rule\u2019s own name count more than its group\u2019s, and disabling more than enabling', () => {
    expect(select({ disable: ['security'], enable: ['no-privileged'] })).toEqual([
      'no-privileged',
      'cpu-request',
      'main/deny',
    ]);
    expect(select({ enable: ['security'], disable: ['no-privileged'] })).not.toContain('no-privileged');
    expect(select({ enable: ['no-privileged'], disable: ['no-privileged'] })).not.toContain('no-privileged');
  });

  it('names the nearest of an unknown rule, group, alias or pack', () => {
    expect(refusal({ enable: ['no-priviledged'] })).toMatchObject({
      code: 'UNKNOWN_RULE',
      message: 'there is no rule or group "no-priviledged"',
      hint: expect.stringContaining('no-privileged') as string,
    });
    expect(refusal({ disable: ['kube-linter/privileged-contaner'] }).hint).toContain(
      'kube-linter/privileged-container',
    );
    expect(refusal({ packs: ['recomended'] }).hint).toContain('recommended');
    expect(refusal({ packs: ['recommended:v1.30'] }).code).toBe('UNKNOWN_RULE');
    expect(refusal({ enable: ['constructor'] }).code).toBe('UNKNOWN_RULE');
  });

  it('takes a version of the Pod Security Standards for part of the pack', () => {
    const rules = [rule('a', { packs: ['pss-restricted'] }), rule('b', { packs: [] })];
    const packs = ['pss-restricted:v1.30'];
    expect(selectRules({ packs, enable: [], disable: [], rules }).map(({ id }) => id)).toEqual(['a']);
  });
});
