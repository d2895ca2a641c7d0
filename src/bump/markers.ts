import { isMap, isScalar, isSeq, type Scalar, type YAMLMap } from 'yaml';
import type { JsonPath } from '../model/json-path.ts';
import { asMap, getMap, getScalar, getText, textOf } from '../yaml/nodes.ts';
import { type Region, regionsOf } from './place.ts';
import type { YamlSource } from '../yaml/source.ts';

/** A setter comment of Flux's image automation: `# {"$imagepolicy": "namespace:policy:tag"}`. */
export interface Marker {
  region: Region;
  node: Scalar;
  path: JsonPath;
  /** The map that the value is in; undefined in a list. */
  map: YAMLMap | undefined;
  /** `namespace:policy` */
  policy: string;
  /** Which part of the image the value is; all of it without a suffix. */
  part: 'all' | 'tag' | 'name' | 'digest';
}

const token = '"$imagepolicy"';

/** Flux image-automation-controller internal/update/filter.go: files are screened by the token before they are parsed. */
export function hasMarkers(text: string): boolean {
  return text.includes(token);
}

export function findMarkers(source: YamlSource): Marker[] {
  if (!hasMarkers(source.text)) return [];
  const markers: Marker[] = [];
  for (const region of regionsOf(source)) walk(region, region.document.root, [], undefined);
  return markers;

  function walk(region: Region, node: unknown, path: JsonPath, map: YAMLMap | undefined): void {
    if (isMap(node)) {
      for (const { key, value } of node.items)
        if (isScalar(key)) walk(region, value, [...path, String(key.value)], node);
    } else if (isSeq(node)) {
      for (const [index, item] of node.items.entries()) walk(region, item, [...path, index], undefined);
    } else if (isScalar(node)) {
      const found = parseMarker(node.comment ?? '');
      if (found) markers.push({ region, node, path, map, ...found });
    }
  }
}

function parseMarker(comment: string): Pick<Marker, 'policy' | 'part'> | undefined {
  if (!comment.includes(token)) return undefined;
  const match = /"\$imagepolicy"\s*:\s*"([^":]+):([^":]+)(?::(tag|name|digest))?"/.exec(comment);
  if (!match) return undefined;
  const part = match[3] === 'tag' || match[3] === 'name' || match[3] === 'digest' ? match[3] : 'all';
  return { policy: `${match[1]}:${match[2]}`, part };
}

/** The image of each ImagePolicy of the files, by `namespace:name`, through its ImageRepository. */
export function findPolicies(sources: readonly YamlSource[]): Map<string, string> {
  const repositories = new Map<string, string>();
  const references = new Map<string, string>();
  for (const region of sources.flatMap(regionsOf)) {
    const { document } = region;
    const root = asMap(document, document.root);
    const kind = root ? getText(document, root, 'kind') : undefined;
    if (!root || (kind !== 'ImagePolicy' && kind !== 'ImageRepository')) continue;
    const metadata = getMap(document, root, 'metadata');
    const spec = getMap(document, root, 'spec');
    const name = metadata && getText(document, metadata, 'name');
    if (!metadata || !spec || name === undefined) continue;
    const namespace = getText(document, metadata, 'namespace') ?? '';
    const image = textOf(getScalar(document, spec, 'image'));
    const reference = getMap(document, spec, 'imageRepositoryRef');
    if (kind === 'ImageRepository' && image !== undefined) repositories.set(`${namespace}:${name}`, image);
    if (kind !== 'ImagePolicy' || !reference) continue;
    const other = getText(document, reference, 'namespace') ?? namespace;
    references.set(`${namespace}:${name}`, `${other}:${getText(document, reference, 'name') ?? ''}`);
  }
  const images = [...references].flatMap(([policy, repository]): [string, string][] => {
    const image = repositories.get(repository);
    return image === undefined ? [] : [[policy, image]];
  });
  return new Map(images);
}
