import { posix } from 'node:path';
import type { JsonPath } from '../../../model/json-path.ts';
import { isMapping } from '../../../render/parse/objects.ts';
import type { ChartRelease, Stand, ValuesLayer } from '../../../render/traces.ts';
import type { TreeReader } from '../../../render/tree-reader.ts';

/** A scalar among the values that a chart is rendered with, as the last that sets it says so. */
export interface ValuesLeaf {
  /** Undefined when where it is set is not in the repository. */
  stand: Stand | undefined;
  /** As the root chart is given it: below a subchart's name for a subchart's own values. */
  valuesPath: JsonPath;
  value: string | number | boolean | null;
  /** It is set in Helm's own syntax. */
  set?: Exclude<ValuesLayer, { type: 'values' }>;
}

export type ValuesLeaves = ReadonlyMap<string, ValuesLeaf>;

/** All scalars of a release's values by their path: those of unpacked subcharts, of the chart, of value files, of whoever brings it; the last wins. */
export async function readValues(release: ChartRelease): Promise<ValuesLeaves> {
  const { reader, folder, request, layers, ownValues } = release;
  const leaves = new Map<string, ValuesLeaf>();
  const entries = (await reader.tree.list([folder])).map((entry) => entry.path);
  const subcharts = entries
    .filter((path) => /(?:^|\/)charts\/[^/]+\/values\.yaml$/.test(path))
    .toSorted((a, b) => b.length - a.length);
  for (const file of subcharts) {
    const names = posix
      .relative(folder, posix.dirname(file))
      .split('/')
      .filter((part) => part !== 'charts');
    await addFile(reader, file, names, leaves);
  }
  for (const file of [...(ownValues ?? [posix.join(folder, 'values.yaml')]), ...request.values])
    await addFile(reader, file, [], leaves);
  for (const layer of layers) {
    if (layer.type === 'values') addValues(layer.data, [], layer.stand, leaves);
    else addSet(layer, leaves);
  }
  return leaves;
}

async function addFile(
  reader: TreeReader,
  file: string,
  prefix: JsonPath,
  leaves: Map<string, ValuesLeaf>,
): Promise<void> {
  const document = (await reader.documents(file).catch(() => undefined))?.find((one) => one.value !== undefined);
  if (document !== undefined) addValues(document.value, prefix, (path) => ({ in: { file }, path }), leaves);
}

function addValues(
  data: unknown,
  prefix: JsonPath,
  stand: (path: JsonPath) => Stand | undefined,
  leaves: Map<string, ValuesLeaf>,
): void {
  const walk = (value: unknown, path: JsonPath): void => {
    const valuesPath = [...prefix, ...path];
    if (isMapping(value)) for (const [key, child] of Object.entries(value)) walk(child, [...path, key]);
    else if (Array.isArray(value)) {
      // A list of a later file replaces the whole list.
      for (const key of leaves.keys())
        if (key.startsWith(`${JSON.stringify(valuesPath).slice(0, -1)},`)) leaves.delete(key);
      for (const [index, child] of value.entries()) walk(child, [...path, index]);
    } else
      leaves.set(JSON.stringify(valuesPath), {
        stand: stand(path),
        valuesPath,
        value: value as ValuesLeaf['value'],
      });
  };
  walk(data, []);
}

function addSet(set: Exclude<ValuesLayer, { type: 'values' }>, leaves: Map<string, ValuesLeaf>): void {
  const value = set.type === 'set' ? typedValue(set.value) : set.value;
  leaves.set(JSON.stringify(set.path), { stand: set.stand, valuesPath: set.path, value, set });
}

/** What Helm makes of a text behind `--set` (pkg/strvals typedVal). */
function typedValue(text: string): ValuesLeaf['value'] {
  if (/^(true|false)$/i.test(text)) return text.toLowerCase() === 'true';
  if (text.toLowerCase() === 'null') return null;
  return /^(0|-?[1-9]\d*)$/.test(text) ? Number(text) : text;
}

/** Values that differ from the given ones in one leaf alone; lists are given whole, because Helm merges none. */
export function overrideOf(leaf: ValuesLeaf, leaves: ValuesLeaves): unknown {
  const listAt = leaf.valuesPath.findIndex((step) => typeof step === 'number');
  const end = listAt < 0 ? leaf.valuesPath.length : listAt;
  const inner = listAt < 0 ? otherValue(leaf.value) : listWith(leaf, leaf.valuesPath.slice(0, listAt), leaves);
  return leaf.valuesPath.slice(0, end).reduceRight<unknown>((value, step) => ({ [step]: value }), inner);
}

function listWith(leaf: ValuesLeaf, at: JsonPath, leaves: ValuesLeaves): unknown {
  const list: unknown[] = [];
  for (const one of leaves.values()) {
    if (!at.every((step, index) => one.valuesPath[index] === step)) continue;
    put(list, one.valuesPath.slice(at.length), one === leaf ? otherValue(one.value) : one.value);
  }
  return list;
}

/** Keys come from a repository's files, so objects have no prototype that they could reach. */
function put(into: unknown, path: JsonPath, value: unknown): void {
  let here = into as Record<string | number, unknown>;
  for (const [index, step] of path.entries()) {
    if (index === path.length - 1) here[step] = value;
    else here = (here[step] ??= typeof path[index + 1] === 'number' ? [] : Object.create(null)) as typeof here;
  }
}

/** Another value of the same kind, one that most templates take as well. */
export function otherValue(value: ValuesLeaf['value']): ValuesLeaf['value'] {
  if (typeof value === 'boolean') return !value;
  if (typeof value === 'number') return value + 1;
  if (value === null || value === '') return 'changed';
  const amount = /^(\d+)(m|Ki|Mi|Gi|%|s)?$/.exec(value);
  return amount === null ? `${value}x` : `${Number(amount[1]) + 1}${amount[2] ?? ''}`;
}
