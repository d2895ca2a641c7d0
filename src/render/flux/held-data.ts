import type { KubernetesObject } from '../../model/object.ts';
import type { RenderedObject } from '../../model/rendered-root.ts';
import type { OperatorObject } from '../operator-objects.ts';
import type { Described, Stand } from '../traces.ts';
import type { TreeReader } from '../tree-reader.ts';
import { dataOf, nameOf, namespaceOf } from './objects.ts';
import { nearestFirst } from './sources.ts';

/** What a ConfigMap or Secret holds; `encrypted` when only the cluster can read it. */
export interface HeldData {
  data: Readonly<Record<string, string>>;
  encrypted: boolean;
  /** The object, for whoever looks for the place of a value. */
  in: Described;
}

/** Where what is held under a key stands. */
export function heldStand({ in: described }: HeldData, key: string): Stand {
  const field = dataOf(described.manifest['stringData'])[key] === undefined ? 'data' : 'stringData';
  return { in: described, path: [field, key] };
}

export interface HeldQuery {
  kind: string;
  namespace: string;
  name: string;
  /** Of several in the repository, the nearest to this file counts: clusters have settings of one name. */
  file: string;
}

/** Finds a ConfigMap or Secret among rendered objects, the first set first, and else among the repository's files. */
export function findHeld(
  query: HeldQuery,
  rendered: readonly (readonly RenderedObject[])[],
  files: readonly OperatorObject[],
  reader: TreeReader,
): HeldData | undefined {
  for (const objects of rendered) {
    const found = objects.find(({ manifest }) => matches(manifest, query));
    const { file = query.file, line = 1 } = found?.origin ?? {};
    if (found !== undefined) return readHeld(found.manifest, { location: { file, line }, rendered: found, reader });
  }
  const near = nearestFirst(
    files.filter(({ manifest }) => matches(manifest, query)),
    query.file,
  )[0];
  return near === undefined ? undefined : readHeld(near.manifest, { location: near.location, reader });
}

function matches(object: KubernetesObject, { kind, namespace, name }: HeldQuery): boolean {
  if (object.kind !== kind || object.apiVersion !== 'v1' || nameOf(object) !== name) return false;
  return namespace === '' || ['', namespace].includes(namespaceOf(object));
}

function readHeld(object: KubernetesObject, where: Pick<Described, 'location' | 'rendered' | 'reader'>): HeldData {
  const encrypted = object['sops'] !== undefined;
  const texts: Record<string, string> = {};
  for (const [key, value] of Object.entries(dataOf(object['data']))) {
    if (typeof value !== 'string') continue;
    texts[key] = object.kind === 'Secret' && !encrypted ? Buffer.from(value, 'base64').toString('utf8') : value;
  }
  for (const [key, value] of Object.entries(dataOf(object['stringData']))) {
    if (typeof value === 'string') texts[key] = value;
  }
  return { data: texts, encrypted, in: { name: `${object.kind} ${nameOf(object)}`, manifest: object, ...where } };
}

/** What stands for a value that only the cluster knows: part of a name, a host, a path. It is never true. */
export function standIn(name: string): string {
  return `${name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')}.invalid`;
}
