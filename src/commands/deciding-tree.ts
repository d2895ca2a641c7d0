import { posix, relative, sep } from 'node:path';
import { loadConfig } from '../config/load.ts';
import { waiversFile } from '../config/waivers.ts';
import type { FileTree } from '../ports/files.ts';
import type { CommandContext } from './command.ts';
import { configurationsIn } from './configurations-in.ts';
import type { GateBase } from './gate-base.ts';
import { loosened } from './rule-settings.ts';
import type { Workspace } from './workspace.ts';

export interface DecidingTree {
  tree: FileTree;
  config: Workspace['config'];
  /** Whose waivers count. */
  kept: FileTree;
  /** To be told with the verdict. */
  notice?: string;
}

/**
 * The workspace with the configuration that the target branch has nearest to the working directory, where none is named: one that a change adds
 * nearer, or takes away, does not choose another.
 */
export async function decidingWorkspace(
  { platform, values }: Pick<CommandContext, 'platform' | 'values'>,
  workspace: Workspace,
  base: GateBase | undefined,
): Promise<Workspace> {
  if (base === undefined || values.given('config')) return workspace;
  let folder = relative(workspace.folder, platform.host.context.workspace).replaceAll(sep, '/') || '.';
  if (folder.startsWith('..')) return workspace;
  for (; ; folder = posix.dirname(folder)) {
    const configPath = posix.join(folder, 'slipway.yaml');
    if ((await base.rules.read(configPath)) !== undefined)
      return configPath === workspace.configPath
        ? workspace
        : { ...workspace, configPath, config: await loadConfig(workspace.tree, configPath) };
    if (folder === '.') return workspace;
  }
}

/**
 * The tree whose configuration and policies decide: the target branch's; the change's own only where that has no configuration at all.
 * Throws `GATE_LOOSENED` when an Action looks for it where the target branch has none, and that has one elsewhere.
 */
export async function decidingTree(
  { action }: Pick<CommandContext, 'action'>,
  workspace: Workspace,
  base: GateBase | undefined,
): Promise<DecidingTree> {
  const own = { tree: workspace.tree, config: workspace.config, kept: workspace.tree };
  if (base === undefined) return own;
  const { configPath } = workspace;
  const config = await loadConfig(base.rules, configPath);
  if (config !== undefined) return { tree: base.rules, config, kept: base.rules };
  if (action) {
    const { named, others } = await configurationsIn(base.rules);
    // Without any the defaults decide, and an example somewhere is no reason to refuse them.
    const elsewhere = workspace.config === undefined ? named : [...named, ...others];
    if (elsewhere.length > 0)
      throw loosened('config', `the target branch has ${elsewhere.slice(0, 3).join(', ')}, but no ${configPath}`);
  }
  if (workspace.config === undefined) return { tree: base.rules, config, kept: base.rules };
  const isKept = (await base.rules.read(waiversFile)) !== undefined;
  return {
    ...own,
    kept: isKept ? base.rules : workspace.tree,
    notice: `the target branch has no ${configPath}, so the rules that this change brings decide`,
  };
}
