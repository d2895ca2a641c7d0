import { loadAll } from 'js-yaml';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { policyExamples } from '../../scripts/lib/policy-examples.ts';
import { nativeRules } from '../../src/checks/native-rules.ts';
import type { KubernetesObject } from '../../src/model/object.ts';
import { createJudge, type Judge, told } from './suites/support.ts';

const examples = [...(await policyExamples())].map(([id, example]) => ({ id, ...example }));
let judge: Judge;
beforeAll(async () => {
  judge = await createJudge();
});
afterAll(() => judge[Symbol.asyncDispose]());

function objects(text: string): readonly KubernetesObject[] {
  return loadAll(text) as KubernetesObject[];
}

/** The pod of an example as every kind that makes pods has it. */
function asKind(kind: string, { metadata, spec }: KubernetesObject): KubernetesObject {
  const made = { metadata, spec };
  const apiVersion = kind === 'CronJob' || kind === 'Job' ? 'batch/v1' : 'apps/v1';
  const object = { apiVersion, kind, metadata: metadata ?? {} };
  switch (kind) {
    case 'Pod':
      return { ...object, spec, apiVersion: 'v1' };
    case 'PodTemplate':
      return { ...object, template: made, apiVersion: 'v1' };
    case 'CronJob':
      return { ...object, spec: { jobTemplate: { spec: { template: made } } } };
    default:
      return { ...object, spec: { template: made } };
  }
}

describe('the examples of a rule', () => {
  it.each(examples)('$id', async ({ id, bad, good, options = {} }) => {
    const judging = { enable: [id], options: { [id]: options } };
    const found = await judge.judge(objects(bad), judging);
    expect({ id, found: found.length > 0 }).toEqual({ id, found: true });
    expect(told(await judge.judge(objects(good), judging))).toEqual([]);
  });

  it('are there for each rule', () => {
    const written = new Set(examples.map(({ id }) => id));
    expect(judge.rules.map(({ id }) => id).filter((id) => !written.has(id))).toEqual([]);
  });
});

describe('a rule that covers others', () => {
  it('demands what they demand: they find nothing in its good example', async () => {
    const covering = judge.rules.filter(({ covers = [] }) => covers.length > 0);
    expect(covering.length).toBeGreaterThan(5);
    const known = new Set([...judge.rules, ...nativeRules].map(({ id }) => id));
    const unknown = covering.flatMap(({ covers = [] }) => covers.filter((other) => !known.has(other)));
    expect(unknown).toEqual([]);
    const native = new Set(nativeRules.map(({ id }) => id));
    const found = covering.map(async ({ id, covers = [] }) => {
      const { good = '' } = examples.find((example) => example.id === id) ?? {};
      const enable = covers.filter((other) => !native.has(other));
      return told(await judge.judge(objects(good), { enable }));
    });
    expect((await Promise.all(found)).flat()).toEqual([]);
  });
});

describe('a rule about pods finds the same in every kind that makes them', () => {
  const ofPods = examples.filter(({ bad }) => objects(bad).some(({ kind }) => kind === 'Pod'));

  it.each(ofPods)('$id', async ({ id, bad, options = {} }) => {
    const rule = judge.rules.find((one) => one.id === id);
    const all = objects(bad);
    const pod = all.find(({ kind }) => kind === 'Pod');
    const others = all.filter((one) => one !== pod);
    const kinds =
      rule?.kinds.filter((kind) => /^(?:Pod|PodTemplate|CronJob|\w*(?:Deployment|Set|Controller|Job))$/.test(kind)) ??
      [];
    const judging = { enable: [id], options: { [id]: options } };
    const counts = await Promise.all(
      kinds.map(async (kind) => {
        const found = await judge.judge([asKind(kind, pod ?? { apiVersion: 'v1', kind }), ...others], judging);
        return [kind, found.filter(({ index }) => index === 0).length > 0];
      }),
    );
    expect(counts).toEqual(kinds.map((kind) => [kind, true]));
  });
});
