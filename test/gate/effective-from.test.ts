import { expect, it } from 'vitest';
import { ownDates } from '../../src/gate/effective-from.ts';

it('a policy that is added does not put off the rule of another', () => {
  const later = { id: 'main/deny', effectiveFrom: '2099-01-01' };
  expect(ownDates([later])).toEqual({ 'main/deny': '2099-01-01' });
  expect(ownDates([{ id: 'main/deny' }, later, { id: 'b' }])).toEqual({});
  expect(ownDates([later, { id: 'main/deny', effectiveFrom: '2027-03-01' }])).toEqual({ 'main/deny': '2027-03-01' });
});
