import type { JsonPath } from '../../model/json-path.ts';
import type { RenderedObject, RenderedRoot } from '../../model/rendered-root.ts';
import type { AppliedKustomization, AppliedRoot, FindApplied } from '../../render/applied-roots.ts';
import type { TreeReader } from '../../render/tree-reader.ts';
import { createKustomizeLocator } from './locate-kustomize.ts';
import type { Place } from './place.ts';

interface Traced {
  root: AppliedRoot;
  kustomization: AppliedKustomization;
  locate: ReturnType<typeof createKustomizeLocator>;
}

/** Traces what an operator's object has kustomize render; what its own options did is shown at the object. */
export function createAppliedLocator(
  reader: TreeReader,
  applied: FindApplied | undefined,
): (root: RenderedRoot, object: RenderedObject, path: JsonPath) => Promise<Place | undefined> {
  const traced = new Map<string, Promise<Traced | undefined>>();

  async function trace(id: string): Promise<Traced | undefined> {
    const root = (await applied?.(reader))?.roots.get(id);
    const kustomization = await root?.kustomization?.();
    if (root === undefined || kustomization === undefined) return undefined;
    return { root, kustomization, locate: createKustomizeLocator(kustomization.reader) };
  }

  return async (rendered, object, path) => {
    let known = traced.get(rendered.id);
    if (known === undefined) traced.set(rendered.id, (known = trace(rendered.id)));
    const found = await known;
    if (found === undefined) return undefined;
    const { folder, generated } = found.kustomization;
    const place = await found.locate({ ...rendered, id: folder }, object, path);
    if (place === undefined || place.file !== generated) return place;
    const { file, line = 1 } = found.root.location;
    const said = 'options of the object that brings the root set it, which are shown at its head';
    return { file, documentLine: line, path: [], line, precision: 'block', found: said };
  };
}
