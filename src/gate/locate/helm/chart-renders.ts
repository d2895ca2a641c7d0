import { isMap, isNode, isScalar, isSeq, type Node, parseDocument } from 'yaml';
import type { JsonPath } from '../../../model/json-path.ts';
import { formatIdentity, identify } from '../../../model/object.ts';
import type { RenderedObject, RenderedRoot } from '../../../model/rendered-root.ts';
import { readDocuments, type StreamDocument } from '../../../render/parse/documents.ts';
import { objectsOf, type ParsedObject } from '../../../render/parse/objects.ts';

/** A chart rendered once more, otherwise than it is judged: with marks, or with one value changed. */
export interface OtherRender {
  /** The object that stands where another stands in the render that is judged. */
  counterpart(object: RenderedObject): ParsedObject | undefined;
  documents: readonly StreamDocument[];
}

export function readOtherRender(root: Pick<RenderedRoot, 'objects'>, stream: string): OtherRender {
  const documents = readDocuments(stream);
  const { objects } = objectsOf(documents);
  const position = new Map(root.objects.map((object, index) => [object, index]));
  const byIdentity = Map.groupBy(objects, ({ manifest }) => formatIdentity(identify(manifest)));
  return {
    documents,
    counterpart(object) {
      const same = objects.length === root.objects.length ? objects[position.get(object) ?? -1] : undefined;
      if (same?.manifest.kind === object.manifest.kind) return same;
      return byIdentity.get(formatIdentity(identify(object.manifest)))?.[0];
    },
  };
}

/** The rendered line on which the value at a path begins; undefined when it is not there. */
export function renderedLine(text: string, path: JsonPath): string | undefined {
  const { contents } = parseDocument(text, { uniqueKeys: false, logLevel: 'silent' });
  let node: Node | undefined = isNode(contents) ? contents : undefined;
  let key: unknown;
  for (const step of path) {
    const pair = isMap(node)
      ? node.items.find((one) => isScalar(one.key) && String(one.key.value) === String(step))
      : undefined;
    const next = isSeq(node) && typeof step === 'number' ? node.items[step] : pair?.value;
    if (!isNode(next)) return undefined;
    key = pair?.key;
    node = next;
  }
  // A block begins on a line below its key.
  const start = !isScalar(node) && isScalar(key) ? key : node;
  const offset = start?.range?.[0];
  if (offset === undefined) return undefined;
  const end = text.indexOf('\n', offset);
  return text.slice(text.lastIndexOf('\n', offset - 1) + 1, end < 0 ? undefined : end);
}
