import { posix } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { waiversFile } from '../config/waivers.ts';
import { toErrorDocument, toSlipwayErrors } from '../model/errors.ts';
import type { FailOn } from '../model/verdict.ts';
import { isRemotePolicy } from '../policy/bundle/oci.ts';
import type { FileTree } from '../ports/files.ts';
import type { CommandContext } from './command.ts';
import type { DecidingTree } from './deciding-tree.ts';
import type { PolicyPlace } from './policy-files.ts';
import { type RuleSettings, ruleSettings } from './rule-settings.ts';
import { type LoadedRules, loadRules } from './rules.ts';
import type { Workspace } from './workspace.ts';

export interface ProposedRules {
  rules: LoadedRules;
  failOn: FailOn;
}

/**
 * The rules as the change has them; undefined where they are those that decide. A change that loosens its own rules is judged by the
 * target branch's all the same: these are for people to see what it will mean.
 */
export async function proposedRules(
  context: CommandContext,
  workspace: Workspace,
  deciding: DecidingTree,
  /** As a configuration names them, in a tree. */
  placesOf: (tree: FileTree, settings: RuleSettings) => readonly PolicyPlace[],
): Promise<ProposedRules | undefined> {
  const { platform, values, action } = context;
  if (deciding.tree === workspace.tree) return undefined;
  try {
    const folder = posix.dirname(workspace.configPath);
    const own = ruleSettings(values, workspace.config, folder, action);
    const theirs = placesOf(deciding.tree, ruleSettings(values, deciding.config, folder, action));
    const ours = placesOf(workspace.tree, own);
    if (isDeepStrictEqual(workspace.config?.gate, deciding.config?.gate) && (await samePlaces(ours, theirs)))
      return undefined;
    return { rules: await loadRules(platform, own, ours, true), failOn: own.failOn };
  } catch (thrown) {
    // Inputs that loosen what the change demands, a policy folder that it takes away: what every run will say after the merge.
    return { rules: rulesInError(toSlipwayErrors(thrown).map(toErrorDocument)), failOn: 'error' };
  }
}

function rulesInError(errors: LoadedRules['errors']): LoadedRules {
  const nothing = Promise.resolve({ violations: [], errors: [] });
  return {
    evaluate: () => nothing,
    mark: (violations) => violations,
    cover: (findings) => ({ left: findings, covered: [] }),
    digest: undefined,
    compares: false,
    contextOf: () => '',
    environmentsOf: () => [],
    selected: [],
    errors,
    notices: () => [],
  };
}

async function samePlaces(ours: readonly PolicyPlace[], theirs: readonly PolicyPlace[]): Promise<boolean> {
  for (const [index, { tree, paths, crds = [] }] of ours.entries()) {
    const other = theirs[index]?.tree;
    if (other === undefined) return false;
    if (other === tree) continue;
    const local = [...paths.filter((path) => !isRemotePolicy(path)), ...crds, waiversFile];
    if (!(await sameFiles(tree, other, local))) return false;
  }
  return true;
}

async function sameFiles(one: FileTree, other: FileTree, paths: readonly string[]): Promise<boolean> {
  const [own, others] = await Promise.all([one.list(paths), other.list(paths)]);
  if (!isDeepStrictEqual(own, others)) return false;
  for (const { path } of own) {
    const [bytes, otherBytes] = await Promise.all([one.read(path), other.read(path)]);
    if (!isDeepStrictEqual(bytes, otherBytes)) return false;
  }
  return true;
}
