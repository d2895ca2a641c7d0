import { type JsonPath, valueAt } from '../../model/json-path.ts';
import { formatIdentity, identify } from '../../model/object.ts';
import type { RenderedObject } from '../../model/rendered-root.ts';
import { firstContentLine, objectsOf } from '../../render/parse/objects.ts';
import type { TreeReader } from '../../render/tree-reader.ts';
import { followPath } from './follow-path.ts';
import type { Place } from './place.ts';

/** Where a path of an object is that stands in a file as it is. What the object lacks is missing from what it has on the way there. */
export async function placeInPlain(
  reader: TreeReader,
  { manifest, origin }: RenderedObject,
  path: JsonPath,
): Promise<Place | undefined> {
  if (origin?.line === undefined) return undefined;
  const documents = (await reader.documents(origin.file)) ?? [];
  const wanted = formatIdentity(identify(manifest));
  const found = objectsOf(documents).objects.find(({ manifest: candidate, document }) => {
    const { line = 1, text = '' } = documents[document] ?? {};
    return line + firstContentLine(text) === origin.line && formatIdentity(identify(candidate)) === wanted;
  });
  if (found === undefined) return undefined;
  const followed = followPath(found.manifest, manifest, path);
  return {
    file: origin.file,
    documentLine: documents[found.document]?.line ?? 1,
    path: [...found.items.flatMap((index) => ['items', index]), ...followed.path],
    precision: valueAt(manifest, path) === undefined ? 'block' : 'exact',
  };
}
