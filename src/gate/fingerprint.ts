import { hash } from 'node:crypto';
import type { JsonPath } from '../model/json-path.ts';
import type { KubernetesObject } from '../model/object.ts';
import { itemKey, type ItemKey } from './list-items.ts';
import { objectKey } from './object-keys.ts';

export interface FingerprintParts {
  rule: string;
  /** Undefined for the form without root, by which findings of moved folders are found again. */
  root: string | undefined;
  object: KubernetesObject;
  path: JsonPath;
  normalize?: (text: string) => string;
  /** Keys of lists that were looked at already, for findings of one root. */
  known?: KnownKeys;
}

export type KnownKeys = WeakMap<readonly unknown[], { field: string; key: ItemKey }>;

/**
 * Identifies a finding across revisions: `v1:` and the sha-256 in hexadecimal of this JSON, without spaces, in UTF-8:
 *
 *     ["v1", RULE, ROOT or null, "GROUP/KIND/NAMESPACE/NAME", PATH]
 *
 * GROUP is empty for core, NAME lacks a generator's hash. PATH is a list of steps: keys as they are, list items as
 * `[KEY=VALUE]` by merge key (several: `[KEY=VALUE,KEY=VALUE]`), `[=VALUE]` in lists of scalars, and `[~HASH]` in other lists, where
 * HASH is the first 16 digits of the sha-256 of the item's JSON with sorted keys. Equal fingerprints of one root are
 * numbered `#2`, `#3` in document order.
 */
export function fingerprint(parts: FingerprintParts): string {
  const text = JSON.stringify(['v1', parts.rule, parts.root ?? null, objectKey(parts.object), keyedPath(parts)]);
  return `v1:${hash('sha256', text)}`;
}

/** Gives equal fingerprints their numbers, in the order they come. */
export function createNumbering(): (fingerprint: string) => string {
  const counts = new Map<string, number>();
  return (one) => {
    const count = (counts.get(one) ?? 0) + 1;
    counts.set(one, count);
    return count === 1 ? one : `${one}#${count}`;
  };
}

function keyedPath({ object, path, normalize, known }: FingerprintParts): readonly string[] {
  const steps: string[] = [];
  const keyOf = (list: string, items: readonly unknown[]): ItemKey => {
    const before = known?.get(items);
    // By an alias one list may stand below two fields.
    if (before?.field === list) return before.key;
    const key = itemKey(list, items, normalize);
    known?.set(items, { field: list, key });
    return key;
  };
  let value: unknown = object;
  let field = '';
  for (const step of path) {
    if (Array.isArray(value) && typeof step === 'number') {
      const item: unknown = value[step];
      // A path beyond the end of a list keeps its index: there is nothing to key it by.
      steps.push(item === undefined ? `[${step}]` : `[${keyOf(field, value)(item)}]`);
      value = item;
    } else {
      field = String(step);
      steps.push(field);
      value =
        value !== null && typeof value === 'object' && Object.hasOwn(value, step)
          ? (value as Record<string | number, unknown>)[step]
          : undefined;
    }
  }
  return steps;
}
