import { expect, it } from 'vitest';
import { createPolicyEngine } from '../../../src/platform/rego/create-policy-engine.ts';
import type { PolicyEngine } from '../../../src/ports/policy-engine.ts';

const sources = [
  { path: 'a.rego', text: 'package main\n\ndeny contains data.lib.word if input.a\n' },
  { path: 'b.rego', text: 'package lib\n\nword := "a" if every x in input.list { x > _few }\n\n_few := 2\n' },
];

async function bytesOf(engine: PolicyEngine, given = sources): Promise<Buffer> {
  const compilation = await engine.compile({ sources: given, version: 'auto', entrypoints: ['main/deny'] });
  if ('problems' in compilation) throw new Error(JSON.stringify(compilation.problems));
  return Buffer.from(compilation.wasm);
}

it('compiles the same after an inspection as without one, and once more', async () => {
  await using engine = createPolicyEngine();
  const alone = await bytesOf(engine);
  await engine.inspect(sources, 'auto');
  expect((await bytesOf(engine)).equals(alone)).toBe(true);
  expect((await bytesOf(engine)).equals(alone)).toBe(true);
});

it('compiles a file as it is now, whatever it was when it was inspected', async () => {
  await using engine = createPolicyEngine();
  await engine.inspect(sources, 'auto');
  const changed = sources.map(({ path, text }) => ({ path, text: text.replace('word', 'words') }));
  const after = await bytesOf(engine, changed);
  expect(after.equals(await bytesOf(engine))).toBe(false);
  expect(after.equals(await bytesOf(engine, changed))).toBe(true);
});
