import { hash } from 'node:crypto';
import type { JsonPath } from '../model/json-path.ts';
import type { KubernetesObject } from '../model/object.ts';
import { itemKey, type ItemKey } from './list-items.ts';
import { objectKey } from './object-keys.ts';

/** What tells findings of an object apart. */
export interface FingerprintParts {
  rule: string;
  /** Undefined for the form without root, by which findings of moved folders are found again. */
  root: string | undefined;
  path: JsonPath;
  /** The path as formatPath writes it. */
  text: string;
}

/**
 * Makes fingerprints of an object's findings, which identify them across revisions: `v1:` and the sha-256 in hexadecimal of this JSON,
 * without spaces, in UTF-8:
 *
 *     ["v1", RULE, ROOT or null, "GROUP/KIND/NAMESPACE/NAME", PATH]
 *
 * GROUP is empty for core, NAME lacks a generator's hash. PATH is a list of steps: keys as they are, list items as
 * `[KEY=VALUE]` by merge key (several: `[KEY=VALUE,KEY=VALUE]`), `[=VALUE]` in lists of scalars, and `[~HASH]` in other lists, where
 * HASH is the first 16 digits of the sha-256 of the item's JSON with sorted keys. Equal fingerprints of one root are
 * numbered `#2`, `#3` in document order.
 */
export function createFingerprints(
  object: KubernetesObject,
  normalize?: (text: string) => string,
): (parts: FingerprintParts) => string {
  const key = JSON.stringify(objectKey(object));
  let start: { root: string | null; text: string } | undefined;
  const keyed = createKeyedPaths(object, normalize);
  // Many rules speak of the same few paths.
  const paths = new Map<string, string>();
  return ({ rule, root = null, path, text }) => {
    let steps = paths.get(text);
    if (steps === undefined) paths.set(text, (steps = JSON.stringify(keyed(path))));
    if (start?.root !== root) start = { root, text: `${JSON.stringify(root)},${key},` };
    return `v1:${hash('sha256', `["v1",${quoted(rule)},${start.text}${steps}]`)}`;
  };
}

const rules = new Map<string, string>();

/** Rules are few. */
function quoted(rule: string): string {
  let text = rules.get(rule);
  if (text === undefined) rules.set(rule, (text = JSON.stringify(rule)));
  return text;
}

/** Gives equal fingerprints their numbers, in the order they come. Only those of one object can be equal. */
export function createNumbering(): (object: KubernetesObject, fingerprint: string) => string {
  // One map of all would cost more than to make the fingerprints.
  const objects = new Map<string, Map<string, number>>();
  let last: KubernetesObject | undefined;
  let counts = new Map<string, number>();
  return (object, one) => {
    if (object !== last) {
      last = object;
      const key = objectKey(object);
      counts = objects.get(key) ?? new Map<string, number>();
      objects.set(key, counts);
    }
    const count = (counts.get(one) ?? 0) + 1;
    counts.set(one, count);
    return count === 1 ? one : `${one}#${count}`;
  };
}

function createKeyedPaths(
  object: KubernetesObject,
  normalize: ((text: string) => string) | undefined,
): (path: JsonPath) => readonly string[] {
  const known = new Map<readonly unknown[], { field: string; key: ItemKey }>();
  const keyOf = (list: string, items: readonly unknown[]): ItemKey => {
    const before = known.get(items);
    // By an alias one list may stand below two fields.
    if (before?.field === list) return before.key;
    const key = itemKey(list, items, normalize);
    known.set(items, { field: list, key });
    return key;
  };
  return (path) => {
    const steps: string[] = [];
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
  };
}
