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
  return ({ rule, root = null, path }) => {
    if (start?.root !== root) start = { root, text: `${JSON.stringify(root)},${key},` };
    return `v1:${hash('sha256', `["v1",${quoted(rule)},${start.text}${keyed(path)}]`)}`;
  };
}

const texts = new Map<string, string>();
const mostTexts = 10_000;

/** Rules and fields are few. */
function quoted(text: string): string {
  const known = texts.get(text);
  if (known !== undefined) return known;
  const own = JSON.stringify(text);
  if (texts.size < mostTexts) texts.set(text, own);
  return own;
}

/** A list's items as steps in JSON, those that were asked for. */
interface KeyedList {
  field: string;
  key: ItemKey;
  items: string[];
}

/** Gives paths of an object as JSON, with list items by their keys. */
function createKeyedPaths(
  object: KubernetesObject,
  normalize: ((text: string) => string) | undefined,
): (path: JsonPath) => string {
  const known = new Map<readonly unknown[], KeyedList>();
  const itemOf = (field: string, items: readonly unknown[], index: number): string => {
    const item = items[index];
    // A path beyond the end of a list keeps its index: there is nothing to key it by.
    if (item === undefined) return `"[${index}]"`;
    let list = known.get(items);
    // By an alias one list may stand below two fields.
    if (list?.field !== field) known.set(items, (list = { field, key: itemKey(field, items, normalize), items: [] }));
    return (list.items[index] ??= JSON.stringify(`[${list.key(item)}]`));
  };
  return (path) => {
    let text = '';
    let value: unknown = object;
    let field = '';
    for (const step of path) {
      if (text !== '') text += ',';
      if (Array.isArray(value) && typeof step === 'number') {
        text += itemOf(field, value, step);
        value = value[step];
      } else {
        field = String(step);
        text += quoted(field);
        value =
          value !== null && typeof value === 'object' && Object.hasOwn(value, step)
            ? (value as Record<string | number, unknown>)[step]
            : undefined;
      }
    }
    return `[${text}]`;
  };
}
