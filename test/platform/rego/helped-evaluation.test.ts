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
    policy: { module, entrypoints: new Map([['main/deny', 0]]), callsHost: false, maxMemoryBytes: 1 << 30 },
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

/** Evaluates with a second thread that gets the entrypoints; what is done here gives what is expected. */
async function told(entrypoints: ReadonlyMap<string, number>, maxMemoryBytes = 1 << 30) {
  const answers = new Map<number, unknown>();
  let here = 0;
  const results = await evaluateWithHelp({
    policy: { module: await WebAssembly.compile(await compiled()), entrypoints, callsHost: false, maxMemoryBytes },
    batch: {
      data: { word: 'the' },
      tasks,
      done: (task, evaluations) => {
        expect(answers.has(task)).toBe(false);
        answers.set(task, evaluations);
      },
    },
    evaluate: ({ input }) => {
      here++;
      return Promise.resolve(expected[(input as { number: number }).number] ?? []);
    },
    signal: undefined,
  });
  return { answers, here, results };
}

it('tells of each task once, and then has no answer for it', async () => {
  const { answers, here, results } = await told(new Map([['main/deny', 0]]));
  expect(tasks.map((_, index) => answers.get(index))).toEqual(expected);
  expect(here).toBeLessThan(tasks.length);
  expect(results).toEqual([]);
});

it('tells of what failed in the other thread', async () => {
  const { answers } = await told(new Map());
  expect(answers.get(0)).toEqual([{ error: 'the policy module has no entrypoint main/deny' }]);
  expect(answers.size).toBe(tasks.length);
});

it('does here what the other thread cannot', async () => {
  // Its thread fails when it begins.
  const { answers, here } = await told(new Map([['main/deny', 0]]), 1n as unknown as number);
  expect(tasks.map((_, index) => answers.get(index))).toEqual(expected);
  expect(here).toBe(tasks.length);
});

it('ends when what is done with results throws', async () => {
  const module = await WebAssembly.compile(await compiled());
  const running = evaluateWithHelp({
    policy: { module, entrypoints: new Map([['main/deny', 0]]), callsHost: false, maxMemoryBytes: 1 << 30 },
    batch: {
      data: { word: 'the' },
      tasks,
      done: () => {
        throw new Error('no room');
      },
    },
    evaluate: () => Promise.resolve([]),
    signal: undefined,
  });
  await expect(running).rejects.toThrow('no room');
});

it('leaves all to the other thread while this one has other work', async () => {
  const left = new Set(tasks.keys());
  const { promise: busy, resolve } = Promise.withResolvers<void>();
  let here = 0;
  await evaluateWithHelp({
    policy: {
      module: await WebAssembly.compile(await compiled()),
      entrypoints: new Map([['main/deny', 0]]),
      callsHost: false,
      maxMemoryBytes: 1 << 30,
    },
    batch: {
      data: { word: 'the' },
      tasks,
      busy,
      done: (task) => {
        left.delete(task);
        if (left.size === 0) resolve();
      },
    },
    evaluate: () => {
      here++;
      return Promise.resolve([]);
    },
    signal: undefined,
  });
  expect(left.size).toBe(0);
  expect(here).toBe(0);
});

it('has inputs of the next part ready before the first part is done', async () => {
  let written = 0;
  const counted = tasks.map(
    ({ input, entrypoints }): EvaluationTask => ({
      get input() {
        written++;
        return input;
      },
      entrypoints,
    }),
  );
  const { promise: busy, resolve } = Promise.withResolvers<void>();
  const [told, firstPart] = [new Set<number>(), new Set<number>()];
  const running = evaluateWithHelp({
    policy: {
      module: await WebAssembly.compile(await compiled()),
      entrypoints: new Map([['main/deny', 0]]),
      callsHost: false,
      maxMemoryBytes: 1 << 30,
    },
    batch: {
      data: { word: 'the' },
      tasks: counted,
      busy,
      done: (task) => {
        told.add(task);
        // All of a part are told in one go.
        if (told.size === 1) queueMicrotask(() => told.forEach((each) => firstPart.add(each)));
        if (told.size === tasks.length) resolve();
      },
    },
    evaluate: () => Promise.resolve([]),
    signal: undefined,
  });
  const ahead = written;
  await running;
  expect(firstPart.size).toBeGreaterThan(0);
  expect(ahead).toBeGreaterThan(firstPart.size);
  expect(written).toBe(tasks.length);
});
