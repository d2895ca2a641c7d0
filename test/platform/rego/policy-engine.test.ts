import { execFileSync, spawnSync } from 'node:child_process';
import { chmod, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CachePlace } from '../../../src/platform/cache/content-cache.ts';
import { createPolicyEngine } from '../../../src/platform/rego/create-policy-engine.ts';
import type { Compilation, CompileRequest, EvaluationTask } from '../../../src/ports/policy-engine.ts';
import { startOpa, withSortedLists } from '../../policy/support.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'slipway-test-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

function request(text: string, ...entrypoints: readonly string[]): CompileRequest {
  return { sources: [{ path: 'a.rego', text }], version: 'v1', entrypoints };
}

const simple = request('package main\ndeny contains input.kind if true', 'main/deny');

/** So short that the compiler never answers: what succeeds all the same came from elsewhere. */
const noTime = { compileTimeoutMs: 1 };

const secret = new TextEncoder().encode('a secret');
const place = (where: string): CachePlace => ({ folder: where, secret });

function wasmOf(compilation: Compilation): Uint8Array {
  if ('problems' in compilation) throw new Error(JSON.stringify(compilation.problems));
  return compilation.wasm;
}

describe('the compile cache', () => {
  it('gives what was compiled before without the compiler, also in another process', async () => {
    const cacheFolder = join(folder, 'cache');
    await using first = createPolicyEngine({ cache: place(cacheFolder) });
    const compiled = wasmOf(await first.compile(simple));
    await using second = createPolicyEngine({ cache: place(cacheFolder), ...noTime });
    expect(Buffer.compare(wasmOf(await second.compile(simple)), compiled)).toBe(0);
  });

  it('is not asked for other sources, names, entrypoints or versions', async () => {
    await using first = createPolicyEngine({ cache: place(folder) });
    await first.compile(simple);
    await using second = createPolicyEngine({ cache: place(folder), ...noTime });
    const [source] = simple.sources;
    const others: CompileRequest[] = [
      { ...simple, sources: [{ path: 'a.rego', text: `${source?.text}\n` }] },
      { ...simple, sources: [{ path: 'b.rego', text: source?.text ?? '' }] },
      { ...simple, entrypoints: ['main'] },
      { ...simple, version: 'auto' },
    ];
    for (const other of others) await expect(second.compile(other)).rejects.toMatchObject({ code: 'POLICY_LIMIT' });
  });

  it('does not believe a file that was cut off or changed', async () => {
    await using first = createPolicyEngine({ cache: place(folder) });
    const compiled = wasmOf(await first.compile(simple));
    const [name = ''] = await readdir(folder);
    const bytes = await readFile(join(folder, name));
    bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
    for (const broken of [bytes, bytes.subarray(0, 1000), Buffer.alloc(0)]) {
      await writeFile(join(folder, name), broken);
      expect(Buffer.compare(wasmOf(await first.compile(simple)), compiled)).toBe(0);
    }
  });

  it('does not believe an entry that somebody without the secret made, or one of another policy', async () => {
    const other = { folder, secret: new TextEncoder().encode('another') };
    await using attacker = createPolicyEngine({ cache: other });
    await attacker.compile(simple);
    const forged = await readdir(folder);
    await using engine = createPolicyEngine({ cache: place(folder), ...noTime });
    await expect(engine.compile(simple)).rejects.toMatchObject({ code: 'POLICY_LIMIT' });
    await using first = createPolicyEngine({ cache: place(folder) });
    const allowing = request('package main\ndeny contains 1 if false', 'main/deny');
    await first.compile(allowing);
    const [own = ''] = (await readdir(folder)).filter((name) => !forged.includes(name));
    await writeFile(join(folder, forged[0] ?? ''), await readFile(join(folder, own)));
    await expect(engine.compile(simple)).rejects.toMatchObject({ code: 'POLICY_LIMIT' });
  });

  it('is not taken from a folder that others may write, or that is a link to one', async () => {
    const cacheFolder = join(folder, 'cache');
    await using first = createPolicyEngine({ cache: place(cacheFolder) });
    await first.compile(simple);
    await symlink(cacheFolder, join(folder, 'link'));
    await using linked = createPolicyEngine({ cache: place(join(folder, 'link')), ...noTime });
    await expect(linked.compile(simple)).rejects.toMatchObject({ code: 'POLICY_LIMIT' });
    await chmod(cacheFolder, 0o777);
    await using second = createPolicyEngine({ cache: place(cacheFolder), ...noTime });
    await expect(second.compile(simple)).rejects.toMatchObject({ code: 'POLICY_LIMIT' });
  });

  it('is not there unless a folder is given, and costs nothing when it cannot be written', async () => {
    await writeFile(join(folder, 'file'), '');
    await using engine = createPolicyEngine({ cache: place(join(folder, 'file', 'below')) });
    expect(wasmOf(await engine.compile(simple)).byteLength).toBeGreaterThan(1000);
    expect(await readdir(folder)).toEqual(['file']);
  });
});

