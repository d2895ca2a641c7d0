import { describe, expect, it } from 'vitest';
import { type GateRequest, runGate } from '../../src/gate/run-gate.ts';
import { deployment, privilegedContainers, rootOf } from './verdicts.ts';

function gate(request: Partial<GateRequest> & Pick<GateRequest, 'head'>): ReturnType<typeof runGate> {
  return runGate({ evaluate: privilegedContainers(), rules: 1, failOn: 'error', ...request });
}

const bad = rootOf('prod', deployment('web', ['web!', 'side']));
const good = rootOf('prod', deployment('web', ['web', 'side']));
const broken = { code: 'RENDER_FAILED', message: 'no', docs: '' };

describe('the verdict', () => {
  it('fails on a finding when there is no base, and says which object and path', async () => {
    const verdict = await gate({ head: [bad] });
    expect(verdict.verdict).toBe('fail');
    expect(verdict.findings).toMatchObject([
      {
        rule: 'no-privileged',
        status: 'new',
        root: 'prod',
        object: { apiVersion: 'apps/v1', kind: 'Deployment', namespace: 'shop', name: 'web' },
        path: 'spec.template.spec.containers[0].securityContext.privileged',
      },
    ]);
    expect(verdict.summary).toEqual({
      objects: 1,
      rules: 1,
      new: { error: 1, warning: 0, info: 0 },
      existing: 0,
      waived: 0,
      fixed: 0,
    });
    expect(verdict.changes).toEqual([]);
  });

  it.each([
    ['error', 'error', 'fail'],
    ['error', 'warning', 'pass'],
    ['warning', 'warning', 'fail'],
    ['warning', 'info', 'pass'],
    ['never', 'error', 'pass'],
  ] as const)('with fail-on %s a new %s means %s', async (failOn, severity, expected) => {
    expect((await gate({ head: [bad], failOn, evaluate: privilegedContainers(severity) })).verdict).toBe(expected);
  });

  it('fails on whatever could not be judged, even with fail-on never', async () => {
    const failed = rootOf('prod', '', { errors: [broken] });
    expect(await gate({ head: [failed], failOn: 'never' })).toMatchObject({ verdict: 'fail', errors: [broken] });
    const policy = { code: 'POLICY_EVAL', message: 'x', docs: '' };
    const evaluate: GateRequest['evaluate'] = () => Promise.resolve({ violations: [], errors: [policy] });
    expect(await gate({ head: [good, { ...good, id: 'b' }], failOn: 'never', evaluate })).toMatchObject({
      verdict: 'fail',
      errors: [policy],
    });
    expect(await gate({ head: [good], failOn: 'never', errors: [policy] })).toMatchObject({ verdict: 'fail' });
  });
});

describe('against a base', () => {
  it('passes what was there before, wherever its container moved to', async () => {
    const head = rootOf('prod', deployment('web', ['side', 'new', 'web!']));
    expect(await gate({ base: [bad], head: [head] })).toMatchObject({
      verdict: 'pass',
      findings: [{ status: 'existing' }],
      summary: { existing: 1 },
    });
  });

  it('tells a new mistake from an old one, and what was fixed', async () => {
    const head = rootOf('prod', deployment('web', ['web', 'side!']));
    const verdict = await gate({ base: [bad], head: [head] });
    expect(verdict).toMatchObject({
      verdict: 'fail',
      findings: [{ status: 'new' }],
      fixed: [{ path: 'spec.template.spec.containers[0].securityContext.privileged' }],
    });
  });

  it('calls a mistake new again when it was fixed in between', async () => {
    expect(await gate({ base: [good], head: [bad] })).toMatchObject({ verdict: 'fail', findings: [{ status: 'new' }] });
  });

  it('finds nothing new in a folder that was moved', async () => {
    expect(await gate({ base: [bad], head: [{ ...bad, id: 'production' }] })).toMatchObject({
      verdict: 'pass',
      findings: [{ status: 'existing', root: 'production' }],
      fixed: [],
    });
  });

  it('calls it new where another environment gets what one had', async () => {
    const environmentsOf = (id: string): readonly string[] => (id === 'other' ? [] : [id]);
    const status = async (id: string): Promise<unknown> =>
      (await gate({ base: [bad], head: [{ ...bad, id }], environmentsOf })).findings[0]?.status;
    expect(await status('staging')).toBe('new');
    expect(await status('other')).toBe('existing');
  });

  it('calls it new when the folder was copied', async () => {
    const verdict = await gate({ base: [bad], head: [bad, { ...bad, id: 'copy' }] });
    expect(verdict.findings.map(({ root, status }) => [root, status])).toEqual([
      ['prod', 'existing'],
      ['copy', 'new'],
    ]);
  });

  it('counts equal findings, so that one more of them is new', async () => {
    const twice = (count: number): string =>
      Array(count)
        .fill(deployment('web', ['web!']))
        .join('');
    const verdict = await gate({ base: [rootOf('prod', twice(1))], head: [rootOf('prod', twice(2))] });
    expect(verdict.findings.map(({ status }) => status)).toEqual(['existing', 'new']);
    expect(verdict.findings[1]?.fingerprint).toBe(`${verdict.findings[0]?.fingerprint}#2`);
  });

  it('takes nothing for fixed or removed in a root that does not render any more', async () => {
    const head = rootOf('prod', '', { errors: [broken] });
    expect(await gate({ base: [bad], head: [head] })).toMatchObject({
      verdict: 'fail',
      fixed: [],
      changes: [],
      images: [],
    });
  });

  it('lets a change pass that repairs a root which did not render', async () => {
    const base = rootOf('prod', '', { errors: [broken] });
    expect(await gate({ base: [base], head: [good] })).toMatchObject({ verdict: 'pass', errors: [], changes: [] });
  });
});

