import type { Node, YAMLMap } from 'yaml';
import { formatReference, readImageReference } from '../model/image-reference.ts';
import type { JsonPath } from '../model/json-path.ts';
import { asMap, asScalar, getMap, getScalar, getSeq, getText, textOf } from '../yaml/nodes.ts';
import { changeArgoImage, formatArgoImage, parseArgoImage } from './argocd-image.ts';
import { findInParameters } from './argocd-parameters.ts';
import type { Context } from './convention.ts';
import { resolvePath } from './kustomization-file.ts';
import { plainData } from './plain-data.ts';
import { type Place, placeIn, type Region } from './place.ts';
import { changeScalar } from './scalar-change.ts';
import { findInValues } from './values-walk.ts';

/** Images in an Argo CD source: kustomize.images, helm.parameters, helm.valuesObject and helm.values. */
export function findInSource(
  convention: string,
  region: Region,
  source: YAMLMap,
  path: JsonPath,
  context: Context,
): Place[] {
  const { document } = region;
  const kustomize = getMap(document, source, 'kustomize');
  const helm = getMap(document, source, 'helm');
  const places = kustomize ? findImages(convention, region, kustomize, [...path, 'kustomize', 'images']) : [];
  if (!helm) return places;
  const folder = resolvePath('', getText(document, source, 'path') ?? '');
  const defaults = folder === undefined ? undefined : plainData(context.valuesOf(folder));
  const shared = { convention, ...(defaults === undefined ? {} : { defaults }) };
  places.push(...findInParameters({ ...shared, region, helm, path: [...path, 'helm', 'parameters'] }));
  const object = getMap(document, helm, 'valuesObject');
  if (object)
    places.push(...findInValues({ ...shared, region, root: object, path: [...path, 'helm', 'valuesObject'] }));
  const inline = getScalar(document, helm, 'values');
  if (!inline) return places;
  for (const inner of context.open(region.source, document, inline, [...path, 'helm', 'values'])) {
    const root = asMap(inner.document, inner.document.root);
    if (root) places.push(...findInValues({ ...shared, region: inner, root, path: [] }));
  }
  return places;
}

function findImages(convention: string, region: Region, kustomize: YAMLMap, path: JsonPath): Place[] {
  const { document } = region;
  return (getSeq(document, kustomize, 'images')?.items ?? []).flatMap((node, index) => {
    const text = textOf(asScalar(document, node));
    if (text === undefined) return [];
    const image = parseArgoImage(text);
    const name = image.newName ?? image.name;
    if (!readImageReference(name)) return [];
    const at = [...path, index];
    return placeIn(region, {
      convention,
      path: at,
      node: node as Node,
      image: name,
      value: formatReference({ ...image, name }),
      change(intent) {
        const change = changeScalar(document, node as Node, at, formatArgoImage(changeArgoImage(image, intent)));
        return change ? [change] : [];
      },
    });
  });
}
