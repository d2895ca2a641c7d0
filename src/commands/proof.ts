import { posix } from 'node:path';
import { proveEffect } from '../bump/prove-effect.ts';
import type { Config } from '../config/schema.ts';
import type { ImageIntent } from '../model/plan.ts';
import type { FileTree } from '../ports/files.ts';
import { changedRoots } from '../render/changed-roots.ts';
import { renderBoth } from '../render/render-both.ts';
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
      const selection = { roots: scope.roots ?? (await rootsOf(after, plan.reaches)) };
      const { base, head } = await changedRoots(before, after, selection);
      const { exec, signal } = platform;
      const rendered = await renderBoth({
        base,
        head,
        exec,
        renderer: await chooseRenderer(platform, values.text('renderer'), head.roots),
        signal,
        network: networkOf(values),
        ...(version === undefined ? {} : { kubernetesVersion: version }),
      });
      return proveEffect({
        before: rendered.base ?? [],
        after: rendered.head,
        intents: images.filter(scope.takes),
        edits: plan.edits,
      });
    },
  };
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
