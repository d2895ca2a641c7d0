import { posix } from 'node:path';
import { readBaseline } from '../config/baseline.ts';
import type { Baselines } from '../gate/ratchet.ts';
import type { FileTree } from '../ports/files.ts';
import type { RuleSettings } from './rule-settings.ts';
import type { Workspace } from './workspace.ts';

/** The committed baseline as the target branch has it, and as the change does. Throws `BASELINE_INVALID`. */
export async function readBaselines(
  { baseline }: RuleSettings,
  workspace: Workspace,
  deciding: FileTree,
): Promise<Baselines> {
  const file = posix.join(posix.dirname(workspace.configPath), baseline.file);
  const own = await readBaseline(workspace.tree, file);
  if (deciding === workspace.tree) return { file, ratchet: baseline.ratchet, deciding: own };
  return { file, ratchet: baseline.ratchet, deciding: await readBaseline(deciding, file), proposed: own ?? new Set() };
}
