import { posix } from 'node:path';
import { isLeftToEngine, isOfObject, proveEffect } from '../bump/prove-effect.ts';
import type { Config } from '../config/schema.ts';
import type { Edit, ImageIntent, Plan } from '../model/plan.ts';
import type { RenderedRoot, Root } from '../model/rendered-root.ts';
import type { FileTree } from '../ports/files.ts';
import type { AppliedRoots, FindApplied } from '../render/applied-roots.ts';
import { changedRoots } from '../render/changed-roots.ts';
import { createClosureReader } from '../render/kustomize/closure.ts';
import { renderBoth } from '../render/render-both.ts';
import { rootInputs } from '../render/root-inputs.ts';
import { createTreeReader } from '../render/tree-reader.ts';
import { type Reach, reachOf } from './charts.ts';
import type { CommandContext } from './command.ts';
import type { PlanRequest } from './plan-scopes.ts';
import { chooseRenderer } from './render-settings.ts';

export interface ProofRequest {
  images: readonly ImageIntent[];
  /** Values at explicit places are set, which may mean anything. */
  explicit: boolean;
  config: Config | undefined;
  applied: FindApplied;
  /** What rendering may fetch, when others fetch it too. */
  reach?: Reach;
}

/**
 * The proof that a plan does exactly what was asked, by rendering what it touches before and after; none with --no-proof, which the log
 * says, or where values at explicit places are set.
 */
export function proofOf(
  context: CommandContext,
  { images, explicit, config, applied, reach = reachOf(context, config) }: ProofRequest,
): Pick<PlanRequest, 'prove'> {
  const { platform, values } = context;
  if (explicit) return {};
  if (values.flag('no-proof')) {
    platform.host.log.notice('not proven by rendering: --no-proof');
    return {};
  }
  const version = values.text('kubernetes-version') ?? config?.gate?.['kubernetes-version'];
  return {
    prove: async (scope, before, after, plan) => {
      const roots = scope.roots ?? (await rootsOf(after, plan, applied));
      const { base, head } = await changedRoots(before, after, { applied, roots });
      const { exec, signal } = platform;
      const rendered = await renderBoth({
        log: platform.host.log,
        applied,
        base,
        head,
        exec,
        renderer: await chooseRenderer(platform, values.text('renderer'), head.roots),
        signal,
        ...reach,
        ...(version === undefined ? {} : { kubernetesVersion: version }),
      });
      const left = plan.edits.some(isLeftToEngine)
        ? leftToEngines(await applied(createTreeReader(after)), rendered.head, config)
        : isLeftToEngine;
      const unproven = plan.edits.filter(left).length;
      if (unproven > 0) {
        const edits = unproven === 1 ? '1 edit is' : `${unproven} edits are`;
        const them = unproven === 1 ? 'it' : 'them';
        platform.host.log.notice(`${edits} not proven by rendering: only Argo CD, Flux or an operator renders ${them}`);
      }
      const inputs = await inputsOf(after, head.roots, applied);
      return proveEffect({
        before: rendered.base ?? [],
        after: rendered.head,
        intents: images.filter(scope.takes),
        edits: plan.edits,
        isLeft: left,
        rootsOf: (file) => new Set([...inputs].filter(([, files]) => files?.has(file) !== false).map(([id]) => id)),
      });
    },
  };
}

/** Edits whose effect shows only in the cluster: those of objects that were not, or not wholly, rendered here. */
function leftToEngines(
  { roots }: AppliedRoots,
  rendered: readonly RenderedRoot[],
  config: Config | undefined,
): (edit: Edit) => boolean {
  const whole = new Set(
    rendered.filter(({ errors, excluded }) => errors.length === 0 && excluded === undefined).map(({ id }) => id),
  );
  // What is excluded inside a root does not show.
  const partly = (config?.gate?.exclude ?? []).length > 0;
  return (edit) => {
    if (!isLeftToEngine(edit)) return false;
    const own = [...roots.values()].filter(
      ({ location: { file, line = 1 } }) => file === edit.file && line <= edit.line,
    );
    const nearest = Math.max(...own.map(({ location }) => location.line ?? 1));
    const said = own.filter(({ location }) => (location.line ?? 1) === nearest);
    return partly || !isOfObject(edit) || said.length === 0 || said.some(({ id }) => !whole.has(id));
  };
}

/** The files that each root is made of; undefined where that cannot be told. */
async function inputsOf(
  tree: FileTree,
  roots: readonly Root[],
  applied: FindApplied,
): Promise<ReadonlyMap<string, ReadonlySet<string> | undefined>> {
  const reader = createTreeReader(tree, new Map());
  const closures = createClosureReader(reader);
  return new Map(
    await Promise.all(roots.map(async (root) => [root.id, await rootInputs(reader, closures, root, applied)] as const)),
  );
}

/** A file of a chart stands for the chart; what operators' objects render of a folder, or say in a file, is proven with it. */
async function rootsOf(tree: FileTree, { reaches, edits }: Plan, applied: FindApplied): Promise<readonly string[]> {
  const found = await applied(createTreeReader(tree));
  const roots = new Set<string>();
  const files = new Set(edits.map(({ file }) => file));
  for (const { id, location } of found.roots.values()) if (files.has(location.file)) roots.add(id);
  for (const reached of reaches) {
    let chart: string | undefined;
    for (let folder = reached; folder !== '.' && chart === undefined; folder = posix.dirname(folder)) {
      if ((await tree.read(posix.join(folder, 'Chart.yaml')).catch(() => undefined)) !== undefined) chart = folder;
    }
    const root = chart ?? reached;
    roots.add(root);
    for (const id of found.folders.get(root) ?? []) roots.add(id);
  }
  return [...roots];
}
