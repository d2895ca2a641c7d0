import type { Node } from 'yaml';
import { formatPath, type JsonPath } from '../model/json-path.ts';
import type { ImageIntent } from '../model/plan.ts';
import type { Embedding } from '../yaml/embedding.ts';
import { startOf } from '../yaml/geometry.ts';
import { type Operation, Refusal } from '../yaml/operation.ts';
import type { YamlDocument, YamlSource } from '../yaml/source.ts';

/** One change of a place, with what the plan says about it. */
export interface Change {
  operation: Operation;
  path: JsonPath;
  old: string | null;
  new: string | null;
  note?: string;
}

/** A place in a file that says which version of an image runs. */
export interface Place {
  /** Id of the convention that found it. */
  convention: string;
  file: string;
  source: YamlSource;
  /** Index of the document in the file. */
  document: number;
  /** Path of the value that is looked at first; of the scalar that holds it when it is inside one. */
  path: JsonPath;
  /** Where that value is in the file's text. */
  offset: number;
  /** The values that it is made of: another convention does not claim them again. */
  nodes: readonly Node[];
  /** The name that is deployed, as the file spells it: an entry's new name where it has one. */
  image: string;
  /** Further names that it goes by: without a registry that a chart puts in front, for instance. */
  aliases?: readonly string[];
  /** `name:tag@digest` as it leaves this place, for whatever transforms it further. */
  value: string;
  /** Which container of which object this is, in the ways that patches address it; equal ones override each other. */
  slots?: readonly string[];
  /** What makes it follow an intent; empty when it says so already. Throws a Refusal with an offset in the file. */
  change: (intent: ImageIntent) => Change[];
}

/** Where a convention looks: a document of a file, or one in the text of a scalar of it. */
export interface Region {
  source: YamlSource;
  /** The document that the nodes belong to. */
  document: YamlDocument;
  /** Index of the file's document. */
  index: number;
  within?: Embedding;
  /** Path of the scalar when inside one. */
  outer?: JsonPath;
}

export function regionsOf(source: YamlSource): Region[] {
  return source.documents.map((document) => ({ source, document, index: document.index }));
}

/** What a convention knows of a place; the region adds where it is. */
export interface Finding {
  convention: string;
  path: JsonPath;
  node: Node;
  nodes?: readonly Node[];
  image: string;
  aliases?: readonly string[];
  value: string;
  slots?: readonly string[];
  change: (intent: ImageIntent) => Change[];
}

export function placeIn(region: Region, finding: Finding): Place {
  const { within, outer } = region;
  const { node, nodes, path, change, ...rest } = finding;
  return {
    ...rest,
    file: region.source.file,
    source: region.source,
    document: region.index,
    path: outer ?? path,
    offset: outerOffset(region, startOf(node)),
    nodes: nodes ?? [node],
    change(intent) {
      try {
        const changes = change(intent);
        return within ? changes.map((one) => inside(within, outer ?? [], one)) : changes;
      } catch (thrown) {
        if (within && thrown instanceof Refusal) throw new Refusal(thrown.message, outerOffset(region, thrown.offset));
        throw thrown;
      }
    },
  };
}

function outerOffset({ within }: Region, offset: number): number {
  return within ? within.toOuter({ start: offset, end: offset, text: '' }).start : offset;
}

function inside(within: Embedding, outer: JsonPath, change: Change): Change {
  const where = `inside the text, at ${formatPath(change.path)}`;
  const note = change.note === undefined ? where : `${where}; ${change.note}`;
  return { ...change, path: outer, note, operation: { ...change.operation, within } };
}
