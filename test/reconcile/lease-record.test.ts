import { expect, test } from 'vitest';
import { isFree, leaseObject, readLease } from '../../src/reconcile/lease-record.ts';

const held = readLease(leaseObject('slipway', { holder: 'pod-1', transitions: 3, wantedBy: 'pod-2 abc' }, 1_000_000));

test('a Lease reads as it was written', () => {
  expect(held).toEqual({
    holder: 'pod-1',
    renewed: 1_000_000,
    durationMs: 15_000,
    transitions: 3,
    wantedBy: 'pod-2 abc',
  });
});

test('a Lease is free when nobody holds it', () => {
  expect(isFree({ ...held, holder: '' }, 1_000_000, 0)).toBe(true);
  expect(isFree(held, 1_000_000, 0)).toBe(false);
});

test('a holder that we have not seen renew for the duration is dead, however its clock goes', () => {
  expect(isFree({ ...held, renewed: 9_999_999 }, 1_000_000, 15_001)).toBe(true);
  expect(isFree({ ...held, renewed: 0 }, 1_000_000, 0)).toBe(true);
  expect(isFree({ ...held, renewed: 970_000 }, 1_000_000, 3000)).toBe(false);
});
