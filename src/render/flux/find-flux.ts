import type { AppliedRoot, AppliedRoots, FindApplied } from '../applied-roots.ts';
import type { RenderContext, RootContent } from '../render-context.ts';
import { chartFolder, fluxInputs } from './flux-inputs.ts';
import { type FluxNode, type FluxSet, looseReleases, readFluxSet } from './flux-set.ts';
import { renderNode } from './render-flux.ts';
import type { FluxSettings } from './settings.ts';

/** Flux as an engine of `applied-roots.ts`. A HelmRelease that a Kustomization brings is rendered with it; any other is a root itself. */
export function fluxEngine(settings: FluxSettings): FindApplied {
  return async (reader) => {
    const set = await readFluxSet(reader, settings);
    const runs = new WeakMap<RenderContext, Map<FluxNode, Promise<RootContent>>>();
    const nodes = [...set.kustomizations, ...(await looseReleases(set))];
    const roots = nodes.map((node): AppliedRoot => {
      const root: AppliedRoot = {
        id: node.id,
        engine: 'flux',
        location: node.location,
        // What is wrong with a path is told when it is rendered.
        inputs: () => fluxInputs(set, node).catch(() => undefined),
        render(context) {
          const built = runs.get(context) ?? new Map<FluxNode, Promise<RootContent>>();
          runs.set(context, built);
          return renderNode(node, { set, context, built });
        },
      };
      return root;
    });
    return { roots: new Map(roots.map((root) => [root.id, root])), folders: foldersOf(set) };
  };
}

function foldersOf({ builds, releases, sources, settings }: FluxSet): AppliedRoots['folders'] {
  const folders = new Map<string, string[]>();
  const add = (folder: string, id: string): void => {
    folders.set(folder, [...(folders.get(folder) ?? []), id]);
  };
  for (const [node, { folder, closure }] of builds)
    for (const one of new Set([folder, ...(closure?.folders ?? [])])) add(one, node.id);
  for (const node of releases) {
    const folder = chartFolder(node, sources, settings);
    if (folder !== undefined) add(folder, node.id);
  }
  return folders;
}
