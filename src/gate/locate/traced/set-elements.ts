import { posix } from 'node:path';
import { type JsonPath, valueAt } from '../../../model/json-path.ts';
import { isMapping } from '../../../render/parse/objects.ts';
import type { GeneratedFrom } from '../../../render/traces.ts';

/** A value that a generator of an ApplicationSet takes a parameter from, in the set or in a file. */
export type ElementStand = { path: JsonPath } | { file: string; value: unknown; path: JsonPath };

/** Where a parameter may come from: elements, `values`, and files that have its value. */
export async function elementStands(from: GeneratedFrom, key: readonly string[]): Promise<readonly ElementStand[]> {
  const { set, params } = from;
  const spec = valueAt(set.manifest, ['spec']);
  if (!isMapping(spec)) return [];
  const wanted = valueAt(params, key);
  const has = (value: unknown, path: JsonPath): boolean => {
    const found = valueAt(value, path);
    return isScalar(found) && isScalar(wanted) && String(found) === String(wanted);
  };
  const found: ElementStand[] = [];
  const at: JsonPath = ['spec', 'generators'];
  for (const path of elementPaths(spec['generators'], at)) {
    for (const inside of spellings(key))
      if (has(valueAt(set.manifest, path), inside)) found.push({ path: [...path, ...inside] });
  }
  for (const file of filesOf(params)) {
    const document = (await set.reader.documents(file).catch(() => undefined))?.find((one) => one.value !== undefined);
    const values = Array.isArray(document?.value) ? document.value.map((value, index) => ({ value, at: [index] })) : [];
    for (const { value, at } of [{ value: document?.value, at: [] as JsonPath }, ...values]) {
      for (const inside of spellings(key))
        if (has(value, inside)) found.push({ file, value: document?.value, path: [...at, ...inside] });
    }
  }
  return found;
}

function isScalar(value: unknown): value is string | number | boolean {
  return ['string', 'number', 'boolean'].includes(typeof value);
}

/** Everything that gives parameters of its own: elements of lists, and the `values` beside what generators read. */
function elementPaths(generators: unknown, at: JsonPath): readonly JsonPath[] {
  if (!Array.isArray(generators)) return [];
  return generators.flatMap((generator: unknown, index): readonly JsonPath[] =>
    Object.entries(isMapping(generator) ? generator : {}).flatMap(([kind, own]): readonly JsonPath[] => {
      if (!isMapping(own)) return [];
      const here = [...at, index, kind];
      const elements = Array.isArray(own['elements']) ? own['elements'] : [];
      return [
        ...elements.map((_, element) => [...here, 'elements', element]),
        // The mapping above `values`, so that `values.x` is found in it.
        ...(isMapping(own['values']) ? [here] : []),
        ...elementPaths(own['generators'], [...here, 'generators']),
      ];
    }),
  );
}

/** A flat key may be one of nested values; list items by their index. */
function spellings(key: readonly string[]): readonly JsonPath[] {
  const [only] = key;
  if (key.length > 1 || only === undefined || !only.includes('.')) return [key];
  return [key, only.split('.').map((step) => (/^\d+$/.test(step) ? Number(step) : step))];
}

/** Files that the git generator gave parameters of, under whatever prefix. */
function filesOf(params: Readonly<Record<string, unknown>>): readonly string[] {
  const found = new Set<string>();
  for (const [key, value] of Object.entries(params)) {
    const nested = isMapping(value) ? (isMapping(value['path']) ? value['path'] : value) : undefined;
    const folder = nested === undefined ? params[key] : nested['path'];
    const name = nested === undefined ? params[`${key}.filename`] : nested['filename'];
    if (typeof folder === 'string' && typeof name === 'string') found.add(posix.join(folder, name));
  }
  return [...found];
}
