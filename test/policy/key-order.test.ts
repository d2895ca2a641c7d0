import { expect, it } from 'vitest';
import { unsortedMaps } from '../../src/policy/key-order.ts';

it('names maps whose keys are not sorted, each before what is in it', () => {
  expect(unsortedMaps({ b: [{ a: 1 }, { z: 1, y: { d: 1, c: [] } }], a: null })).toEqual([[], ['b', 1], ['b', 1, 'y']]);
  expect(unsortedMaps({ a: [{}, 1, 'x', null], b: { c: 1, d: 2 } })).toEqual([]);
});
