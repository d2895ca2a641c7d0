import type { Node, YAMLMap } from 'yaml';
import { formatReference } from '../model/image-reference.ts';
import type { JsonPath } from '../model/json-path.ts';
import { getNode, getScalar, getSeq, getText, mapsOf } from '../yaml/nodes.ts';
import { Refusal } from '../yaml/operation.ts';
import { type Change, type Place, placeIn, type Region } from './place.ts';
import { changeScalar } from './scalar-change.ts';
import { changeBelowRegistry, splitNames } from './split-names.ts';
import { type SplitReference, splitVersion } from './split-reference.ts';
import { type ImageKeys, imageKeys } from './value-keys.ts';
import { referencePlace } from './workload-walk.ts';

export interface Parameters {
  convention: string;
  region: Region;
  helm: YAMLMap;
  path: JsonPath;
  defaults?: unknown;
}

interface Parameter {
  map: YAMLMap;
  node: Node;
  path: JsonPath;
}

/** Images in an Argo CD source's `helm.parameters`, which are dotted keys of a chart's values. */
export function findInParameters(parameters: Parameters): Place[] {
  const { region, helm, path } = parameters;
  const { document } = region;
  const byName = new Map<string, Parameter>();
  const texts = new Map<string, string>();
  for (const { index, map } of mapsOf(document, getSeq(document, helm, 'parameters'))) {
    const name = getText(document, map, 'name');
    const node = getNode(document, map, 'value');
    if (name === undefined || !node) continue;
    byName.set(name, { map, node, path: [...path, index, 'value'] });
    texts.set(name, getText(document, map, 'value') ?? '');
  }
  if (byName.size === 0) return [];
  const defaults = dottedStrings(parameters.defaults);
  return imageKeys(texts, defaults, '').flatMap((keys) => toPlace(parameters, keys, byName, texts, defaults) ?? []);
}

function toPlace(
  { convention, region }: Parameters,
  keys: ImageKeys,
  byName: ReadonlyMap<string, Parameter>,
  texts: ReadonlyMap<string, string>,
  defaults: ReadonlyMap<string, string>,
): Place | undefined {
  const whole =
    keys.tag === undefined && keys.digest === undefined && keys.name !== undefined ? byName.get(keys.name) : undefined;
  if (whole && keys.name !== undefined)
    return referencePlace(convention, region, whole.node, whole.path, texts.get(keys.name) ?? '');
  const global = texts.get('global.imageRegistry') ?? defaults.get('global.imageRegistry') ?? '';
  const names = splitNames(keys, texts, global);
  const present = [keys.tag, keys.digest, keys.name].flatMap((key) =>
    key === undefined ? [] : (byName.get(key) ?? []),
  );
  const [first] = present;
  if (!names || !first) return undefined;
  const split = splitParameters(region, keys, byName, texts);
  return placeIn(region, {
    convention,
    path: first.path,
    node: first.node,
    nodes: present.map(({ node }) => node),
    ...names,
    value: formatReference({ name: names.image, ...splitVersion(split) }),
    change: (intent) => changeBelowRegistry(split, global, intent),
  });
}

function splitParameters(
  region: Region,
  keys: ImageKeys,
  byName: ReadonlyMap<string, Parameter>,
  texts: ReadonlyMap<string, string>,
): SplitReference {
  const offset = [...byName.values()][0]?.map.range?.[0] ?? 0;
  return {
    offset,
    bareDigest: keys.digest !== undefined && /sha$/i.test(keys.digest),
    text: (role) => (keys[role] === undefined ? undefined : texts.get(keys[role])),
    set(role, value) {
      const parameter = keys[role] === undefined ? undefined : byName.get(keys[role]);
      if (!parameter) throw new Refusal(`there is no parameter for the ${role}`, offset);
      return setParameter(region, parameter, value);
    },
  };
}

/** Helm takes digits, booleans and null of a parameter for what they look like (strvals.typedVal) unless it is told that it is a string. */
function setParameter({ document }: Region, { map, node, path }: Parameter, value: string): Change[] {
  const change = changeScalar(document, node, path, value);
  const changes = change ? [change] : [];
  if (!/^(?:[+-]?\d+|true|false|null)$/.test(value)) return changes;
  const force = getScalar(document, map, 'forceString');
  if (force?.value === true) return changes;
  if (force) throw new Refusal('forceString is not true: Helm would read the value as a number', force.range?.[0] ?? 0);
  const operation = {
    kind: 'insert-key',
    document,
    map,
    after: 'value',
    key: 'forceString',
    value: { flag: true },
  } as const;
  return [...changes, { operation, path: [...path.slice(0, -1), 'forceString'], old: null, new: 'true' }];
}

/** Nested values as `image.tag`. */
function dottedStrings(values: unknown, prefix = '', into = new Map<string, string>()): Map<string, string> {
  if (values === null || typeof values !== 'object' || Array.isArray(values)) return into;
  for (const [key, value] of Object.entries(values)) {
    if (typeof value === 'string' || typeof value === 'number') into.set(prefix + key, String(value));
    else if (value === null) into.set(prefix + key, '');
    else dottedStrings(value, `${prefix}${key}.`, into);
  }
  return into;
}
