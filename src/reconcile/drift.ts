import { isRecord } from '../health/read.ts';
import { cleanText } from '../health/diagnosis/clean-text.ts';
import { formatPath, valueAt } from '../model/json-path.ts';
import type { KubernetesObject } from '../model/object.ts';
import { fieldsOf, holds, isOurs, type ManagedEntry, managedEntries, type OwnedField } from './managed-fields.ts';

/** A field that somebody else changed since we applied it. */
export interface FieldDrift {
  /** Contract path. */
  path: string;
  /** Field manager: `kubectl-edit`, `kube-controller-manager`; empty when the field is gone and nobody owns it. */
  manager: string;
  /** RFC 3339; empty when unknown. */
  at: string;
  /** As JSON, cut; absent where it is not known or secret. */
  from?: string;
  to?: string;
}

/** What was put back, and who had changed it. */
export interface DriftDocument {
  object: string;
  change: 'modified' | 'deleted';
  fields: readonly FieldDrift[];
}

const maxFields = 20;

/**
 * The fields of a manifest that are ours no longer: those that others own by now, and those that nobody owns because they were
 * removed. The live object may be metadata alone; then the values stay unknown.
 */
export function fieldDrift(manifest: KubernetesObject, live: KubernetesObject): FieldDrift[] {
  const entries = managedEntries(live);
  const own = entries.find(isOurs);
  const ownFields = own?.fields ?? {};
  const others = entries.filter((entry) => !isOurs(entry)).toSorted((one, other) => other.time - one.time);
  const found = new Map<string, FieldDrift>();
  for (const entry of others) {
    for (const field of fieldsOf(entry.fields, manifest)) {
      const path = formatPath(field.path);
      if (holds(ownFields, field.steps) || found.has(path)) continue;
      found.set(path, { path, ...author(entry), ...values(field, manifest, live) });
    }
  }
  return [...found.values()].toSorted((one, other) => (one.path < other.path ? -1 : 1)).slice(0, maxFields);
}

/** Entries whose fields we would have to take; they decide whether we do. */
export function takers(manifest: KubernetesObject, live: KubernetesObject): ManagedEntry[] {
  const entries = managedEntries(live);
  const own = entries.find(isOurs)?.fields ?? {};
  return entries.filter(
    (entry) => !isOurs(entry) && fieldsOf(entry.fields, manifest).some((field) => !holds(own, field.steps)),
  );
}

function author(entry: ManagedEntry): { manager: string; at: string } {
  return { manager: cleanText(entry.manager, 128), at: entry.time === 0 ? '' : new Date(entry.time).toISOString() };
}

function values(field: OwnedField, manifest: KubernetesObject, live: KubernetesObject): { from?: string; to?: string } {
  if (manifest.kind === 'Secret' || isTelling(field.path)) return {};
  const to = show(valueAt(manifest, field.path));
  const from = show(liveValue(live, field.steps));
  return { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
}

// Somebody may have typed a password into a container's environment.
function isTelling(path: readonly (string | number)[]): boolean {
  return path.includes('env') && path.at(-1) === 'value';
}

// Lists may be in another order there: the steps lead, not the manifest's indices.
function liveValue(live: KubernetesObject, steps: readonly string[]): unknown {
  const tree = steps.toReversed().reduce<object>((below, step) => ({ [step]: below }), {});
  const [field] = fieldsOf(tree as Parameters<typeof fieldsOf>[0], live);
  return field === undefined ? undefined : valueAt(live, field.path);
}

function show(value: unknown): string | undefined {
  if (value === undefined || isRecord(value)) return undefined;
  return cleanText(JSON.stringify(value), 120);
}
