import { createHash } from 'node:crypto';

/** A short fingerprint of plain data, whatever the order of its keys: 128 bits as 22 characters. */
export function contentHash(value: unknown): string {
  return createHash('sha256').update(canonical(value)).digest().subarray(0, 16).toString('base64url');
}

function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) => {
    if (inner === null || typeof inner !== 'object' || Array.isArray(inner)) return inner;
    return Object.fromEntries(Object.entries(inner).toSorted(([one], [other]) => (one < other ? -1 : 1)));
  });
}
