import { formatPath, type JsonPath } from '../model/json-path.ts';
import { formatIdentity, identify, type KubernetesObject } from '../model/object.ts';
import type { RenderedRoot } from '../model/rendered-root.ts';
import type { ImageChange, ObjectChange } from '../model/verdict.ts';
import { changedPaths } from './changed-paths.ts';
import { containerImages } from './container-images.ts';
import { groupByKey, nameNormalizer } from './object-keys.ts';

export interface RootChanges {
  changes: readonly ObjectChange[];
  images: readonly ImageChange[];
}

/** What differs between base and head, root by root. A root that did not render whole on either side is not compared: half of it would seem gone. */
export function compareRoots(base: readonly RenderedRoot[], head: readonly RenderedRoot[]): RootChanges {
  const before = new Map(base.map((root) => [root.id, root]));
  const after = new Map(head.map((root) => [root.id, root]));
  const changes: ObjectChange[] = [];
  const images: ImageChange[] = [];
  for (const id of new Set([...after.keys(), ...before.keys()])) {
    const [old, current] = [before.get(id), after.get(id)];
    // A root that is made of the same files is the same value in both.
    if (old === current || isPartial(old) || isPartial(current)) continue;
    compareRoot(id, old, current, changes, images);
  }
  return { changes, images };
}

function isPartial(root: RenderedRoot | undefined): boolean {
  return root !== undefined && root.errors.length > 0;
}

function compareRoot(
  root: string,
  base: RenderedRoot | undefined,
  head: RenderedRoot | undefined,
  changes: ObjectChange[],
  images: ImageChange[],
): void {
  const [before, after] = [groupByKey(base), groupByKey(head)];
  const normalize = { old: nameNormalizer(base?.objects ?? []), new: nameNormalizer(head?.objects ?? []) };
  for (const key of new Set([...after.keys(), ...before.keys()])) {
    const [olds, news] = [before.get(key) ?? [], after.get(key) ?? []];
    for (let index = 0; index < Math.max(olds.length, news.length); index++) {
      const [old, current] = [olds[index]?.manifest, news[index]?.manifest];
      const object = formatIdentity(identify(current ?? old ?? nameless));
      const change = changeOf(old, current, normalize);
      if (change !== undefined) changes.push({ root, object, ...change });
      images.push(...imageChanges(root, object, old, current));
    }
  }
}

const nameless: KubernetesObject = { apiVersion: '', kind: '' };

function changeOf(
  old: KubernetesObject | undefined,
  current: KubernetesObject | undefined,
  normalize: { old: (text: string) => string; new: (text: string) => string },
): Pick<ObjectChange, 'change' | 'paths'> | undefined {
  if (old === undefined) return { change: 'added', paths: [] };
  if (current === undefined) return { change: 'removed', paths: [] };
  // Documents are parsed once by their text, so most of what did not change is the same value.
  if (old === current) return undefined;
  const paths = boundedPaths(changedPaths(old, current, normalize));
  return paths.length === 0 ? undefined : { change: 'modified', paths };
}

/** Paths told of one object; of more, the parts that hold them are told. */
const maxPaths = 200;

function boundedPaths(paths: readonly JsonPath[]): readonly string[] {
  let shown = paths.map(formatPath);
  const deepest = paths.reduce((depth, path) => Math.max(depth, path.length), 0);
  for (let depth = deepest - 1; depth > 0 && shown.length > maxPaths; depth--) {
    shown = [...new Set(paths.map((path) => formatPath(path.slice(0, depth))))];
  }
  return shown.slice(0, maxPaths);
}

function imageChanges(
  root: string,
  object: string,
  old: KubernetesObject | undefined,
  current: KubernetesObject | undefined,
): readonly ImageChange[] {
  if (old === current) return [];
  const before = new Map((old ? containerImages(old) : []).map((one) => [one.place, one]));
  const after = new Map((current ? containerImages(current) : []).map((one) => [one.place, one]));
  return [...new Set([...after.keys(), ...before.keys()])].flatMap((place) => {
    const [was, is] = [before.get(place), after.get(place)];
    if (was?.image === is?.image) return [];
    return [
      {
        root,
        object,
        container: is?.container ?? was?.container ?? '',
        old: was?.image ?? null,
        new: is?.image ?? null,
      },
    ];
  });
}
