import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { nativeRules } from '../../src/checks/native-rules.ts';
import type { Finding, Verdict } from '../../src/model/verdict.ts';
import { createPolicyEngine } from '../../src/platform/rego/create-policy-engine.ts';
import { builtinRules } from '../../src/policy/builtin-policies.ts';
import type { Rule } from '../../src/policy/rule.ts';
import { run } from '../harness/run.ts';
import { temporaryDirectory } from '../harness/temp.ts';
import { allExamples, type Example, linesOf, variants } from './examples.ts';

const program = fileURLToPath(new URL('../../src/entry/cli-main.ts', import.meta.url));

interface Judged extends Example {
  /** The root that is judged: a folder with the one file. */
  root: string;
  text: string;
}

/** In every root there is the same workload, so that each counts as the only one of its cluster. */
const same = '\n---\n{ apiVersion: v1, kind: Pod, metadata: { name: same, namespace: same-in-all }, spec: {} }\n';

/** Judges texts in one run of the gate. Each is a root of its own, in which its own rule alone counts. */
async function gate(judged: readonly Judged[]): Promise<ReadonlyMap<string, readonly Finding[]>> {
  await using folder = temporaryDirectory('gate-examples');
  const write = (name: string, text: string): void => {
    mkdirSync(dirname(join(folder.path, name)), { recursive: true });
    writeFileSync(join(folder.path, name), text);
  };
  for (const { root, text } of judged) write(`${root}/all.yaml`, `${text.trimEnd()}${same}`);
  const rules = judged.map(({ id, root, options }) => ({
    rule: id,
    severity: 'error',
    roots: [root],
    ...(options && { options }),
  }));
  write('slipway.yaml', JSON.stringify({ version: 1, gate: { packs: ['none'], rules } }));
  const argv = [program, 'gate', '--format', 'json'];
  const { stdout } = await run(process.execPath, argv, { cwd: folder.path, allowFailure: true, timeoutMs: 240_000 });
  const { errors, findings, roots } = JSON.parse(stdout) as Verdict;
  expect(errors.map(({ message }) => message)).toEqual([]);
  expect(roots.map(({ id }) => id).toSorted()).toEqual(judged.map(({ root }) => root).toSorted());
  const own = findings.filter(({ object }) => object?.name !== 'same');
  return Map.groupBy(own, ({ root }) => root);
}

const examples = await allExamples();
let rules: readonly Rule[];
beforeAll(async () => {
  await using engine = createPolicyEngine();
  rules = [...(await builtinRules(engine)), ...nativeRules];
});

describe('the gate', () => {
  it('finds what is wrong in the bad example of every rule, at its line, and nothing in the good one', async () => {
    expect(examples.map(({ id }) => id).toSorted()).toEqual(rules.map(({ id }) => id).toSorted());
    const judged = examples.flatMap((example) => [
      { ...example, root: `bad/${example.id}`, text: example.bad },
      { ...example, root: `good/${example.id}`, text: example.good },
    ]);
    // A definition of a kind counts for all roots.
    const [defining, others] = [true, false].map((wanted) =>
      judged.filter(({ text }) => text.includes('CustomResourceDefinition') === wanted),
    );
    const found = new Map([...(await gate(defining ?? [])), ...(await gate(others ?? []))]);
    expect([...found.keys()].filter((root) => root.startsWith('good/'))).toEqual([]);
    for (const { id, bad } of examples) {
      const findings = found.get(`bad/${id}`) ?? [];
      expect({ id, rules: [...new Set(findings.map(({ rule }) => rule))] }).toEqual({ id, rules: [id] });
      for (const { location, message, object, path } of findings) {
        const lines = linesOf(bad, object ?? { kind: '', name: '' }, path);
        expect({ id, message, file: location?.file }).toEqual({ id, message, file: `bad/${id}/all.yaml` });
        expect({
          id,
          message,
          path,
          lines,
          found: lines.includes(location?.line ?? 0),
          line: location?.line,
        }).toMatchObject({ found: true });
      }
    }
  });

  it('finds the same in every kind that makes pods and that a rule means', async () => {
    const judged = examples.flatMap((example) => {
      const kinds = variants(example, rules.find(({ id }) => id === example.id)?.kinds ?? []);
      const text = kinds.map((each) => each.text).join('\n---\n');
      return kinds.length === 0
        ? []
        : [{ ...example, root: `kinds/${example.id}`, kinds: kinds.map(({ kind }) => kind), text }];
    });
    const found = await gate(judged);
    const silent = judged.flatMap(({ id, kinds, root }) => {
      const told = new Set(found.get(root)?.map(({ object }) => object?.kind));
      return kinds.filter((kind) => !told.has(kind)).map((kind) => `${id} ${kind}`);
    });
    expect(silent).toEqual([]);
    expect(new Set(judged.flatMap(({ kinds }) => kinds)).size).toBeGreaterThanOrEqual(10);
    expect(judged.length).toBeGreaterThan(60);
  });
});
