import type { FileEntry } from '../../ports/files.ts';
import { joinInside, type TreeReader } from '../tree-reader.ts';
import { missingDependencies } from './dependencies.ts';

/** The files of a chart, and those of charts of the repository that it depends on, as they are listed. */
export async function chartEntries(reader: TreeReader, folder: string): Promise<readonly FileEntry[]> {
  const beside = await dependencyFolders(reader, folder);
  // The top of the repository holds all of them.
  return await reader.tree.list(folder === '.' || beside.includes('.') ? undefined : [folder, ...beside]);
}

/** Folders of the repository that stand for a chart's dependencies. What is wrong with one is told when it is rendered. */
async function dependencyFolders(reader: TreeReader, folder: string): Promise<readonly string[]> {
  const missing = await missingDependencies(reader, folder).catch(() => []);
  return missing.flatMap(({ repository, location }) => {
    if (!repository.startsWith('file://')) return [];
    try {
      return [besideChart(folder, repository, location)];
    } catch {
      return [];
    }
  });
}

/** The folder of a dependency with a `file://` of the repository. Throws `PATH_OUTSIDE`. */
export function besideChart(folder: string, repository: string, location: { file: string; line: number }): string {
  return joinInside(folder, repository.slice('file://'.length), location);
}
