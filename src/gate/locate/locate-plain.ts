import { type JsonPath, valueAt } from '../../model/json-path.ts';
import { formatIdentity, identify, type KubernetesObject } from '../../model/object.ts';
import type { RenderedObject } from '../../model/rendered-root.ts';
import type { StreamDocument } from '../../render/parse/documents.ts';
import { firstContentLine, objectsOf, type ParsedObject } from '../../render/parse/objects.ts';
import type { TreeReader } from '../../render/tree-reader.ts';
import { followPath } from './follow-path.ts';
import type { Place } from './place.ts';

export type PlainLocator = (object: RenderedObject, path: JsonPath) => Promise<Place | undefined>;

/** What stands in a file, by line and identity: a file may hold one object twice. */
interface FileObjects {
  documents: readonly StreamDocument[];
  byPlace: ReadonlyMap<string, ParsedObject>;
}

/** Finds where a path of an object is that stands in a file as it is. What the object lacks is missing from what it has on the way there. */
export function createPlainLocator(reader: TreeReader): PlainLocator {
  const files = new Map<string, Promise<FileObjects>>();
  const objectsIn = (file: string): Promise<FileObjects> => {
    let known = files.get(file);
    if (known === undefined)
      files.set(file, (known = reader.documents(file).then((documents) => index(documents ?? []))));
    return known;
  };
  return async ({ manifest, origin }, path) => {
    if (origin?.line === undefined) return undefined;
    const { documents, byPlace } = await objectsIn(origin.file);
    const found = byPlace.get(placeKey(origin.line, manifest));
    if (found === undefined) return undefined;
    const followed = followPath(found.manifest, manifest, path);
    const isThere = valueAt(manifest, path) !== undefined;
    return {
      file: origin.file,
      documentLine: documents[found.document]?.line ?? 1,
      path: [...found.items.flatMap((item) => ['items', item]), ...followed.path],
      precision: isThere ? 'exact' : 'block',
      found: isThere
        ? 'the document itself has the path'
        : 'the document has no such path: this is as near as it comes',
    };
  };
}

function index(documents: readonly StreamDocument[]): FileObjects {
  const byPlace = new Map<string, ParsedObject>();
  for (const object of objectsOf(documents).objects) {
    const { line = 1, text = '' } = documents[object.document] ?? {};
    const key = placeKey(line + firstContentLine(text), object.manifest);
    if (!byPlace.has(key)) byPlace.set(key, object);
  }
  return { documents, byPlace };
}

function placeKey(line: number, object: KubernetesObject): string {
  return `${line}:${formatIdentity(identify(object))}`;
}
