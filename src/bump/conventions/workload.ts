import type { YAMLMap } from 'yaml';
import type { JsonPath } from '../../model/json-path.ts';
import { asMap, asSeq, getNode, getText, mapsOf } from '../../yaml/nodes.ts';
import type { Convention } from '../convention.ts';
import { type Place, type Region, regionsOf } from '../place.ts';
import { findBelow, objectName, startWalk } from '../workload-walk.ts';

/** Objects whose content is no workload: definitions, configuration text, and what other conventions read. */
const foreignKinds = new Set(['CustomResourceDefinition', 'ConfigMap', 'Secret', 'Kustomization', 'Component']);
const id = 'workload';

export const workload: Convention = {
  id,
  title: 'Containers, init and ephemeral containers and image volumes of any Kubernetes object, also in lists.',
  find: (source, context) =>
    regionsOf(source).flatMap((region) => {
      const root = asMap(region.document, region.document.root);
      return root && !context.isPatch(source.file) ? findInObject(id, region, root, []) : [];
    }),
};

function findInObject(convention: string, region: Region, object: YAMLMap, path: JsonPath): Place[] {
  const { document } = region;
  const kind = getText(document, object, 'kind');
  if (kind === undefined || getText(document, object, 'apiVersion') === undefined || foreignKinds.has(kind)) return [];
  const items = kind.endsWith('List') ? asSeq(document, getNode(document, object, 'items')) : undefined;
  if (items) {
    return mapsOf(document, items).flatMap(({ index, map }) =>
      findInObject(convention, region, map, [...path, 'items', index]),
    );
  }
  // Slots are paths inside the object, so that a patch's path and an item's of a list are the same.
  return findBelow(startWalk(convention, region, objectName(region, object)), object, path).map((place) =>
    relative(place, path),
  );
}

function relative(place: Place, object: JsonPath): Place {
  if (object.length === 0) return place;
  const prefix = `#/${object.join('/')}/`;
  return { ...place, slots: (place.slots ?? []).map((slot) => slot.replace(prefix, '#/')) };
}
