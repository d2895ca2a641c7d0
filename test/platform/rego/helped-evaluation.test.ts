import { expect, it } from 'vitest';
import { createPolicyEngine } from '../../../src/platform/rego/create-policy-engine.ts';
import { evaluateWithHelp } from '../../../src/platform/rego/helped-evaluation.ts';
import type { EvaluationTask } from '../../../src/ports/policy-engine.ts';

const text = `package main

deny contains concat(" ", [data.word, input.name]) if input.number % 3 == 0
`;

const tasks = Array.from(
  { length: 1200 },
  (_, number): EvaluationTask => ({ input: { number, name: `object ${number}` }, entrypoints: ['main/deny'] }),
);

const expected = tasks.map((_, number) => [{ value: number % 3 === 0 ? [`the object ${number}`] : [] }]);

async function compiled(): Promise<Uint8Array<ArrayBuffer>> {
  await using engine = createPolicyEngine();
  const compilation = await engine.compile({
    sources: [{ path: 'a.rego', text }],
    version: 'v1',
    entrypoints: ['main/deny'],
  });
  if ('problems' in compilation) throw new Error(JSON.stringify(compilation.problems));
  return new Uint8Array(compilation.wasm);
}

it('gives results in the order of the tasks, many or few', async () => {
  await using engine = createPolicyEngine();
  const module = await engine.load(await compiled());
  expect(await module.evaluate({ data: { word: 'the' }, tasks })).toEqual(expected);
  expect(await module.evaluate({ data: { word: 'the' }, tasks: tasks.slice(0, 7) })).toEqual(expected.slice(0, 7));
});

it('has a second thread do a part', async () => {
  const module = await WebAssembly.compile(await compiled());
  let here = 0;
  const results = await evaluateWithHelp({
    thread: { module, entrypoints: new Map([['main/deny', 0]]), maxMemoryBytes: 1 << 30 },
    batch: { data: { word: 'the' }, tasks },
    evaluate: ({ input }) => {
      here++;
      return Promise.resolve(expected[(input as { number: number }).number] ?? []);
    },
    signal: undefined,
  });
  expect(results).toEqual(expected);
  expect(here).toBeLessThan(tasks.length);
});

it('ends when it is aborted', async () => {
  await using engine = createPolicyEngine();
  const module = await engine.load(await compiled());
  const signal = AbortSignal.abort(new Error('enough'));
  await expect(module.evaluate({ data: {}, tasks }, signal)).rejects.toThrow('enough');
});
