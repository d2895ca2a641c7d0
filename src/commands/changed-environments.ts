import { isDeepStrictEqual } from 'node:util';
import { posix } from 'node:path';
import { loadConfig } from '../config/load.ts';
import type { Config } from '../config/schema.ts';
import { SlipwayError } from '../model/errors.ts';
import type { FileTree } from '../ports/files.ts';
import type { FindApplied } from '../render/applied-roots.ts';
import { broughtRoots } from '../render/brought-roots.ts';
import { changedRoots } from '../render/changed-roots.ts';
import { expandRoots, type RootPatterns } from './expand-roots.ts';
import type { Workspace } from './workspace.ts';

/**
 * The environments that a commit changes, against its first parent: their section of the configuration, or any file that one of
 * their roots is made of, wherever it lies. An operator's object that a root brings is followed to what it renders.
 * Throws `GIT_REVISION_MISSING` in a clone without the parent.
 */
export async function changedEnvironments(
  workspace: Workspace,
  revision: string,
  enginesOf: (config: Config | undefined) => Promise<FindApplied>,
): Promise<readonly string[]> {
  const { repository, configPath } = workspace;
  if (repository === undefined) {
    throw new SlipwayError('OPTION_INVALID', '--environment changed needs a checkout of the manifest repository', {
      hint: 'Check it out with the commit before, too (fetch-depth: 2), or name the environments.',
    });
  }
  const before = repository.treeAt(await repository.resolve(`${revision}~1`));
  const after = repository.treeAt(revision);
  const [old, current] = await Promise.all([loadConfig(before, configPath), loadConfig(after, configPath)]);
  const applied = await enginesOf(current);
  const path = posix.dirname(configPath);
  const names: string[] = [];
  for (const [name, environment] of Object.entries(current?.environments ?? {})) {
    const former = old?.environments?.[name];
    const same = former !== undefined && isDeepStrictEqual(former, environment);
    const patterns = { path, key: `environments.${name}.roots`, patterns: environment.roots, applied };
    if (!same || (await rootsDiffer(before, after, patterns))) names.push(name);
  }
  return names;
}

async function rootsDiffer(
  before: FileTree,
  after: FileTree,
  patterns: RootPatterns & { applied: FindApplied },
): Promise<boolean> {
  const roots = await expandRoots(after, patterns);
  // Globs that matched nothing before match something now.
  const former = await expandRoots(before, patterns).catch(() => undefined);
  if (former === undefined || !isDeepStrictEqual(former, roots)) return true;
  const { applied } = patterns;
  const selection = { applied, roots: [...roots, ...(await broughtRoots(after, { applied, roots }))] };
  return (await changedRoots(before, after, selection)).head.roots.length > 0;
}
