import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createJudge, type Judge, readCases, told } from './support.ts';

interface Case {
  level: 'baseline' | 'restricted';
  versions: readonly string[];
  file: string;
  cases: number;
  expect: 'pass' | 'fail';
  accept?: readonly string[];
  pod: unknown;
}

const lines = readCases('pss') as readonly Case[];
const levels = ['baseline', 'restricted'] as const;
const versions = [...new Set(lines.flatMap((one) => one.versions))];
const packs = levels.flatMap((level) => versions.map((version) => ({ level, version })));
let judge: Judge;
beforeAll(async () => {
  judge = await createJudge();
});
afterAll(() => judge[Symbol.asyncDispose]());

describe('the Pod Security Standards say what we say', () => {
  it('in all 888 cases', () => {
    expect(lines.reduce((sum, one) => sum + one.cases, 0)).toBe(888);
  });

  // All pods of a pack at once, because an evaluation costs more than a pod.
  it.each(packs)('of $level:$version', async ({ level, version }) => {
    const cases = lines.filter((one) => one.level === level && one.versions.includes(version));
    const findings = await judge.judge(
      cases.map(({ pod }) => pod),
      { packs: [`pss-${level}:${version}`] },
    );
    const answers = cases.map(({ file, accept = [] }, index) => {
      const own = findings.filter((finding) => finding.index === index);
      const wanted = new Set(accept.map((check) => check.toLowerCase()));
      const isHit = own.some(({ rule }) => rule.aliases.pss.some((check) => wanted.has(check.toLowerCase())));
      return [file, own.length === 0 ? 'pass' : isHit ? 'fail' : told(own).join('\n')];
    });
    expect(answers).toEqual(cases.map((one) => [one.file, one.expect]));
  });
});

describe('kinds of operators that make pods', () => {
  it('are judged where the configuration says that they have them', async () => {
    const container = { name: 'web', image: 'ghcr.io/acme/web:1', securityContext: { privileged: true } };
    const spec = { template: { spec: { containers: [container] } } };
    const rollout = { apiVersion: 'argoproj.io/v1alpha1', kind: 'Rollout', metadata: { name: 'web' }, spec };
    const pods = new Map([['Rollout.argoproj.io', ['spec', 'template', 'spec']]]);
    const found = await judge.judge([rollout], { packs: ['pss-baseline'], pods });
    expect(told(found)).toEqual([
      'no-privileged Rollout/web spec.template.spec.containers[0].securityContext.privileged: container "web" runs privileged',
    ]);
    expect(await judge.judge([rollout], { packs: ['pss-baseline'] })).toEqual([]);
  });
});
