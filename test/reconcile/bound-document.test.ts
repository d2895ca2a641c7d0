import { expect, test } from 'vitest';
import { boundDocument } from '../../src/reconcile/bound-document.ts';
import type { ObjectDocument, ReconcileDocument } from '../../src/reconcile/document.ts';
import { createDraft, toDocument } from '../../src/reconcile/draft.ts';
import { rendering } from './rendering.ts';

function document(objects: ObjectDocument[], more: Partial<ReconcileDocument> = {}): ReconcileDocument {
  const draft = createDraft(rendering(), 'pod-1', 0);
  draft.objects.push(...objects);
  return { ...toDocument(draft, 'failed', 1000), ...more };
}

function object(action: ObjectDocument['action'], index: number, reason = ''): ObjectDocument {
  return { object: `v1/ConfigMap/shop/${action}-${index}`, action, reason };
}

test('a small document stays as it is, but for what was not touched', () => {
  const bounded = boundDocument(document([object('unchanged', 1), object('created', 2), object('failed', 3)]));
  expect(bounded.objects.map((one) => one.action)).toEqual(['failed', 'created']);
  expect(bounded).toMatchObject({ counts: { unchanged: 1, created: 1, failed: 1 }, omitted: { objects: 1 } });
});

test('a large document keeps failures first and says how much it leaves out', () => {
  const many = Array.from({ length: 5000 }, (_, index) =>
    object(index < 20 ? 'failed' : 'created', index, 'x'.repeat(300)),
  );
  const bounded = boundDocument(document(many.toReversed()));
  expect(Buffer.byteLength(JSON.stringify(bounded))).toBeLessThanOrEqual(200_000);
  expect(bounded.objects.slice(0, 20).every((one) => one.action === 'failed')).toBe(true);
  expect(bounded.omitted?.objects).toBe(5000 - bounded.objects.length);
});

test('no document is too large, whatever it holds', () => {
  const huge = 'x'.repeat(300_000);
  const unhealthy = [
    {
      object: 'a',
      reason: 'b',
      message: huge,
      since: '',
      events: [],
      logs: [{ pod: 'p', container: 'c', tail: huge }],
    },
  ];
  const bounded = boundDocument(
    document([], {
      errors: [{ code: 'X', message: huge, docs: '' }],
      health: { objects: 1, current: 0, unhealthy, digests: [] },
    }),
  );
  expect(Buffer.byteLength(JSON.stringify(bounded))).toBeLessThanOrEqual(200_000);
});

test('since when it fails is kept until a run succeeds', () => {
  const draft = createDraft(rendering(), 'pod-1', 0);
  expect(toDocument(draft, 'failed', 1000).failingSince).toBe('1970-01-01T00:00:01.000Z');
  draft.former = { ...draft.former, failingSince: '1969-01-01T00:00:00.000Z' };
  expect(toDocument(draft, 'timeout', 1000).failingSince).toBe('1969-01-01T00:00:00.000Z');
  expect(toDocument(draft, 'running', 1000).failingSince).toBe('1969-01-01T00:00:00.000Z');
  expect(toDocument(draft, 'synced', 1000).failingSince).toBeNull();
});
