import type { Location } from '../../model/location.ts';
import { isMapping } from '../parse/objects.ts';
import { readDocuments, type StreamDocument } from '../parse/documents.ts';
import { joinInside, type TreeReader } from '../tree-reader.ts';
import { isPath } from './file-references.ts';
import { type KustomizationFile, lineOf, mappingList, textList } from './kustomization-file.ts';
import { remoteHost } from './remote.ts';

type Data = Readonly<Record<string, unknown>>;

/** Something beyond the repository's files: a host to fetch from, Helm run by kustomize, or a plugin to execute. */
export type Need =
  | { type: 'remote'; what: string; host: string; location: Location }
  | { type: 'helm' | 'plugin'; what: string; location: Location };

export function remoteNeed(entry: string, location: Location): Need | undefined {
  const host = remoteHost(entry);
  return host === undefined ? undefined : { type: 'remote', what: entry, host, location };
}

/** Charts that kustomize would have Helm inflate, and generators and transformers that are programs. */
export async function pluginNeeds(reader: TreeReader, kustomization: KustomizationFile): Promise<readonly Need[]> {
  const { data, file, text } = kustomization;
  const needs: Need[] = [];
  for (const key of ['helmCharts', 'helmChartInflationGenerator']) {
    for (const chart of mappingList(data, key)) {
      const name = chart['name'] ?? chart['chartName'];
      needs.push({ type: 'helm', what: `chart ${String(name)}`, location: { file, line: lineOf(text, key) } });
    }
  }
  for (const key of ['generators', 'transformers', 'validators']) {
    for (const entry of textList(data, key)) {
      needs.push(...(await configNeeds(reader, kustomization, entry)));
    }
  }
  return needs;
}

async function configNeeds(
  reader: TreeReader,
  { folder, file, text }: KustomizationFile,
  entry: string,
): Promise<readonly Need[]> {
  const location = { file, line: lineOf(text, entry.split('\n')[0] ?? '') };
  if (isPath(entry) && remoteHost(entry) !== undefined) return [];
  const path = isPath(entry) ? joinInside(folder, entry, location) : undefined;
  return path === undefined
    ? readDocuments(entry).flatMap(({ value }) => objectsOf(value).flatMap((one) => objectNeeds(one, location)))
    : await fileNeeds(reader, path);
}

/** What the objects of a file take that configure plugins. */
export async function fileNeeds(reader: TreeReader, file: string): Promise<readonly Need[]> {
  const documents = (await reader.documents(file)) ?? [];
  return documents.flatMap(({ value, line }) => objectsOf(value).flatMap((one) => objectNeeds(one, { file, line })));
}

function objectsOf(value: unknown): readonly Data[] {
  if (!isMapping(value)) return [];
  return isList(value) && Array.isArray(value['items']) ? value['items'].flatMap(objectsOf) : [value];
}

function isList({ kind }: Data): boolean {
  return typeof kind === 'string' && kind.endsWith('List');
}

function objectNeeds(object: Data, location: Location): readonly Need[] {
  const { apiVersion, kind } = object;
  if (apiVersion === 'builtin' && kind === 'HelmChartInflationGenerator')
    return [{ type: 'helm', what: 'a chart', location }];
  // An exec function without the flag renders nothing and says nothing, so it is told here (kustomize#4654 and others).
  return apiVersion === 'builtin' && !isFunction(object) ? [] : [{ type: 'plugin', what: String(kind), location }];
}

function isFunction({ metadata }: Data): boolean {
  const annotations = isMapping(metadata) && isMapping(metadata['annotations']) ? metadata['annotations'] : {};
  return 'config.kubernetes.io/function' in annotations;
}

/** Whether a document is nothing, or configures a plugin of kustomize whose files are all told of it. */
export function isPlainConfig({ value, problem }: StreamDocument): boolean {
  if (problem !== undefined) return false;
  if (value === undefined || value === null) return true;
  return (
    isMapping(value) &&
    value['apiVersion'] === 'builtin' &&
    value['kind'] !== 'HelmChartInflationGenerator' &&
    !isList(value) &&
    !isFunction(value)
  );
}
