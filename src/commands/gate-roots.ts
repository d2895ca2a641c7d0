import { posix } from 'node:path';
import type { Config } from '../config/schema.ts';
import { SlipwayError } from '../model/errors.ts';
import type { FileTree } from '../ports/files.ts';
import type { FindApplied } from '../render/applied-roots.ts';
import { expandRoots } from './expand-roots.ts';
import type { Workspace } from './workspace.ts';

export interface RootsRequest {
  /** As given on the command line, repository-relative. */
  named: readonly string[];
  workspace: Workspace;
  deciding: { tree: FileTree; config: Config | undefined };
  applied: FindApplied;
}

/**
 * What to judge: the roots that are named, else those of the configuration, else (an empty list) all that are discovered. A change can
 * add roots but take none away from judgement: the target branch's and its own are joined.
 */
export async function gateRoots({ named, workspace, deciding, applied }: RootsRequest): Promise<readonly string[]> {
  if (named.length > 0) return named;
  const path = posix.dirname(workspace.configPath);
  const decided = await configuredRoots(deciding.tree, deciding.config, path, applied);
  const isSame = deciding.tree === workspace.tree;
  const own = isSame ? [] : await configuredRoots(workspace.tree, workspace.config, path, applied);
  return [...new Set([...decided, ...own])];
}

async function configuredRoots(
  tree: FileTree,
  config: Config | undefined,
  path: string,
  applied: FindApplied,
): Promise<readonly string[]> {
  if (config?.gate?.roots !== undefined && config.gate.roots.length > 0)
    return await expandRoots(tree, { path, key: 'gate.roots', patterns: config.gate.roots, applied });
  const roots: string[] = [];
  for (const [name, environment] of Object.entries(config?.environments ?? {})) {
    const key = `environments.${name}.roots`;
    roots.push(...(await expandRoots(tree, { path, key, patterns: environment.roots, applied })));
  }
  if (config?.environments !== undefined && roots.length === 0)
    throw new SlipwayError('LAYOUT_INVALID', 'the environments have no roots');
  return roots;
}
