import { parseSetPath } from '../helm/set-path.ts';
import { readDocuments } from '../parse/documents.ts';
import type { ValuesLayer } from '../traces.ts';
import type { TreeReader } from '../tree-reader.ts';
import { mappingsOf, textOf } from './application.ts';
import type { SourceField } from './described.ts';
import type { Params } from './generators/params.ts';

/** Where what an Application says about a chart's values stands, in the order in which Helm takes it. */
export async function helmLayers(
  helm: Params,
  field: SourceField,
  parameters: readonly { value: string; forced: boolean }[],
  files: readonly { name: string; path: string }[],
  reader: TreeReader,
): Promise<readonly ValuesLayer[]> {
  const layers: ValuesLayer[] = [];
  const { valuesObject, values } = helm;
  if (valuesObject !== undefined && valuesObject !== null)
    layers.push({ type: 'values', data: valuesObject, stand: (path) => field(['helm', 'valuesObject', ...path]) });
  else if (typeof values === 'string')
    layers.push({
      type: 'values',
      data: readDocuments(values).find(({ value }) => value !== undefined)?.value,
      stand: (path) => ({ ...field(['helm', 'values']), inside: { document: 0, path } }),
    });
  const named = mappingsOf(helm['parameters']).map(({ name }, index) => ({
    path: parseSetPath(textOf(name)),
    stand: field(['helm', 'parameters', index, 'value']),
    value: parameters[index]?.value ?? '',
    forced: parameters[index]?.forced === true,
  }));
  for (const forced of [false, true])
    for (const [index, { path, value, stand }] of named.filter((one) => one.forced === forced).entries())
      layers.push({ type: forced ? 'setString' : 'set', index, path, value, stand });
  for (const [index, { name, path: file }] of files.entries()) {
    const value = (await reader.text(file).catch(() => undefined)) ?? '';
    const stand = { in: { file, whole: true as const }, path: [] };
    layers.push({ type: 'setFile', index, path: parseSetPath(name), value, stand });
  }
  return layers;
}
