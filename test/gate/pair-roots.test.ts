import { expect, it } from 'vitest';
import { pairRoots } from '../../src/gate/pair-roots.ts';
import type { RenderedRoot } from '../../src/model/rendered-root.ts';
import { rootOf } from './verdicts.ts';

function rootWith(id: string, names: readonly string[], changes: Partial<RenderedRoot> = {}): RenderedRoot {
  const objects = names.map((name) => `---\napiVersion: v1\nkind: ConfigMap\nmetadata: { name: ${name} }\n`);
  return rootOf(id, objects.join(''), changes);
}

/** What each root was before, and what each that is gone held: `root < before: objects`. */
function told(base: readonly RenderedRoot[], head: readonly RenderedRoot[]): readonly string[] {
  const { before, gone } = pairRoots(base, head);
  return [...[...before].map((pair) => line('', pair)), ...[...gone].map((pair) => line('gone ', pair))];
}

function line(sort: string, [root, before]: readonly [RenderedRoot, RenderedRoot]): string {
  return `${sort}${root.id} < ${before.id}: ${before.objects.map(({ manifest }) => manifest.metadata?.name).join(' ')}`;
}

it('roots are what has their id', () => {
  expect(told([rootWith('a', ['x']), rootWith('b', ['w'])], [rootWith('a', ['z']), rootWith('c', [])])).toEqual([
    'a < a: x',
    'gone b < b: w',
  ]);
});

it('a folder that was moved is what shares most objects with it', () => {
  const base = [rootWith('old', ['x', 'w', 'z']), rootWith('other', ['x'])];
  expect(told(base, [rootWith('new', ['x', 'w'])])).toEqual(['new < old: x w z']);
});

it('what turns up elsewhere is not gone', () => {
  const base = [rootWith('a', ['x', 'w', 'z']), rootWith('b', ['k'])];
  expect(told(base, [rootWith('b', ['k', 'w']), rootWith('c', ['x'])])).toEqual(['b < b: k', 'c < a: x z']);
  expect(told(base, [rootWith('b', ['k', 'x', 'w', 'z'])])).toEqual(['b < b: k']);
});

it('what another environment has all along is gone where it was', () => {
  const staging = rootWith('staging', ['x']);
  expect(told([staging, rootWith('production', ['x'])], [staging])).toEqual([
    'staging < staging: x',
    'gone production < production: x',
  ]);
});

it('of a root that did not render whole nothing is gone', () => {
  const errors = [{ code: 'RENDER_FAILED', message: 'x', docs: '' }] as const;
  expect(told([rootWith('a', ['x'], { errors })], [])).toEqual([]);
});
