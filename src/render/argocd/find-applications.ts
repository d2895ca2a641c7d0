import { chartFolders, filesOf, findOperatorObjects } from '../operator-objects.ts';
import { mayName } from '../plain-files.ts';
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
  const files = await filesOf(reader);
  const roots = new Map<string, ApplicationRoot>();
  const look = { reader, files, settings, signal };
  for (const { manifest, location } of await findOperatorObjects(reader, (text) => mayName('argoproj.io', text)))
    await addObject(roots, manifest, location, look);
  return await withAppsOfApps({ roots, folders: foldersOf(roots, settings), settings }, look, chartFolders(files));
}
