import { describe, expect, it } from 'vitest';
import type { Waiver } from '../../src/config/waivers.ts';
import { type GateRequest, runGate } from '../../src/gate/run-gate.ts';
import { createWaiving, type WaiveOptions, type Waiving } from '../../src/gate/waive.ts';
import type { Verdict } from '../../src/model/verdict.ts';
import { deployment, privilegedContainers, rootOf } from './verdicts.ts';

const now = Date.parse('2026-06-15T12:00:00Z');

function waiverOf(changes: Partial<Waiver> = {}): Waiver {
  const location = { file: '.slipway/waivers.yaml', line: 3, column: 5 };
  const selector = { object: { kind: 'Deployment', namespace: 'shop', name: 'web' } };
  return {
    rule: 'no-privileged',
    ...selector,
    owner: 'team-a',
    reason: 'x',
    expires: '2026-08-01',
    location,
    ...changes,
  };
}

function waivingOf(waivers: readonly Waiver[], changes: Partial<WaiveOptions> = {}): Waiving {
  const rules = new Set(['no-privileged']);
  return createWaiving({ waivers, rules, now, maxDays: 90, onExpiry: 'block-root', ...changes });
}

async function judge(waiving: Waiving, request: Pick<GateRequest, 'head' | 'base'>): Promise<Verdict> {
  const judgeRoot = privilegedContainers();
  const evaluate: GateRequest['evaluate'] = async (root, base) => {
    const { violations, errors } = await judgeRoot(root, base, []);
    return { violations: waiving.apply(violations, root, base !== root), errors };
  };
  return await runGate({ ...request, evaluate, rules: 1, failOn: 'error' });
}

const root = rootOf('overlays/prod', deployment('web', ['web!'], '') + deployment('api', ['api']));
const changed = rootOf('overlays/prod', deployment('web', ['web!', 'side']) + deployment('api', ['api']));

describe('a waiver', () => {
  it.each<[string, Partial<Waiver>, boolean]>([
    ['the object', {}, true],
    ['another object', { object: { name: 'api' } }, false],
    ['a root by its name', { root: 'overlays/prod' }, true],
    ['roots by a glob', { root: 'overlays/*' }, true],
    ['another root', { root: 'overlays/dev' }, false],
    ['the place above', { path: 'spec.template.spec.containers[0]' }, true],
    ['another place', { path: 'spec.template.spec.containers[1]' }, false],
    ['labels that it has not', { labels: { app: 'web' } }, false],
  ])('counts for what it names: %s', async (_, changes, counts) => {
    const verdict = await judge(waivingOf([waiverOf(changes)]), { head: [root] });
    expect(verdict.findings.map(({ status }) => status)).toEqual([counts ? 'waived' : 'new']);
    expect(verdict.verdict).toBe(counts ? 'pass' : 'fail');
  });

  it.each(['.', '*', '**', '**/*'])('counts for the root that is the repository itself: %s', async (glob) => {
    const whole = { ...root, id: '.' };
    const verdict = await judge(waivingOf([waiverOf({ root: glob })]), { head: [whole] });
    expect(verdict.findings.map(({ status }) => status)).toEqual(['waived']);
    const named = await judge(waivingOf([waiverOf({ root: 'o*' })]), { head: [whole] });
    expect(named.findings.map(({ status }) => status)).toEqual(['new']);
  });

  it('counts on its last day, and is told fourteen days ahead', async () => {
    const last = waivingOf([waiverOf({ expires: '2026-06-15' })]);
    expect((await judge(last, { head: [root] })).verdict).toBe('pass');
    expect(last.notices()).toEqual([
      'the waiver of no-privileged (.slipway/waivers.yaml:3, team-a) expires on 2026-06-15',
    ]);
    const later = waivingOf([waiverOf({ expires: '2026-06-30' })]);
    await judge(later, { head: [root] });
    expect(later.notices()).toEqual([]);
  });

  it('is told when nothing needs it, or when it stands for too much', async () => {
    const unused = waivingOf([waiverOf({ object: { name: 'api' } }), waiverOf({ root: 'elsewhere' })]);
    await judge(unused, { head: [root] });
    expect(unused.notices()).toEqual([expect.stringContaining('nothing that it names is found') as string]);
    expect(unused.notices(true)).toEqual([
      expect.stringContaining('nothing that it names is found') as string,
      expect.stringContaining('is not used: no root is elsewhere') as string,
    ]);
    const many = Array.from({ length: 25 }, (_, index) => deployment(`web${index}`, ['web!'])).join('');
    const broad = waivingOf([waiverOf({ object: { kind: 'Deployment' } })]);
    await judge(broad, { head: [rootOf('prod', many)] });
    expect(broad.notices()).toEqual([expect.stringContaining('too broad: it stands for 25 findings') as string]);
  });

  it('does not count for a rule that is none, or when it expires too far ahead', async () => {
    const waiving = waivingOf([waiverOf({ rule: 'no-priviledged' }), waiverOf({ expires: '2027-06-15' })]);
    expect(waiving.errors.map(({ code, message }) => `${code} ${message}`)).toEqual([
      'WAIVER_INVALID there is no rule "no-priviledged"',
      'WAIVER_INVALID 2027-06-15 is more than 90 days ahead (gate.waivers.max-days)',
    ]);
    expect((await judge(waiving, { head: [root] })).verdict).toBe('fail');
  });
});

describe('a waiver past its date', () => {
  const past = [waiverOf({ expires: '2026-06-14' })];

  it('blocks changes that touch its root, and no others', async () => {
    const waiving = waivingOf(past);
    const touched = await judge(waiving, { base: [root], head: [changed] });
    expect(touched).toMatchObject({ verdict: 'fail', findings: [{ status: 'new' }] });
    const untouched = await judge(waivingOf(past), { base: [root], head: [root] });
    expect(untouched).toMatchObject({ verdict: 'pass', findings: [{ status: 'existing' }] });
    expect(waiving.notices()).toEqual([expect.stringContaining('team-a) expired on 2026-06-14') as string]);
  });

  it('blocks every change where block-all says so, and none with warn', async () => {
    const all = waivingOf(past, { onExpiry: 'block-all' });
    expect((await judge(all, { base: [root], head: [root] })).verdict).toBe('fail');
    const warn = waivingOf(past, { onExpiry: 'warn' });
    expect(await judge(warn, { base: [root], head: [changed] })).toMatchObject({
      verdict: 'pass',
      findings: [{ status: 'waived' }],
    });
    expect(warn.notices()).toEqual([expect.stringContaining('expired on 2026-06-14') as string]);
  });
});
