import { integerAt, isRecord, parseTime, textAt } from '../health/read.ts';
import { valueAt } from '../model/json-path.ts';
import { contentHash } from './content-hash.ts';
import { fieldManager } from './names.ts';

/** The tree of fields that a manager owns: `f:name`, `k:{…}`, `v:…`, `i:0`, and `.` for the node itself. */
export interface FieldTree {
  readonly [step: string]: FieldTree;
}

/** A row of `metadata.managedFields`. */
export interface ManagedEntry {
  manager: string;
  operation: string;
  subresource: string;
  apiVersion: string;
  /** Milliseconds since 1970; 0 when it tells none. */
  time: number;
  fields: FieldTree;
}

export function managedEntries(object: object): ManagedEntry[] {
  const rows = valueAt(object, ['metadata', 'managedFields']);
  if (!Array.isArray(rows)) return [];
  return rows.filter(isRecord).map((row) => ({
    manager: textAt(row, ['manager']),
    operation: textAt(row, ['operation']),
    subresource: textAt(row, ['subresource']),
    apiVersion: textAt(row, ['apiVersion']),
    time: parseTime(textAt(row, ['time'])) ?? 0,
    fields: isRecord(row['fieldsV1']) ? (row['fieldsV1'] as FieldTree) : {},
  }));
}

export function isOurs(entry: ManagedEntry): boolean {
  return entry.manager === fieldManager && entry.operation === 'Apply' && entry.subresource === '';
}

/**
 * A fingerprint of what we own of an object; empty when that is nothing. It changes when anybody takes a field from us or
 * removes one (that leaves our entry), and when we apply other values (that moves the entry's time), but not when others change
 * fields of their own. So an object whose fingerprint is the one we left needs no request.
 */
export function ownedHash(object: object): string {
  const entry = managedEntries(object).find(isOurs);
  if (entry === undefined) return '';
  return contentHash([entry.apiVersion, entry.time, entry.fields]);
}

/** Whether a tree holds a field, given as a chain of steps: `f:spec`, `f:replicas`. */
export function holds(tree: FieldTree, steps: readonly string[]): boolean {
  let node: FieldTree | undefined = tree;
  for (const step of steps) node = node !== undefined && Object.hasOwn(node, step) ? node[step] : undefined;
  return node !== undefined;
}

/** All that any of two trees holds. */
export function union(one: FieldTree, other: FieldTree): FieldTree {
  const merged: Record<string, FieldTree> = { ...one };
  for (const [step, below] of Object.entries(other))
    merged[step] = union(Object.hasOwn(one, step) ? (one[step] ?? {}) : {}, below);
  return merged;
}

export interface OwnedField {
  steps: readonly string[];
  path: readonly (string | number)[];
}

/** The fields of a tree that a manifest sets too, as paths in that manifest. Only leaves: a node that merely contains others says nothing. */
export function fieldsOf(tree: FieldTree, manifest: unknown): OwnedField[] {
  return walk(tree, manifest, [], []);
}

function walk(
  tree: FieldTree,
  value: unknown,
  steps: readonly string[],
  path: readonly (string | number)[],
): OwnedField[] {
  const below = Object.keys(tree).filter((step) => step !== '.');
  if (below.length === 0) return steps.length === 0 ? [] : [{ steps, path }];
  return below.flatMap((step) => {
    const place = locate(step, value);
    if (place === undefined) return [];
    return walk(tree[step] ?? {}, valueAt(value, [place]), [...steps, step], [...path, place]);
  });
}

/** Where in a value a step of a field tree leads; undefined when the value has no such place. */
function locate(step: string, value: unknown): string | number | undefined {
  const [kind, rest] = [step.slice(0, 2), step.slice(2)];
  if (kind === 'f:') return isRecord(value) && Object.hasOwn(value, rest) ? rest : undefined;
  if (!Array.isArray(value)) return undefined;
  if (kind === 'i:') return integerAt([rest], [0]);
  const wanted = parseKey(rest);
  if (wanted === undefined) return undefined;
  const index = value.findIndex((item) => (kind === 'k:' ? hasKeys(item, wanted) : item === wanted));
  return index < 0 ? undefined : index;
}

function parseKey(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

// The API server fills in keys such as `protocol: TCP`; a manifest that leaves one out still means that item.
function hasKeys(item: unknown, keys: unknown): boolean {
  if (!isRecord(item) || !isRecord(keys)) return false;
  return Object.entries(keys).every(
    ([key, value]) => item[key] === value || (item[key] === undefined && key === 'protocol'),
  );
}
