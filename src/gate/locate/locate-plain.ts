import { type JsonPath, valueAt } from '../../model/json-path.ts';
import { formatIdentity, identify, type KubernetesObject } from '../../model/object.ts';
import type { RenderedObject } from '../../model/rendered-root.ts';
import type { StreamDocument } from '../../render/parse/documents.ts';
import { firstContentLine, objectsOf } from '../../render/parse/objects.ts';
import type { TreeReader } from '../../render/tree-reader.ts';
import { createFollower, type Followed, followPath } from './follow-path.ts';
import type { Place } from './place.ts';
import type { Soon } from './soon.ts';

export type PlainLocator = (object: RenderedObject, path: JsonPath) => Soon<Place | undefined>;

/** An object as it stands in a file. */
interface FileObject {
  manifest: KubernetesObject;
  documentLine: number;
  /** The way to it, through lists. */
  path: JsonPath;
}

/** The same for an object that was rendered from it. */
interface FoundObject extends FileObject {
  follow: (path: JsonPath) => Followed;
  has: (path: JsonPath, followed: Followed) => boolean;
}

/** What stands in a file, by line and identity: a file may hold one object twice. */
type FileObjects = ReadonlyMap<string, FileObject>;

/** Finds where a path of an object is that stands in a file as it is. What the object lacks is missing from what it has on the way there. */
export function createPlainLocator(reader: TreeReader): PlainLocator {
  const files = new Map<string, Soon<FileObjects>>();
  /** Findings of an object come one after the other. */
  let last: { object: RenderedObject; found: FoundObject | undefined } | undefined;

  const objectsIn = (file: string): Soon<FileObjects> => {
    const known = files.get(file);
    if (known !== undefined) return known;
    const reading = reader.documents(file).then((documents) => index(documents ?? []));
    files.set(file, reading);
    return reading.then((objects) => {
      files.set(file, objects);
      return objects;
    });
  };
  const find = ({ manifest, origin }: RenderedObject, objects: FileObjects): FoundObject | undefined => {
    const found = objects.get(placeKey(origin?.line ?? 1, manifest));
    if (found === undefined) return undefined;
    if (found.manifest === manifest)
      return {
        ...found,
        follow: createFollower(manifest),
        has: (path, { steps, value }) => steps === path.length && value !== undefined,
      };
    return {
      ...found,
      follow: (path) => followPath(found.manifest, manifest, path),
      has: (path) => valueAt(manifest, path) !== undefined,
    };
  };
  const placeOf = (object: RenderedObject, file: string, objects: FileObjects, path: JsonPath): Place | undefined => {
    if (last?.object !== object) last = { object, found: find(object, objects) };
    return last.found === undefined ? undefined : placeIn(file, last.found, path);
  };
  return (object, path) => {
    const { origin } = object;
    if (origin?.line === undefined) return undefined;
    const objects = objectsIn(origin.file);
    if (!(objects instanceof Promise)) return placeOf(object, origin.file, objects, path);
    return objects.then((known) => placeOf(object, origin.file, known, path));
  };
}

function placeIn(file: string, found: FoundObject, path: JsonPath): Place {
  const followed = found.follow(path);
  const isThere = found.has(path, followed);
  return {
    file,
    documentLine: found.documentLine,
    path: found.path.length === 0 ? followed.path : [...found.path, ...followed.path],
    precision: isThere ? 'exact' : 'block',
    found: isThere ? 'the document itself has the path' : 'the document has no such path: this is as near as it comes',
  };
}

function index(documents: readonly StreamDocument[]): FileObjects {
  const byPlace = new Map<string, FileObject>();
  for (const { manifest, document, items } of objectsOf(documents).objects) {
    const { line = 1, text = '' } = documents[document] ?? {};
    const key = placeKey(line + firstContentLine(text), manifest);
    if (byPlace.has(key)) continue;
    byPlace.set(key, { manifest, documentLine: line, path: items.flatMap((item) => ['items', item]) });
  }
  return byPlace;
}

function placeKey(line: number, object: KubernetesObject): string {
  return `${line}:${formatIdentity(identify(object))}`;
}
