import { describe, expect, it } from 'vitest';
import { pairRoots } from '../../src/gate/pair-roots.ts';
import type { RenderedRoot } from '../../src/model/rendered-root.ts';
import { createEnvironmentsOf } from '../../src/policy/related/neighbours.ts';
import { rootOf } from './verdicts.ts';

function rootWith(id: string, names: readonly string[], changes: Partial<RenderedRoot> = {}): RenderedRoot {
  const objects = names.map((name) => `---\napiVersion: v1\nkind: ConfigMap\nmetadata: { name: ${name} }\n`);
  return rootOf(id, objects.join(''), changes);
}

/** What each root was before, and what each that is gone held: `root < before: objects`. */
function told(
  base: readonly RenderedRoot[],
  head: readonly RenderedRoot[],
  environments: Readonly<Record<string, readonly string[]>> = {},
): readonly string[] {
  const { before, gone } = pairRoots(base, head, createEnvironmentsOf(environments));
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
  expect(told(base, [rootWith('new', ['x', 'w'])])).toEqual(['new < old: x w z', 'gone other < other: x']);
});

it('what turns up elsewhere is not gone', () => {
  const base = [rootWith('a', ['x', 'w', 'z']), rootWith('b', ['k'])];
  expect(told(base, [rootWith('b', ['k', 'w']), rootWith('c', ['x'])])).toEqual(['b < b: k w', 'c < a: x z']);
  expect(told(base, [rootWith('b', ['k', 'x', 'w', 'z'])])).toEqual(['b < b: k x w z']);
});

it('what goes from one root that stays to another is not gone, and was there before', () => {
  const base = [rootWith('a', ['x', 'w']), rootWith('b', ['k'])];
  expect(told(base, [rootWith('a', ['x']), rootWith('b', ['k', 'w'])])).toEqual(['a < a: x', 'b < b: k w']);
});

it('what turns up once stands for one that is gone', () => {
  const base = [rootWith('a', ['x', 'k']), rootWith('b', ['x', 'k'])];
  const head = [rootWith('a', ['k']), rootWith('b', ['k']), rootWith('c', ['x'])];
  expect(told(base, head)).toEqual(['a < a: k', 'b < b: x k', 'c < c: x']);
});

it('folders that were moved at once are those that share most, whatever their names', () => {
  const base = [rootWith('a', ['x']), rootWith('b', ['x', 'w', 'z'])];
  const head = [rootWith('c', ['x', 'w', 'z']), rootWith('d', ['x'])];
  for (const each of [head, head.toReversed()])
    expect(told(base, each).toSorted()).toEqual(['c < b: x w z', 'd < a: x']);
});

it('of those that share as much, the ones with names of folders in common were moved, then the first', () => {
  const base = [rootWith('production/web', ['x']), rootWith('staging/web', ['x'])];
  const head = [rootWith('web/a/staging', ['x']), rootWith('web/b/production', ['x'])];
  expect(told(base, head)).toEqual(['web/a/staging < staging/web: x', 'web/b/production < production/web: x']);
  expect(told([rootWith('b', ['x']), rootWith('a', ['x'])], [rootWith('d', ['x']), rootWith('c', ['x'])])).toEqual([
    'd < b: x',
    'c < a: x',
  ]);
});

describe('where there are environments', () => {
  const environments = { staging: ['staging/*', 'both'], production: ['production/*', 'both'] };

  it('what turns up in another is gone', () => {
    const base = [rootWith('production/a', ['x', 'k']), rootWith('staging/a', ['k'])];
    const head = [rootWith('production/a', ['k']), rootWith('staging/a', ['k', 'x'])];
    const stays = ['production/a < production/a: x k', 'staging/a < staging/a: k'];
    expect(told(base, head, environments)).toEqual(stays);
    expect(told(base, [rootWith('production/a', ['k']), rootWith('staging/a', ['k'])], environments)).toEqual(stays);
  });

  it('a root is not moved to another', () => {
    const base = [rootWith('production/a', ['x', 'k'])];
    expect(told(base, [rootWith('staging/a', ['x', 'k'])], environments)).toEqual([
      'gone production/a < production/a: x k',
    ]);
    expect(told(base, [rootWith('production/b', ['x'])], environments)).toEqual(['production/b < production/a: x k']);
  });

  it('what is of none holds nothing of them, and yet was what is gone', () => {
    const base = [rootWith('production/a', ['x', 'k'])];
    expect(told(base, [rootWith('other', ['x'])], environments)).toEqual([
      'other < other: x',
      'gone production/a < production/a: x k',
    ]);
  });

  it('what was of several has to turn up in each', () => {
    const base = [rootWith('both', ['x', 'k'])];
    expect(told(base, [rootWith('both', ['k']), rootWith('staging/a', ['x'])], environments)).toEqual([
      'both < both: x k',
      'staging/a < staging/a: x',
    ]);
    const head = [rootWith('both', ['k']), rootWith('staging/a', ['x']), rootWith('production/a', ['x'])];
    expect(told(base, head, environments)[0]).toBe('both < both: k');
  });
});

it('a root that did not render whole before is no place to which things go', () => {
  const errors = [{ code: 'RENDER_FAILED', message: 'x', docs: '' }] as const;
  const base = [rootWith('a', ['x', 'k']), rootWith('b', [], { errors })];
  expect(told(base, [rootWith('a', ['k']), rootWith('b', ['x'])])).toEqual(['a < a: x k', 'b < b: ']);
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
