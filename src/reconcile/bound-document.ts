import type { UnhealthyDocument } from '../health/watch/describe.ts';
import type { ObjectAction, ObjectDocument, ReconcileDocument } from './document.ts';

/** A ConfigMap takes 1 MiB; so much keeps a status quick to read and to watch. */
export const maxStatusBytes = 200_000;

const weight: Readonly<Record<ObjectAction, number>> = {
  failed: 0,
  deleted: 1,
  created: 2,
  configured: 3,
  skipped: 4,
  unchanged: 5,
};

/**
 * The document as the cluster keeps it: never larger than `limit` bytes of JSON. Failures come first and stay longest; what is
 * left out is counted.
 */
export function boundDocument(document: ReconcileDocument, limit = maxStatusBytes): ReconcileDocument {
  const sorted = document.objects.toSorted((one, other) => weight[one.action] - weight[other.action]);
  const worth = sorted.filter(({ action, reason }) => action !== 'unchanged' || reason !== '');
  for (let keep = 1; keep > 0.001; keep /= 2) {
    const bounded = cut(document, worth, keep);
    if (Buffer.byteLength(JSON.stringify(bounded)) <= limit) return bounded;
  }
  return {
    ...cut(document, [], 0),
    errors: document.errors.slice(0, 1).map((error) => ({ ...error, message: error.message.slice(0, 1000) })),
  };
}

function cut(document: ReconcileDocument, worth: readonly ObjectDocument[], keep: number): ReconcileDocument {
  const share = <T>(items: readonly T[], most: number): T[] => items.slice(0, Math.ceil(most * keep));
  const objects = share(worth, 500);
  const drift = share(document.drift, 50);
  const unhealthy = share(document.health.unhealthy, 20).map((one) => shorten(one, keep));
  const omitted = {
    objects: document.objects.length - objects.length,
    drift: document.drift.length - drift.length,
    unhealthy: document.health.unhealthy.length - unhealthy.length,
  };
  return {
    ...document,
    objects,
    drift,
    warnings: share(document.warnings, 50).map((warning) => warning.slice(0, 500)),
    errors: share(document.errors, 50),
    health: { ...document.health, unhealthy, digests: share(document.health.digests, 100) },
    ...(Object.values(omitted).some((count) => count > 0) ? { omitted } : {}),
  };
}

function shorten(one: UnhealthyDocument, keep: number): UnhealthyDocument {
  const length = Math.max(200, Math.floor(4000 * keep));
  return {
    ...one,
    message: one.message.slice(0, length),
    logs: one.logs.map((log) => ({ ...log, tail: log.tail.slice(-length) })),
  };
}
