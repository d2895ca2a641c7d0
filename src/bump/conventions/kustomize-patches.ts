import type { YAMLMap } from 'yaml';
import type { JsonPath } from '../../model/json-path.ts';
import { asMap, asScalar, asSeq, getMap, getNode, getSeq, getText, mapsOf } from '../../yaml/nodes.ts';
import type { YamlSource } from '../../yaml/source.ts';
import type { Context, Convention } from '../convention.ts';
import { findJsonPatch } from '../json-patch.ts';
import { isKustomizationFile } from '../kustomization-file.ts';
import { type Place, type Region, regionsOf } from '../place.ts';
import { findBelow, objectName, startWalk } from '../workload-walk.ts';

const id = 'kustomize-patches';

export const kustomizePatches: Convention = {
  id,
  title: 'Images in patches of a kustomization, strategic merge and JSON 6902, inline or in files of their own.',
  find(source, context) {
    if (isKustomizationFile(source.file))
      return regionsOf(source).flatMap((region) => findInline(source, region, context));
    return context.isPatch(source.file)
      ? regionsOf(source).flatMap((region) => findInPatch(region, context.patchTarget(source.file)))
      : [];
  },
};

function findInline(source: YamlSource, region: Region, context: Context): Place[] {
  const { document } = region;
  const root = asMap(document, document.root);
  if (!root) return [];
  const places: Place[] = [];
  for (const field of ['patches', 'patchesJson6902']) {
    for (const { index, map } of mapsOf(document, getSeq(document, root, field))) {
      const path: JsonPath = [field, index, 'patch'];
      const target = targetName(region, map);
      const node = getNode(document, map, 'patch');
      const scalar = asScalar(document, node);
      if (scalar)
        places.push(...context.open(source, document, scalar, path).flatMap((inner) => findInPatch(inner, target)));
    }
  }
  for (const [index, item] of (getSeq(document, root, 'patchesStrategicMerge')?.items ?? []).entries()) {
    const scalar = asScalar(document, item);
    const inline = typeof scalar?.value === 'string' && scalar.value.includes('\n') ? scalar : undefined;
    if (!inline) continue;
    const regions = context.open(source, document, inline, ['patchesStrategicMerge', index]);
    places.push(...regions.flatMap((inner) => findInPatch(inner, undefined)));
  }
  return places;
}

/** `Deployment/web` of a patch's target, when it names one object. */
export function targetName(region: Region, patch: YAMLMap): string | undefined {
  const target = getMap(region.document, patch, 'target');
  const [kind, name] = target ? ['kind', 'name'].map((key) => getText(region.document, target, key)) : [];
  return kind === undefined || name === undefined ? undefined : `${kind}/${name}`;
}

function findInPatch(region: Region, target: string | undefined): Place[] {
  const { document } = region;
  const operations = asSeq(document, document.root);
  if (operations) return findJsonPatch(id, region, operations, target ?? '');
  const root = asMap(document, document.root);
  if (!root) return [];
  // A strategic merge goes by names: where an item stands in the patch's list says nothing.
  const byName = (slot: string): boolean => !slot.includes('#/');
  return findBelow(startWalk(id, region, target ?? objectName(region, root)), root, []).map((place) => ({
    ...place,
    slots: (place.slots ?? []).filter(byName),
  }));
}
