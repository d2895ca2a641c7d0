import { describe, expect, it } from 'vitest';
import { createCovering } from '../../src/gate/covering.ts';
import { createSoftening } from '../../src/gate/effective-from.ts';
import { createForeignWaiving, type ForeignTool } from '../../src/gate/foreign-waivers.ts';
import { ratchetErrors, staleEntries } from '../../src/gate/ratchet.ts';
import { runGate } from '../../src/gate/run-gate.ts';
import type { Verdict } from '../../src/model/verdict.ts';
import { noAliases, type Rule } from '../../src/policy/rule.ts';
import { gateBaseline } from '../../src/report/gate-baseline.ts';
import { gateSarif } from '../../src/report/gate-sarif.ts';
import { deployment, privilegedContainers, rootOf } from './verdicts.ts';

const evaluate = privilegedContainers();

function ruleOf(aliases: Partial<Rule['aliases']>): Rule {
  return {
    id: 'no-privileged',
    group: 'security',
    severity: 'error',
    packs: [],
    title: '',
    description: '',
    rationale: '',
    fix: '',
    aliases: { ...noAliases, ...aliases },
    kinds: [],
    options: {},
    docs: '',
    origin: 'builtin',
    entrypoint: '',
    location: { file: '' },
  };
}

describe('a baseline', () => {
  const head = [rootOf('prod', deployment('web', ['web!']) + deployment('api', ['api!']))];
  const judge = (baseline?: ReadonlySet<string>): Promise<Verdict> =>
    runGate({ head, evaluate, rules: 1, failOn: 'error', baseline });

  it('that was written makes what was there existing, and a further finding new', async () => {
    const written: unknown = JSON.parse(gateBaseline(await judge()));
    expect(written).toMatchObject({ schema: 'slipway/baseline/v1', findings: [{ rule: 'no-privileged' }, {}] });
    const prints = (written as { findings: { fingerprint: string }[] }).findings.map(({ fingerprint }) => fingerprint);
    expect(await judge(new Set(prints))).toMatchObject({
      verdict: 'pass',
      summary: { existing: 2, new: { error: 0 } },
    });
    expect(await judge(new Set(prints.slice(1)))).toMatchObject({
      verdict: 'fail',
      summary: { existing: 1, new: { error: 1 } },
    });
  });

  it('counts for nothing where there is a base, so that what was fixed and came back is new', async () => {
    const prints = new Set((await judge()).findings.map(({ fingerprint }) => fingerprint));
    const base = [rootOf('prod', deployment('web', ['web']) + deployment('api', ['api!']))];
    const verdict = await runGate({ base, head, evaluate, rules: 1, failOn: 'error', baseline: prints });
    expect(verdict).toMatchObject({ verdict: 'fail', summary: { existing: 1, new: { error: 1 } } });
  });

  it('may only shrink while it is a ratchet', () => {
    const [small, large] = [new Set(['a']), new Set(['a', 'b'])];
    const file = '.slipway/baseline.json';
    const told = ratchetErrors({ file, deciding: small, proposed: large, ratchet: true });
    expect(told.map(({ code, message }) => [code, message])).toEqual([
      ['BASELINE_GREW', 'this change adds 1 finding to .slipway/baseline.json'],
    ]);
    expect(ratchetErrors({ file, deciding: large, proposed: small, ratchet: true })).toEqual([]);
    expect(ratchetErrors({ file, deciding: small, proposed: large, ratchet: false })).toEqual([]);
    expect(ratchetErrors({ file, deciding: undefined, proposed: large, ratchet: true })).toEqual([]);
  });

  it('tells of entries that are fixed, but not when not everything was judged', () => {
    const baselines = { file: 'b.json', deciding: new Set(['a']), ratchet: true };
    expect(staleEntries(baselines, { findings: [] }, true)).toContain('1 entry of b.json is fixed');
    expect(staleEntries(baselines, { findings: [] }, false)).toBeUndefined();
  });

  it('holds what another finding tells as well, and counts it as found', async () => {
    const covers = { ...ruleOf({}), covers: ['no-escalation'] };
    const both: typeof evaluate = async (root, ...more) => {
      const { violations, ...rest } = await evaluate(root, ...more);
      return { ...rest, violations: violations.flatMap((one) => [one, { ...one, rule: 'no-escalation' }]) };
    };
    const run = (baseline?: ReadonlySet<string>): Promise<Verdict> =>
      runGate({ head, evaluate: both, cover: createCovering([covers]), rules: 2, failOn: 'error', baseline });
    const first = await run();
    expect(first.findings.map(({ rule }) => rule)).toEqual(['no-privileged', 'no-privileged']);
    const { findings } = JSON.parse(gateBaseline(first)) as { findings: { fingerprint: string }[] };
    const deciding = new Set(findings.map(({ fingerprint }) => fingerprint));
    const second = await run(deciding);
    expect(second).toMatchObject({ verdict: 'pass', summary: { existing: 2, new: { error: 0 } } });
    expect(staleEntries({ file: 'b.json', deciding, ratchet: true }, second, true)).toBeUndefined();
  });
});

