import { posix } from 'node:path';
import type { Location } from '../model/location.ts';
import type { KubernetesObject } from '../model/object.ts';
import { firstContentLine, objectsOf } from './parse/objects.ts';
import { isForeign } from './plain-files.ts';
import type { TreeReader } from './tree-reader.ts';

/** An object as it stands in a file of the repository. */
export interface OperatorObject {
  manifest: KubernetesObject;
  location: Location & { line: number };
}

/**
 * Objects of files that may have those that are looked for: only those are parsed, for a repository is mostly other things. Templates of charts are left
 * out. A file that does not parse is told of by the root that it belongs to.
 */
export async function findOperatorObjects(
  reader: TreeReader,
  mayHave: (text: string) => boolean,
): Promise<readonly OperatorObject[]> {
  const files = await filesOf(reader);
  const charts = chartFolders(files);
  const found: OperatorObject[] = [];
  for (const file of files) {
    if (!/\.(ya?ml|json)$/.test(file) || isForeign(file) || charts.some((chart) => isOfChart(chart, file))) continue;
    const text = await reader.text(file).catch(() => undefined);
    if (text === undefined || !mayHave(text)) continue;
    const documents = (await reader.documents(file)) ?? [];
    for (const { manifest, document } of objectsOf(documents).objects) {
      const { line = 1, text: own = '' } = documents[document] ?? {};
      found.push({ manifest, location: { file, line: line + firstContentLine(own) } });
    }
  }
  return found;
}

/** The files of a tree. */
export async function filesOf(reader: TreeReader): Promise<readonly string[]> {
  return (await reader.entries()).filter(({ mode }) => mode !== '160000').map(({ path }) => path);
}

/** Folders with a Chart.yaml, among files. */
export function chartFolders(files: readonly string[]): readonly string[] {
  return files.filter((file) => posix.basename(file) === 'Chart.yaml').map((file) => posix.dirname(file));
}

function isOfChart(chart: string, file: string): boolean {
  const start = chart === '.' ? '' : `${chart}/`;
  return file.startsWith(`${start}templates/`) || file.startsWith(`${start}charts/`);
}
