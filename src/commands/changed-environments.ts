import { isDeepStrictEqual } from 'node:util';
import { posix } from 'node:path';
import { loadConfig } from '../config/load.ts';
import { SlipwayError } from '../model/errors.ts';
import type { FileTree } from '../ports/files.ts';
import { changedRoots } from '../render/changed-roots.ts';
import { expandRoots } from './environments.ts';
import type { Workspace } from './workspace.ts';

/**
 * The environments that a commit changes, against its first parent: their section of the configuration, or any file that one of
 * their roots is made of, wherever it lies. Throws `GIT_REVISION_MISSING` in a clone without the parent.
 */
export async function changedEnvironments(workspace: Workspace, revision: string): Promise<readonly string[]> {
  const { repository, configPath } = workspace;
  if (repository === undefined) {
    throw new SlipwayError('OPTION_INVALID', '--environment changed needs a checkout of the manifest repository', {
      hint: 'Check it out with the commit before, too (fetch-depth: 2), or name the environments.',
    });
  }
  const before = repository.treeAt(await repository.resolve(`${revision}~1`));
  const after = repository.treeAt(revision);
  const [old, current] = await Promise.all([loadConfig(before, configPath), loadConfig(after, configPath)]);
  const path = posix.dirname(configPath);
  const names: string[] = [];
  for (const [name, environment] of Object.entries(current?.environments ?? {})) {
    const former = old?.environments?.[name];
    const same = former !== undefined && isDeepStrictEqual(former, environment);
    if (!same || (await rootsDiffer(before, after, path, name, environment.roots))) names.push(name);
  }
  return names;
}

async function rootsDiffer(
  before: FileTree,
  after: FileTree,
  path: string,
  name: string,
  patterns: readonly string[],
): Promise<boolean> {
  const key = `environments.${name}.roots`;
  const roots = await expandRoots(after, path, key, patterns);
  // Globs that matched nothing before match something now.
  const former = await expandRoots(before, path, key, patterns).catch(() => undefined);
  if (former === undefined || !isDeepStrictEqual(former, roots)) return true;
  return (await changedRoots(before, after, { roots })).head.roots.length > 0;
}
