/**
 * The seam for roots that an object of an operator describes: Applications of Argo CD, Kustomizations and HelmReleases of Flux.
 *
 * An engine is a function `FindApplied`: it looks through a tree for its operator's objects (`operator-objects.ts` does so cheaply) and gives
 * a root for each, with its id (`FILE#Kind/NAMESPACE/NAME`), where the object stands, which folders and files it renders (they are no
 * default roots any more), what it is made of, and how to render it. `applied-engines.ts` is the one list of engines: a new one is a
 * line there. Everything else of the house (discovery, names, inputs, rendering, places) knows only what is written here.
 *
 * - `render` gets the run's context. To render a kustomization that is not in the repository as it should be, lay files over the tree
 *   and render that: `withFiles` in `overlaid.ts`; to render a chart, give `renderHelm` its options.
 * - `inputs` says which files a root is made of, its own included, so that a change renders only what it concerns; without it, it is
 *   always rendered.
 * - What an operator does to objects is noted beside them (`traces.ts`), so that findings are traced through it to the source line.
 * - Whatever cannot be rendered is an error of the root with its reason, never silence.
 */
import type { Location } from '../model/location.ts';
import type { RootEngine } from '../model/rendered-root.ts';
import type { ReadClosure } from './kustomize/closure.ts';
import type { RenderContext, RootContent } from './render-context.ts';
import type { TreeReader } from './tree-reader.ts';

export interface AppliedRoot {
  /** `FILE#Kind/NAMESPACE/NAME` */
  id: string;
  engine: RootEngine;
  /** The object that describes it. */
  location: Location;
  render(context: RenderContext): Promise<RootContent>;
  /** Every file that it is made of, as `rootInputs` gives them. Undefined when that cannot be told. */
  inputs?(closures: ReadClosure): Promise<ReadonlySet<string> | undefined>;
}

export interface AppliedRoots {
  /** By id. */
  roots: ReadonlyMap<string, AppliedRoot>;
  /** Ids of those that render a folder or file. */
  folders: ReadonlyMap<string, readonly string[]>;
}

export type FindApplied = (reader: TreeReader) => Promise<AppliedRoots>;

/** The roots of several engines together; each tree is looked through once. */
export function joinApplied(engines: readonly FindApplied[]): FindApplied {
  const known = new WeakMap<object, Promise<AppliedRoots>>();
  return (reader) => {
    const before = known.get(reader.tree);
    if (before !== undefined) return before;
    const made = join(engines, reader);
    known.set(reader.tree, made);
    return made;
  };
}

async function join(engines: readonly FindApplied[], reader: TreeReader): Promise<AppliedRoots> {
  const roots = new Map<string, AppliedRoot>();
  const folders = new Map<string, string[]>();
  for (const find of engines) {
    const found = await find(reader);
    for (const [id, root] of found.roots) roots.set(id, root);
    for (const [folder, ids] of found.folders) folders.set(folder, [...(folders.get(folder) ?? []), ...ids]);
  }
  return { roots, folders };
}

/** Roots that a name stands for: an id, or a file for those that it holds. */
export function appliedNamed({ roots }: AppliedRoots, named: string): readonly AppliedRoot[] {
  const root = roots.get(named);
  return root === undefined ? [...roots.values()].filter(({ location }) => location.file === named) : [root];
}