describe('roots that did not change', () => {
  const untrusted = rootOf('prod', '', { errors: [{ code: 'RENDER_NEEDS_TRUST', message: 'remote', docs: '' }] });

  it('do not fail for what may not be rendered here, but it is told', async () => {
    const verdict = await gate({ base: [untrusted], head: [untrusted], unchanged: new Set(['prod']) });
    expect(verdict).toMatchObject({ verdict: 'pass', errors: [{ code: 'RENDER_NEEDS_TRUST', excused: true }] });
    expect(await gate({ base: [untrusted], head: [untrusted], unchanged: new Set() })).toMatchObject({
      verdict: 'fail',
    });
  });

  it('fail where they did change, and rules look at what may not be rendered here', async () => {
    const errors = [{ message: 'what prod was before the change: remote' }];
    for (const head of [[good], []]) {
      const request = { base: [untrusted], head, unchanged: new Set<string>() };
      expect(await gate({ ...request, compares: true })).toMatchObject({ verdict: 'fail', errors });
      expect(await gate(request)).toMatchObject({ verdict: 'pass', errors: [] });
    }
    const same = { base: [untrusted], head: [untrusted], unchanged: new Set(['prod']) };
    expect(await gate({ ...same, compares: true })).toMatchObject({ verdict: 'pass' });
  });

  it('fail for everything else that is wrong with them', async () => {
    const failed = rootOf('prod', '', { errors: [broken] });
    expect(await gate({ base: [failed], head: [failed], unchanged: new Set(['prod']) })).toMatchObject({
      verdict: 'fail',
    });
  });

  it('are judged once', async () => {
    let times = 0;
    const evaluate: GateRequest['evaluate'] = (root, before) => {
      times += 1;
      return privilegedContainers()(root, before, []);
    };
    expect(await gate({ base: [bad], head: [bad], evaluate, unchanged: new Set(['prod']) })).toMatchObject({
      verdict: 'pass',
      summary: { existing: 1 },
    });
    expect(times).toBe(1);
  });
});

describe('what changes', () => {
  it('lists objects and their paths, and images of containers', async () => {
    const base = rootOf('prod', `${deployment('web', ['web', 'gone'])}${deployment('old', ['old'])}`);
    const head = rootOf(
      'prod',
      `${deployment('web', ['web'], '  replicas: 2\n').replace('acme/web:1', 'acme/web:2')}${deployment('young', ['young'])}`,
    );
    const verdict = await gate({ base: [base], head: [head] });
    expect(verdict.changes).toEqual([
      {
        root: 'prod',
        object: 'apps/v1/Deployment/shop/web',
        change: 'modified',
        paths: ['spec.replicas', 'spec.template.spec.containers[0].image', 'spec.template.spec.containers[1]'],
      },
      { root: 'prod', object: 'apps/v1/Deployment/shop/young', change: 'added', paths: [] },
      { root: 'prod', object: 'apps/v1/Deployment/shop/old', change: 'removed', paths: [] },
    ]);
    expect(verdict.images).toEqual([
      { root: 'prod', object: 'apps/v1/Deployment/shop/web', container: 'web', old: 'acme/web:1', new: 'acme/web:2' },
      { root: 'prod', object: 'apps/v1/Deployment/shop/web', container: 'gone', old: 'acme/gone:1', new: null },
      { root: 'prod', object: 'apps/v1/Deployment/shop/young', container: 'young', old: null, new: 'acme/young:1' },
      { root: 'prod', object: 'apps/v1/Deployment/shop/old', container: 'old', old: 'acme/old:1', new: null },
    ]);
  });

  it('sees a generated ConfigMap as one whose content changed, and its references as unchanged', async () => {
    const yaml = (hash: string, value: string): string => `
apiVersion: v1
kind: ConfigMap
metadata: {name: settings-${hash}}
data: {LEVEL: ${value}}
---
apiVersion: v1
kind: Pod
metadata: {name: web}
spec: {containers: [{name: web, envFrom: [{configMapRef: {name: settings-${hash}}}]}]}
`;
    const verdict = await gate({
      base: [rootOf('prod', yaml('9m2f6ttg5h', 'info'))],
      head: [rootOf('prod', yaml('k4c72b8d5f', 'debug'))],
    });
    expect(verdict.changes).toEqual([
      {
        root: 'prod',
        object: 'v1/ConfigMap//settings-k4c72b8d5f',
        change: 'modified',
        paths: ['data.LEVEL'],
      },
    ]);
  });

  it('tells the parts that changed where there are thousands of paths', async () => {
    const map = (value: number): string =>
      `{apiVersion: v1, kind: Table, metadata: {name: m}, rows: [${Array.from({ length: 5000 }, (_, index) => `{name: r${index}, v: ${value}}`).join(', ')}]}`;
    const verdict = await gate({ base: [rootOf('prod', map(1))], head: [rootOf('prod', map(2))] });
    expect(verdict.changes).toMatchObject([{ change: 'modified', paths: ['rows'] }]);
  });

  it('never shows what a Secret holds', async () => {
    const secret = (value: string): string =>
      `{apiVersion: v1, kind: Secret, metadata: {name: s}, stringData: {password: ${value}}}`;
    const verdict = await gate({
      base: [rootOf('prod', secret('hunter1'))],
      head: [rootOf('prod', secret('hunter2'))],
    });
    expect(verdict.changes).toMatchObject([{ paths: ['stringData.password'] }]);
    expect(JSON.stringify(verdict)).not.toContain('hunter');
  });
});
