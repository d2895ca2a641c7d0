import { expect, it } from 'vitest';
import { wasiImports } from '../../../src/platform/wasi/wasi-imports.ts';

type Call = (...args: number[]) => number;

/** A module that imports functions of these names and does nothing. */
function importing(names: readonly string[]): Promise<WebAssembly.Module> {
  const text = (value: string): number[] => [value.length, ...new TextEncoder().encode(value)];
  const entries = names.flatMap((name) => [...text('wasi'), ...text(name), 0, 0]);
  const types = [1, 4, 1, 0x60, 0, 0];
  return WebAssembly.compile(
    new Uint8Array([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0, ...types, 2, entries.length + 1, names.length, ...entries]),
  );
}

/** What a program reads by a pair of calls: first how much room it needs, then the texts. */
async function read(
  environment: Readonly<Record<string, string>> | undefined,
  what: 'args' | 'environ',
): Promise<readonly string[]> {
  const memory = new WebAssembly.Memory({ initial: 1 });
  const names = [`${what}_sizes_get`, `${what}_get`];
  const { imports } = wasiImports(await importing(names), () => memory, environment);
  const [sizes, texts] = names.map((name) => imports[name] as Call);
  const view = new DataView(memory.buffer);
  expect(sizes?.(0, 4)).toBe(0);
  const [count, size] = [view.getUint32(0, true), view.getUint32(4, true)];
  expect(texts?.(100, 1000)).toBe(0);
  expect(new Uint8Array(memory.buffer, 1000 + size).every((byte) => byte === 0)).toBe(true);
  const starts = Array.from({ length: count }, (_, index) => view.getUint32(100 + 4 * index, true));
  return starts.map((start) => {
    const bytes = new Uint8Array(memory.buffer, start, 1000 + size - start);
    return new TextDecoder().decode(bytes.subarray(0, bytes.indexOf(0)));
  });
}

it('gives the module the environment that is named, and nothing of ours', async () => {
  expect(await read({ GOGC: '1000', WORD: 'für alle' }, 'environ')).toEqual(['GOGC=1000', 'WORD=für alle']);
  expect(await read(undefined, 'environ')).toEqual([]);
});

it('gives the module a name as its only argument', async () => {
  expect(await read({ GOGC: '1000' }, 'args')).toEqual(['slipway']);
});