describe('the annotations of other tools', () => {
  const rule = ruleOf({
    'kube-linter': ['privileged-container'],
    polaris: ['runAsPrivileged'],
    'kube-score': ['container-security-context-privileged'],
  });
  const annotated = (annotation: string) =>
    rootOf(
      'prod',
      deployment('web', ['web!']).replace('namespace: shop', `namespace: shop, annotations: {${annotation}}`),
    );
  const judge = (tools: readonly ForeignTool[], annotation: string, rules = [rule]) => {
    const foreign = createForeignWaiving(tools, rules);
    return runGate({
      head: [annotated(annotation)],
      evaluate: async (...given) => {
        const { violations, errors } = await evaluate(...given);
        return { violations: foreign.apply(violations), errors };
      },
      rules: 1,
      failOn: 'error',
    }).then((verdict) => ({ verdict, notices: foreign.notices() }));
  };

  it.each<[ForeignTool, string, string]>([
    ['kube-linter', "ignore-check.kube-linter.io/privileged-container: 'it mounts devices'", 'it mounts devices'],
    ['kube-linter', "kube-linter.io/ignore-all: 'legacy'", 'legacy'],
    ['polaris', "polaris.fairwinds.com/runAsPrivileged-exempt: 'true'", 'an annotation for polaris'],
    ['kube-score', "kube-score/ignore: 'x, container-security-context-privileged'", 'an annotation for kube-score'],
    ['checkov', "checkov.io/skip1: 'CKV_K8S_16=vendor=given'", 'vendor=given'],
  ])('are honoured on request and reported as foreign: %s %s', async (tool, annotation, reason) => {
    const asked = await judge([tool], annotation);
    expect(asked.verdict.findings).toMatchObject([{ status: 'waived', waiver: { foreign: tool, reason } }]);
    expect(asked.verdict.verdict).toBe('pass');
    expect(asked.notices).toEqual([expect.stringContaining(`1 finding is waived by foreign annotations (${tool})`)]);
    const sarif = JSON.stringify(gateSarif(asked.verdict, { rules: [], version: '1' }));
    expect(sarif).toContain(`"kind":"inSource","status":"accepted","justification":${JSON.stringify(reason)}`);
    expect((await judge([], annotation)).verdict.verdict).toBe('fail');
  });

  it.each([
    "ignore-check.kube-linter.io/latest-tag: 'x'",
    "polaris.fairwinds.com/runAsPrivileged-exempt: 'false'",
    "checkov.io/skip1: 'CKV_K8S_1=x'",
    'checkov.io/skip1: [CKV_K8S_16]',
  ])('leave nothing else out: %s', async (annotation) => {
    const { verdict } = await judge(['kube-linter', 'polaris', 'kube-score', 'checkov'], annotation);
    expect(verdict.verdict).toBe('fail');
  });

  it('of a pod template are honoured as kube-score does, and of no other tool', async () => {
    const head = (annotation: string) =>
      rootOf(
        'prod',
        deployment('web', ['web!']).replace('template:\n', `template:\n    metadata: {annotations: {${annotation}}}\n`),
      );
    const told = async (annotation: string) => {
      const foreign = createForeignWaiving(['kube-score', 'polaris'], [rule]);
      const { violations } = await evaluate(head(annotation), undefined, []);
      return foreign.apply(violations).map(({ waiver }) => waiver?.foreign);
    };
    expect(await told('kube-score/ignore: container-security-context-privileged')).toEqual(['kube-score']);
    expect(await told('kube-score/ignore: other')).toEqual([undefined]);
    expect(await told("polaris.fairwinds.com/runAsPrivileged-exempt: 'true'")).toEqual([undefined]);
  });

  it('waive a rule that stands for several checks only where all of them are left out', async () => {
    const wide = ruleOf({ 'kube-linter': ['privileged-container', 'host-pid'] });
    const one = "ignore-check.kube-linter.io/privileged-container: 'x'";
    expect((await judge(['kube-linter'], one, [wide])).verdict.verdict).toBe('fail');
    const both = `${one}, ignore-check.kube-linter.io/host-pid: 'y'`;
    expect((await judge(['kube-linter'], both, [wide])).verdict.verdict).toBe('pass');
  });
});

describe('a rule that takes effect later', () => {
  it('gives warnings until its day, and errors from it on', async () => {
    const { violations } = await evaluate(rootOf('prod', deployment('web', ['web!'])), undefined, []);
    const on = (day: string) =>
      createSoftening({ 'no-privileged': '2027-01-31' }, Date.parse(day))(violations).map(({ severity }) => severity);
    expect(on('2027-01-30T23:59:59Z')).toEqual(['warning']);
    expect(on('2027-01-31T00:00:00Z')).toEqual(['error']);
  });
});
