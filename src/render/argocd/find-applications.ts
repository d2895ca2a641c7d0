import { posix } from 'node:path';
import { firstContentLine, objectsOf } from '../parse/objects.ts';
import { isForeign, mayName } from '../plain-files.ts';
import type { TreeReader } from '../tree-reader.ts';
import type { ApplicationIndex, ApplicationRoot } from './application-index.ts';
import { addObject, foldersOf } from './application-objects.ts';
import { withAppsOfApps } from './apps-of-apps.ts';
import type { ArgoSettings } from './settings.ts';

/** Finds the Applications and ApplicationSets among a tree's files, and what the sets generate. */
export async function findApplications(
  reader: TreeReader,
  settings: ArgoSettings,
  signal?: AbortSignal,
): Promise<ApplicationIndex> {
  const entries = await reader.entries();
  const files = entries.filter(({ mode }) => mode !== '160000').map(({ path }) => path);
  const roots = new Map<string, ApplicationRoot>();
  const charts = files.filter((file) => posix.basename(file) === 'Chart.yaml').map((file) => posix.dirname(file));
  const look = { reader, files, settings, signal };
  for (const file of files) {
    if (!/\.(?:ya?ml|json)$/.test(file) || isForeign(file) || charts.some((chart) => isTemplate(chart, file))) continue;
    const text = await reader.text(file).catch(() => undefined);
    if (text === undefined || !mayName('argoproj.io', text)) continue;
    const documents = (await reader.documents(file)) ?? [];
    for (const { manifest, document } of objectsOf(documents).objects) {
      const { line = 1, text: own = '' } = documents[document] ?? {};
      const location = { file, line: line + firstContentLine(own) };
      await addObject(roots, manifest, location, look);
    }
  }
  return await withAppsOfApps({ roots, folders: foldersOf(roots, settings), settings }, look, charts);
}

function isTemplate(chart: string, file: string): boolean {
  const start = chart === '.' ? '' : `${chart}/`;
  return file.startsWith(`${start}templates/`) || file.startsWith(`${start}charts/`);
}
