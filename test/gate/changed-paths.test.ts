import { assert, jsonValue, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changedPaths } from '../../src/gate/changed-paths.ts';
import { formatPath } from '../../src/model/json-path.ts';

function paths(old: unknown, current: unknown): readonly string[] {
  return changedPaths(old, current).map(formatPath);
}

describe('changed paths', () => {
  it('name what was added, removed and changed, whole parts as one', () => {
    expect(paths({ a: 1, b: { x: 1 }, d: 1 }, { a: 2, c: { y: { z: 1 } }, d: 1 })).toEqual(['a', 'c', 'b']);
  });

  it('match containers by name, so that re-ordering is no change', () => {
    const [web, side] = [
      { name: 'web', image: 'a:1' },
      { name: 'side', image: 'b:1' },
    ];
    expect(paths({ containers: [web, side] }, { containers: [side, web] })).toEqual([]);
    expect(paths({ containers: [web, side] }, { containers: [side, { ...web, image: 'a:2' }] })).toEqual([
      'containers[1].image',
    ]);
    expect(paths({ containers: [web, side] }, { containers: [web] })).toEqual(['containers[1]']);
    expect(paths({ containers: [web] }, { containers: [web, side] })).toEqual(['containers[1]']);
  });

  it('match ports by number and protocol, and keep two items of one key apart', () => {
    const ports = [
      { containerPort: 53, protocol: 'UDP', name: 'u' },
      { containerPort: 53, protocol: 'TCP', name: 't' },
    ];
    expect(paths({ ports }, { ports: ports.toReversed() })).toEqual([]);
    expect(
      paths(
        {
          env: [
            { name: 'A', value: '1' },
            { name: 'A', value: '2' },
          ],
        },
        {
          env: [
            { name: 'A', value: '1' },
            { name: 'A', value: '3' },
          ],
        },
      ),
    ).toEqual(['env[1].value']);
  });

  it('take the order of arguments seriously', () => {
    expect(paths({ args: ['-a', '-b'] }, { args: ['-b', '-a'] })).toEqual(['args']);
    expect(paths({ args: ['-a'] }, { args: ['-a', '-b'] })).toEqual(['args']);
    expect(paths({ rules: [{ verbs: ['get'] }] }, { rules: [{ verbs: ['list'] }] })).toEqual(['rules[0].verbs']);
  });

  it('see a change of type, and null against nothing', () => {
    expect(paths({ a: 1, b: [], c: null }, { a: '1', b: {}, d: null })).toEqual(['a', 'b', 'd', 'c']);
  });

  it('take names of JavaScript for keys like any other', () => {
    expect(
      paths({ valueOf: [1], constructor: [{ name: 'a' }] }, { valueOf: [1], constructor: [{ name: 'b' }] }),
    ).toEqual(['constructor[0]', 'constructor[0]']);
  });

  it('are empty for equal values and not empty for different ones', () => {
    const value = jsonValue({ maxDepth: 4 });
    assert(
      property(value, value, (one, other) => {
        const equal = JSON.stringify(sorted(one)) === JSON.stringify(sorted(other));
        expect(changedPaths({ v: one }, { v: other }).length > 0).toBe(!equal);
        expect(paths(one, structuredClone(one))).toEqual([]);
      }),
    );
  });
});

/** Order of keys is no difference. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, child]) => [key, sorted(child)]),
  );
}
