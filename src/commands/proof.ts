import { posix } from 'node:path';
import { isLeftToEngine, proveEffect } from '../bump/prove-effect.ts';
import type { Config } from '../config/schema.ts';
import type { ImageIntent } from '../model/plan.ts';
import type { Root } from '../model/rendered-root.ts';
import type { FileTree } from '../ports/files.ts';
import { changedRoots } from '../render/changed-roots.ts';
import { createClosureReader } from '../render/kustomize/closure.ts';
import { renderBoth } from '../render/render-both.ts';
import { rootInputs } from '../render/root-inputs.ts';
import { createTreeReader } from '../render/tree-reader.ts';
import { appliedEngines } from './applied-engines.ts';
import type { CommandContext } from './command.ts';
import type { PlanRequest } from './plan-scopes.ts';
import { chooseRenderer, networkOf } from './render-settings.ts';

/**
 * The proof that a plan does exactly what was asked, by rendering what it touches before and after; none with --no-proof, which the log
 * says, or where values at explicit places are set, which may mean anything.
 */
export function proofOf(
  { platform, values }: CommandContext,
  images: readonly ImageIntent[],
  explicit: boolean,
  config: Config | undefined,
): Pick<PlanRequest, 'prove'> {
  if (explicit) return {};
  if (values.flag('no-proof')) {
    platform.host.log.notice('not proven by rendering: --no-proof');
    return {};
  }
  const version = values.text('kubernetes-version') ?? config?.gate?.['kubernetes-version'];
  return {
    prove: async (scope, before, after, plan) => {
      const applied = await appliedEngines(platform, platform.host.context.workspace, config);
      const selection = { applied, roots: scope.roots ?? (await rootsOf(after, plan.reaches)) };
      const { base, head } = await changedRoots(before, after, selection);
      const { exec, signal } = platform;
      const rendered = await renderBoth({
        applied,
        base,
        head,
        exec,
        renderer: await chooseRenderer(platform, values.text('renderer'), head.roots),
        signal,
        network: networkOf(values),
        ...(version === undefined ? {} : { kubernetesVersion: version }),
      });
      const unproven = plan.edits.filter(isLeftToEngine).length;
      if (unproven > 0) {
        const edits = unproven === 1 ? '1 edit is' : `${unproven} edits are`;
        const them = unproven === 1 ? 'it' : 'them';
        platform.host.log.notice(`${edits} not proven by rendering: only Argo CD, Flux or an operator renders ${them}`);
      }
      const inputs = await inputsOf(after, head.roots);
      return proveEffect({
        before: rendered.base ?? [],
        after: rendered.head,
        intents: images.filter(scope.takes),
        edits: plan.edits,
        rootsOf: (file) => new Set([...inputs].filter(([, files]) => files?.has(file) !== false).map(([id]) => id)),
      });
    },
  };
}

/** The files that each root is made of; undefined where that cannot be told. */
async function inputsOf(
  tree: FileTree,
  roots: readonly Root[],
): Promise<ReadonlyMap<string, ReadonlySet<string> | undefined>> {
  const reader = createTreeReader(tree, new Map());
  const closures = createClosureReader(reader);
  return new Map(
    await Promise.all(roots.map(async (root) => [root.id, await rootInputs(reader, closures, root)] as const)),
  );
}

/** A file of a chart stands for the chart. */
async function rootsOf(tree: FileTree, reaches: readonly string[]): Promise<readonly string[]> {
  const roots = new Set<string>();
  for (const reached of reaches) {
    let chart: string | undefined;
    for (let folder = reached; folder !== '.' && chart === undefined; folder = posix.dirname(folder)) {
      if ((await tree.read(posix.join(folder, 'Chart.yaml')).catch(() => undefined)) !== undefined) chart = folder;
    }
    roots.add(chart ?? reached);
  }
  return [...roots];
}
