import { isMapping } from '../parse/objects.ts';
import { mappingList, textField, textList } from './kustomization-file.ts';

type Data = Readonly<Record<string, unknown>>;

/** The files that a kustomization names beside its resources and components, as it writes them: paths or URLs. */
export function fileReferences(data: Data): readonly string[] {
  const found = [
    ...textList(data, 'configurations'),
    ...textList(data, 'crds'),
    ...textList(data, 'patchesStrategicMerge').filter(isPath),
    ...['patches', 'patchesJson6902', 'replacements'].flatMap((key) => paths(mappingList(data, key))),
    ...['generators', 'transformers', 'validators'].flatMap((key) => textList(data, key).filter(isPath)),
    ...['configMapGenerator', 'secretGenerator'].flatMap((key) => mappingList(data, key).flatMap(generatorFiles)),
    ...mappingList(data, 'helmCharts').flatMap((chart) => [
      ...paths([chart], 'valuesFile'),
      ...textList(chart, 'additionalValuesFiles'),
    ]),
    ...(isMapping(data['openapi']) ? paths([data['openapi']]) : []),
  ];
  return [...new Set(found)];
}

/** The files that the configuration of a built-in generator or transformer names; they are looked for from the kustomization's folder. */
export function configReferences(data: Data): readonly string[] {
  return fileReferences({
    patches: [data],
    configMapGenerator: [data],
    patchesStrategicMerge: data['paths'],
    replacements: data['replacements'],
  });
}

function paths(items: readonly Data[], key = 'path'): readonly string[] {
  return items.flatMap((item) => textField(item, key) ?? []);
}

/** These fields take a path or YAML itself. */
export function isPath(entry: string): boolean {
  return !entry.includes('\n') && !/^\s*[\w"']+\s*:(\s|$)/.test(entry) && !entry.trimStart().startsWith('{');
}

function generatorFiles(generator: Data): readonly string[] {
  const single = textField(generator, 'env');
  return [
    ...textList(generator, 'files').map((entry) => generatorFile(entry).path),
    ...textList(generator, 'envs'),
    ...(single === undefined ? [] : [single]),
  ];
}

/** `KEY=PATH` or a path whose last part is the key. */
export function generatorFile(entry: string): { key: string; path: string } {
  const equals = entry.indexOf('=');
  if (equals > 0) return { key: entry.slice(0, equals), path: entry.slice(equals + 1) };
  return { key: entry.slice(entry.lastIndexOf('/') + 1), path: entry };
}
