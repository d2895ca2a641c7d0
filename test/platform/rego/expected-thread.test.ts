import { once } from 'node:events';
import { setImmediate } from 'node:timers/promises';
import type { Worker } from 'node:worker_threads';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createPolicyEngine } from '../../../src/platform/rego/create-policy-engine.ts';
import type { PolicyEngine, PolicyModule } from '../../../src/ports/policy-engine.ts';

const threads: Worker[] = [];
const onThread = (thread: Worker): void => void threads.push(thread);

beforeEach(() => {
  threads.length = 0;
  process.on('worker', onThread);
});
afterEach(() => {
  process.off('worker', onThread);
});

async function isolated(engine: PolicyEngine): Promise<PolicyModule> {
  const sources = [{ path: 'a.rego', text: 'package main\n\nanswer := input + data.more\n' }];
  const compilation = await engine.compile({ sources, version: 'v1', entrypoints: ['main/answer'] });
  if ('problems' in compilation) throw new Error(JSON.stringify(compilation.problems));
  return await engine.load(compilation.wasm, { isolated: true });
}

async function answers(module: PolicyModule): Promise<void> {
  const tasks = [{ input: 1, entrypoints: ['main/answer'] }];
  expect(await module.evaluate({ data: { more: 2 }, tasks })).toEqual([[{ value: 3 }]]);
}

it('is the one that the first isolated module is evaluated in; the next has its own', async () => {
  await using engine = createPolicyEngine();
  engine.expect();
  engine.expect();
  await setImmediate();
  expect(threads.length).toBe(1);
  const module = await isolated(engine);
  await answers(module);
  await answers(module);
  expect(threads.length).toBe(1);
  await answers(await isolated(engine));
  expect(threads.length).toBe(2);
});

it('is replaced when it ended by itself', async () => {
  await using engine = createPolicyEngine();
  engine.expect();
  await setImmediate();
  await threads[0]?.terminate();
  await answers(await isolated(engine));
  expect(threads.length).toBe(2);
});

it('is ended with the engine when no module needed it', async () => {
  const engine = createPolicyEngine();
  engine.expect();
  await setImmediate();
  const ended = Promise.all(threads.map((thread) => once(thread, 'exit')));
  await engine[Symbol.asyncDispose]();
  expect((await ended).length).toBe(1);
});
