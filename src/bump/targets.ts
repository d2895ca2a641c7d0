import { isMap, isScalar } from 'yaml';
import { SlipwayError } from '../model/errors.ts';
import { parsePath } from '../model/json-path.ts';
import { resolve } from '../yaml/nodes.ts';
import type { YamlSource } from '../yaml/source.ts';
import { follow } from './address.ts';
import type { Marker } from './markers.ts';
import { regionsOf } from './place.ts';

/** A value of which the configuration says whose image it is (`bump.targets`). */
export interface BumpTarget {
  file: string;
  /** As in the JSON document: `spec.version`, `images[0].tag`. */
  path: string;
  image: string;
  /** What the value is: all of the reference, or one part. */
  part?: Marker['part'];
}

/** Finds the values of targets; one that is not there is an error, or the configuration would silently do nothing. */
export function findTargets(
  sources: readonly YamlSource[],
  targets: readonly BumpTarget[],
): { targets: { marker: Marker; image: string }[]; errors: SlipwayError[] } {
  const errors: SlipwayError[] = [];
  const found = targets.flatMap((target) => {
    const markers = markersOf(sources, target);
    if (markers.length === 0) {
      const message = `bump.targets: there is no single value at ${target.file}:${target.path}`;
      errors.push(new SlipwayError('LAYOUT_INVALID', message, { location: { file: target.file } }));
    }
    return markers.map((marker) => ({ marker, image: target.image }));
  });
  return { targets: found, errors };
}

function markersOf(sources: readonly YamlSource[], { file, path, part = 'all' }: BumpTarget): Marker[] {
  const steps = parsePath(path);
  const source = sources.find((one) => one.file === file);
  if (!steps || !source) return [];
  return regionsOf(source).flatMap((region) => {
    const address = follow(region.document, steps);
    const node = address.found ? resolve(region.document, address.node) : undefined;
    const parent = follow(region.document, steps.slice(0, -1));
    const map = parent.found ? resolve(region.document, parent.node) : undefined;
    if (!address.found || !isScalar(node)) return [];
    return [
      { region, node, path: address.path, map: isMap(map) ? map : undefined, policy: `target ${file}:${path}`, part },
    ];
  });
}
