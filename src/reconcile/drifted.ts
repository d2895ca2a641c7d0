import { isRecord } from '../health/read.ts';
import { isStoredKind } from '../health/object-health.ts';
import { formatPath, type JsonPath } from '../model/json-path.ts';
import { formatIdentity, type KubernetesObject } from '../model/object.ts';
import { type DriftDocument, type FieldDrift, fieldDrift } from './drift.ts';
import type { LiveRecord } from './live-record.ts';
import type { RunContext } from './run-context.ts';
import type { Wanted } from './wanted.ts';

/**
 * What somebody changed of an object since we applied it; undefined when it was only what an autoscaler may. The values from
 * before are read where only metadata is at hand, except those of Secrets.
 */
export async function describeDrift(
  { kube, signal }: RunContext,
  wanted: Wanted,
  manifest: KubernetesObject,
  record: LiveRecord | undefined,
): Promise<DriftDocument | undefined> {
  const object = formatIdentity(wanted.identity);
  if (record?.live === undefined) return { object, change: 'deleted', fields: [] };
  const { apiVersion, kind } = wanted.identity;
  const partial = isStoredKind(apiVersion, kind);
  const whole =
    partial && kind !== 'Secret' ? await kube.get(wanted.identity, { signal }).catch(() => undefined) : undefined;
  const live = whole ?? record.live;
  const changed = fieldDrift(manifest, live);
  const removed = partial && whole === undefined ? [] : missingFields(manifest, live);
  const fields = [...changed, ...removed].slice(0, 20);
  return fields.length === 0 ? undefined : { object, change: 'modified', fields };
}

/** Fields of the manifest that the object has no longer: nobody owns them, so nobody can be named. */
function missingFields(manifest: KubernetesObject, live: KubernetesObject): FieldDrift[] {
  return missing(manifest, live, []).map((path) => ({ path: formatPath(path), manager: '', at: '' }));
}

function missing(wanted: Record<string, unknown>, live: Record<string, unknown>, path: JsonPath): JsonPath[] {
  return Object.entries(wanted).flatMap(([key, value]): JsonPath[] => {
    // The server turns it into `data`, and what is empty it may leave out.
    if (value === null || (path.length === 0 && key === 'stringData')) return [];
    const there = live[key];
    if (isRecord(value)) return missing(value, isRecord(there) ? there : {}, [...path, key]);
    return there === undefined && !isEmpty(value) ? [[...path, key]] : [];
  });
}

function isEmpty(value: unknown): boolean {
  return value === '' || (Array.isArray(value) && value.length === 0);
}
