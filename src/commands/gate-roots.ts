import { posix } from 'node:path';
import type { Config } from '../config/schema.ts';
import { SlipwayError } from '../model/errors.ts';
import type { FileTree } from '../ports/files.ts';
import type { FindApplied } from '../render/applied-roots.ts';
import { expandRoots } from './expand-roots.ts';
import { loosened } from './rule-settings.ts';
import type { Workspace } from './workspace.ts';

export interface RootsRequest {
  /** As given on the command line, repository-relative. */
  named: readonly string[];
  workspace: Workspace;
  deciding: { tree: FileTree; config: Config | undefined };
  applied: FindApplied;
  /** The names are an Action's input, which comes from the change itself. */
  action: boolean;
}

/**
 * What to judge: the roots that are named, else those of the configuration, else (an empty list) all that are discovered. A change can
 * add roots but take none away from judgement: what the target branch's patterns match in either tree and its own are joined, where the
 * target branch names none all are judged, and an Action's input that leaves out one of the target branch's is `GATE_LOOSENED`.
 */
export async function gateRoots(request: RootsRequest): Promise<readonly string[]> {
  const { named, workspace, deciding, applied, action } = request;
  const path = posix.dirname(workspace.configPath);
  const isSame = deciding.tree === workspace.tree;
  if (named.length > 0 && (!action || isSame)) return named;
  const there = await configuredRoots(deciding.tree, deciding.config, path, applied);
  const brought = isSame ? [] : await configuredRoots(workspace.tree, deciding.config, path, applied, true);
  const decided = [...new Set([...there, ...brought])];
  if (named.length > 0) {
    const missing = decided.filter((root) => !named.includes(root));
    if (missing.length > 0) throw loosened('root', `${missing.slice(0, 5).join(', ')} would not be judged`);
    return named;
  }
  if (decided.length === 0) return [];
  const own = isSame ? [] : await configuredRoots(workspace.tree, workspace.config, path, applied);
  return [...new Set([...decided, ...own])];
}

async function configuredRoots(
  tree: FileTree,
  config: Config | undefined,
  path: string,
  applied: FindApplied,
  lenient = false,
): Promise<readonly string[]> {
  if (config?.gate?.roots !== undefined && config.gate.roots.length > 0)
    return await expandRoots(tree, { path, key: 'gate.roots', patterns: config.gate.roots, applied, lenient });
  const roots: string[] = [];
  for (const [name, environment] of Object.entries(config?.environments ?? {})) {
    const key = `environments.${name}.roots`;
    roots.push(...(await expandRoots(tree, { path, key, patterns: environment.roots, applied, lenient })));
  }
  if (config?.environments !== undefined && roots.length === 0 && !lenient)
    throw new SlipwayError('LAYOUT_INVALID', 'the environments have no roots');
  return roots;
}
