import { describe, expect, it } from 'vitest';
import { readResults } from '../../src/policy/read-results.ts';

describe('what a rule gives', () => {
  it('is read as messages, alone or in a list', () => {
    expect(readResults(['a', { msg: 'b' }])).toEqual([
      { message: 'a', path: [] },
      { message: 'b', path: [] },
    ]);
    expect(readResults('a')).toEqual([{ message: 'a', path: [] }]);
    expect(readResults({ msg: 'a' })).toEqual([{ message: 'a', path: [] }]);
  });

  it('is nothing where the rule is undefined, false or empty, and something where it is true', () => {
    for (const value of [undefined, false, []]) expect(readResults(value)).toEqual([]);
    expect(readResults(true)).toHaveLength(1);
  });

  it('takes a path as keys and indices or as the contract writes it, and keeps the finding where it is neither', () => {
    const pathOf = (path: unknown): unknown => readResults([{ msg: 'a', path }])[0]?.path;
    expect(pathOf(['spec', 'containers', 0])).toEqual(['spec', 'containers', 0]);
    expect(pathOf('metadata.labels["a.b/c"]')).toEqual(['metadata', 'labels', 'a.b/c']);
    for (const bad of ['..', ['a', -1], ['a', 1.5], ['a', null], {}, 7]) expect(pathOf(bad)).toEqual([]);
  });

  it('takes a severity that is one of ours, and another object that is named in full', () => {
    const object = { apiVersion: 'v1', kind: 'Secret', name: 'db' };
    expect(readResults([{ msg: 'a', severity: 'Warning', object }])[0]).toEqual({
      message: 'a',
      path: [],
      severity: 'warning',
      object: { ...object, namespace: '' },
    });
    expect(readResults([{ msg: 'a', severity: 'HIGH', object: { kind: 'Secret' } }])[0]).toEqual({
      message: 'a',
      path: [],
    });
  });

  it('takes what to do with its details', () => {
    const detailsOf = (result: object): unknown => readResults([{ msg: 'a', ...result }])[0]?.details;
    expect(detailsOf({ fix: 'set it' })).toEqual({ fix: 'set it' });
    expect(detailsOf({ fix: 'set it', details: { b: 1 } })).toEqual({ b: 1, fix: 'set it' });
    expect(detailsOf({ fix: 'set it', details: [1] })).toEqual({ details: [1], fix: 'set it' });
    expect(detailsOf({ fix: 'set it', details: 'x'.repeat(16_000) })).toEqual({ fix: 'set it' });
    expect(detailsOf({ fix: '\u0001'.repeat(4000), details: { b: 1 } })).toMatchObject({ b: 1 });
    for (const fix of [7, '', null]) expect(detailsOf({ fix })).toBeUndefined();
  });

  it('never counts as nothing when it is not understood', () => {
    for (const value of [null, 7, [null], [7], [{}], [{ msg: 7 }], [['a']], { message: 'a' }]) {
      expect(() => readResults(value)).toThrow('neither a message nor an object with "msg"');
    }
  });

  it('shortens a message that has no end', () => {
    expect(readResults(['x'.repeat(100_000)])[0]?.message).toHaveLength(4001);
  });
});