describe('the compiler', () => {
  it('is ended with its process group when it takes too long', async () => {
    await using engine = createPolicyEngine({ compileTimeoutMs: 30 });
    await expect(engine.compile(simple)).rejects.toMatchObject({ code: 'POLICY_LIMIT' });
    await expect.poll(workers).toEqual([]);
  });

  it('is ended when the run is', async () => {
    await using engine = createPolicyEngine();
    const controller = new AbortController();
    const result = engine.compile(simple, controller.signal);
    setTimeout(() => controller.abort(new Error('ended')), 50);
    await expect(result).rejects.toThrow('ended');
    await expect.poll(workers).toEqual([]);
  });

  it('is ended when it needs too much memory, and the next request gets a new one', async () => {
    await using engine = createPolicyEngine({ maxMemoryBytes: 96 * 1024 * 1024, compileTimeoutMs: 600_000 });
    const rules = Array.from(
      { length: 30_000 },
      (_, index) => `deny contains "${index}" if input.x[${index}].y == ${index}`,
    );
    await expect(engine.compile(request(`package main\n${rules.join('\n')}`, 'main/deny'))).rejects.toMatchObject({
      code: 'POLICY_LIMIT',
      message: expect.stringContaining('out of memory') as string,
    });
    expect(wasmOf(await engine.compile(simple)).byteLength).toBeGreaterThan(1000);
  });

  it('is kept for the next request, and gone afterwards', async () => {
    {
      await using engine = createPolicyEngine();
      await engine.compile(simple);
      const before = workers();
      expect(before).toHaveLength(1);
      await engine.inspect(simple.sources, 'v1');
      expect(workers()).toEqual(before);
    }
    await expect.poll(workers).toEqual([]);
  });

  it('is begun when policies are expected and nothing is kept, and then asked', async () => {
    {
      await using engine = createPolicyEngine();
      engine.expect();
      const begun = workers();
      expect(begun).toHaveLength(1);
      expect(wasmOf(await engine.compile(simple)).byteLength).toBeGreaterThan(1000);
      expect(workers()).toEqual(begun);
    }
    await expect.poll(workers).toEqual([]);
    {
      await using unused = createPolicyEngine();
      unused.expect();
    }
    await expect.poll(workers).toEqual([]);
    await using cached = createPolicyEngine({ cache: place(folder) });
    cached.expect();
    expect(workers()).toEqual([]);
  });

  it('is replaced when it ended before it was asked', async () => {
    await using engine = createPolicyEngine();
    engine.expect();
    const [begun = ''] = workers();
    process.kill(Number(begun), 'SIGKILL');
    await expect.poll(() => spawnSync('ps', ['-p', begun]).status).toBe(1);
    expect(wasmOf(await engine.compile(simple)).byteLength).toBeGreaterThan(1000);
  });

  it('makes the same bytes for files in any order', async () => {
    await using engine = createPolicyEngine();
    const sources = ['b', 'a', 'c'].map((name) => ({
      path: `${name}.rego`,
      text: `package ${name}\ndeny contains "x" if true`,
    }));
    const compile = async (given: typeof sources): Promise<Buffer> =>
      Buffer.from(wasmOf(await engine.compile({ sources: given, version: 'v1', entrypoints: ['a/deny', 'b/deny'] })));
    expect((await compile(sources)).equals(await compile(sources.toReversed()))).toBe(true);
  });

  it('answers what is no Rego and what does not exist with a problem', async () => {
    await using engine = createPolicyEngine();
    const missing = await engine.compile({ ...simple, entrypoints: ['main/nope'] });
    expect(missing).toMatchObject({ problems: [{ message: expect.stringContaining('main/nope') as string }] });
    const inspection = await engine.inspect([{ path: 'a.rego', text: '\u0000\u0000' }], 'auto');
    expect(inspection).toMatchObject({ problems: [{ file: 'a.rego', line: 1 }] });
  });
});

