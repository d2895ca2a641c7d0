import type { Location } from '../../model/location.ts';
import { isMapping } from '../parse/objects.ts';
import { readDocuments } from '../parse/documents.ts';
import { joinInside, type TreeReader } from '../tree-reader.ts';
import { isPath } from './file-references.ts';
import { type KustomizationFile, lineOf, mappingList, textList } from './kustomization-file.ts';
import { remoteHost } from './remote.ts';

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
  const documents = path === undefined ? readDocuments(entry) : await reader.documents(path);
  return (documents ?? []).flatMap((document): Need[] => {
    if (!isMapping(document.value)) return [];
    const { apiVersion, kind, metadata } = document.value;
    const annotations = isMapping(metadata) && isMapping(metadata['annotations']) ? metadata['annotations'] : {};
    const at = path === undefined ? location : { file: path, line: document.line };
    if (apiVersion === 'builtin' && kind === 'HelmChartInflationGenerator')
      return [{ type: 'helm', what: 'a chart', location: at }];
    // An exec function without the flag renders nothing and says nothing, so it is told here (kustomize#4654 and others).
    const isFunction = 'config.kubernetes.io/function' in annotations;
    return apiVersion === 'builtin' && !isFunction ? [] : [{ type: 'plugin', what: String(kind), location: at }];
  });
}
