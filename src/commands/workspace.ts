import { dirname, isAbsolute, join, relative, resolve } from 'node:path';
import { loadConfig } from '../config/load.ts';
import type { Config } from '../config/schema.ts';
import { SlipwayError } from '../model/errors.ts';
import type { FileTree } from '../ports/files.ts';
import type { WorkingRepository } from '../ports/git.ts';
import type { CommandContext } from './command.ts';

/** The folder that a command works in, and what it holds. */
export interface Workspace {
  /** Absolute: the repository's top, else the folder of the configuration, else the working directory. */
  folder: string;
  tree: FileTree;
  repository: WorkingRepository | undefined;
  config: Config | undefined;
  /** Of slipway.yaml, relative to the folder. */
  configPath: string;
}

/** Finds repository and configuration around the working directory. Throws `CONFIG_NOT_FOUND` when --config names none, and what loadConfig throws. */
export async function openWorkspace({ platform, values }: CommandContext): Promise<Workspace> {
  const directory = platform.host.context.workspace;
  const repository = await platform.git.working(directory);
  const named = values.given('config') ? resolve(directory, values.text('config') ?? '') : undefined;
  const found = named ?? (await platform.files.findUp('slipway.yaml', directory));
  const inside =
    found !== undefined && (repository === undefined || isBelow(repository.folder, found)) ? found : undefined;
  if (named !== undefined && inside === undefined) {
    throw new SlipwayError(
      'PATH_OUTSIDE',
      `${values.text('config')} is not in the repository ${repository?.folder ?? ''}`,
    );
  }
  const folder = repository?.folder ?? (inside === undefined ? directory : dirname(inside));
  const configPath = inside === undefined ? 'slipway.yaml' : relative(folder, inside);
  const tree = platform.files.tree(folder);
  const config = await loadConfig(tree, configPath);
  if (named !== undefined && config === undefined)
    throw new SlipwayError('CONFIG_NOT_FOUND', `there is no file ${values.text('config')}`);
  return { folder, tree, repository, config, configPath };
}

/** The configuration, or `CONFIG_NOT_FOUND` for a command that cannot work without. */
export function requireConfig(workspace: Workspace): Config {
  if (workspace.config !== undefined) return workspace.config;
  throw new SlipwayError(
    'CONFIG_NOT_FOUND',
    `there is no slipway.yaml in ${workspace.folder} or above the working directory`,
  );
}

/** A path as typed, relative to the working directory, as the repository spells it. Throws `PATH_OUTSIDE`. */
export function repositoryPath(workspace: Workspace, directory: string, typed: string): string {
  const absolute = isAbsolute(typed) ? typed : join(directory, typed);
  if (absolute !== workspace.folder && !isBelow(workspace.folder, absolute)) {
    throw new SlipwayError('PATH_OUTSIDE', `${typed} is outside of ${workspace.folder}`);
  }
  return relative(workspace.folder, absolute) || '.';
}

function isBelow(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way !== '' && !way.startsWith('..') && !isAbsolute(way);
}