/** The compiler processes of this process. */
function workers(): readonly string[] {
  const lines = execFileSync('ps', ['-o', 'pid=,args=', '--ppid', String(process.pid)], { encoding: 'utf8' }).split(
    '\n',
  );
  return lines.filter((line) => line.includes('rego-worker')).map((line) => line.trim().split(' ')[0] ?? '');
}

describe('a policy module', () => {
  const engine = createPolicyEngine();
  afterAll(() => engine[Symbol.asyncDispose]());

  it('is refused when it is no policy', async () => {
    for (const bytes of [
      new Uint8Array(),
      new TextEncoder().encode('hello'),
      Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0),
    ]) {
      await expect(engine.load(bytes)).rejects.toMatchObject({ code: 'POLICY_COMPILE' });
    }
  });

  it('takes bytes from a shared pool, and falsy and odd inputs for what they are', async () => {
    const wasm = Buffer.from(wasmOf(await engine.compile(request('package main\np := [input]', 'main/p'))));
    const module = await engine.load(wasm);
    const inputs = [false, 0, '', null, [], { type: 'Buffer' }, '\u00e9\u{1f600}'];
    const tasks: EvaluationTask[] = inputs.map((input) => ({ input, entrypoints: ['main/p'] }));
    expect(await module.evaluate({ data: {}, tasks })).toEqual(inputs.map((input) => [{ value: [input] }]));
  });

  it('sees data, per batch', async () => {
    const module = await engine.load(wasmOf(await engine.compile(request('package main\np := data.x.y', 'main/p'))));
    const tasks = [{ input: {}, entrypoints: ['main/p'] }];
    expect(await module.evaluate({ data: { x: { y: 1 } }, tasks })).toEqual([[{ value: 1 }]]);
    expect(await module.evaluate({ data: {}, tasks })).toEqual([[{}]]);
  });

  it('gives an error for an entrypoint that it does not have, and a value for the others', async () => {
    const module = await engine.load(wasmOf(await engine.compile(simple)));
    const tasks = [{ input: { kind: 'Pod' }, entrypoints: ['main/nope', 'main/deny'] }];
    expect(await module.evaluate({ data: {}, tasks })).toEqual([
      [{ error: expect.stringContaining('main/nope') as string }, { value: ['Pod'] }],
    ]);
  });

  it('evaluates as OPA does, with builtins of the host and without', async () => {
    const text = `package main
p := {"sets": {1, 2}, "quoted": sprintf("%v %v %s", [{"b", "a"}, 9007199254740993, input.name]), "deep": walked}
walked contains concat("/", [sprintf("%v", [step]) | some step in path]) if { [path, value] := walk(input); is_string(value) }
q contains upper(input.name) if not startswith(input.name, "x")`;
    const module = await engine.load(wasmOf(await engine.compile(request(text, 'main/p', 'main/q'))));
    await using opa = startOpa();
    const inputs = [{ name: 'a', list: [{ x: 'y' }, 'z'] }, { name: 'x', more: null }, { name: 'o\u00f6' }];
    const files = [{ path: 'a.rego', text }];
    const tasks = inputs.map((input) => ({ input, entrypoints: ['main/p', 'main/q'] }));
    const ours = await module.evaluate({ data: {}, tasks });
    for (const [place, query] of ['data.main.p', 'data.main.q'].entries()) {
      const { results = [] } = await opa.call({ mode: 'eval', files, regoVersion: 'v1', query, inputs });
      expect(ours.map((each) => withSortedLists(each[place]?.value))).toEqual(
        results.map(({ value }) => withSortedLists(value)),
      );
    }
  });
});
