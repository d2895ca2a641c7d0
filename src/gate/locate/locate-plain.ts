import { type JsonPath, valueAt } from '../../model/json-path.ts';
import { formatIdentity, identify, type KubernetesObject } from '../../model/object.ts';
import type { RenderedObject } from '../../model/rendered-root.ts';
import type { StreamDocument } from '../../render/parse/documents.ts';
import { firstContentLine, objectsOf } from '../../render/parse/objects.ts';
import type { TreeReader } from '../../render/tree-reader.ts';
import { followPath } from './follow-path.ts';
import type { Place } from './place.ts';
import { type Soon, after } from './soon.ts';

export type PlainLocator = (object: RenderedObject, path: JsonPath) => Soon<Place | undefined>;

/** An object as it stands in a file. */
interface FileObject {
  manifest: KubernetesObject;
  documentLine: number;
  /** The way to it, through lists. */
  path: JsonPath;
}

/** What stands in a file, by line and identity: a file may hold one object twice. */
type FileObjects = ReadonlyMap<string, FileObject>;

/** Finds where a path of an object is that stands in a file as it is. What the object lacks is missing from what it has on the way there. */
export function createPlainLocator(reader: TreeReader): PlainLocator {
  const files = new Map<string, Soon<FileObjects>>();
  /** Findings of an object come one after the other. */
  let last: { object: RenderedObject; found: FileObject | undefined } | undefined;

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
  const find = (object: RenderedObject, objects: FileObjects): FileObject | undefined => {
    if (last?.object === object) return last.found;
    const found = objects.get(placeKey(object.origin?.line ?? 1, object.manifest));
    last = { object, found };
    return found;
  };
  return (object, path) => {
    const { manifest, origin } = object;
    if (origin?.line === undefined) return undefined;
    return after(objectsIn(origin.file), (objects) => {
      const found = find(object, objects);
      return found === undefined ? undefined : placeIn(origin.file, found, manifest, path);
    });
  };
}

function placeIn(file: string, found: FileObject, manifest: KubernetesObject, path: JsonPath): Place {
  const followed = followPath(found.manifest, manifest, path);
  const isThere =
    found.manifest === manifest
      ? followed.steps === path.length && followed.value !== undefined
      : valueAt(manifest, path) !== undefined;
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
