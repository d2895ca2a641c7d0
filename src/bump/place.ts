import type { Node } from 'yaml';
import type { JsonPath } from '../model/json-path.ts';
import type { ImageIntent } from '../model/plan.ts';
import type { Operation } from '../yaml/operation.ts';
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
  document: YamlDocument;
  /** Path and node of the value that is looked at first. */
  path: JsonPath;
  node: Node;
  /** The name that is deployed, as the file spells it: an entry's new name where it has one. */
  image: string;
  /** `name:tag@digest` as it leaves this place, for whatever transforms it further. */
  value: string;
  /** Which container of which object this is; equal slots override each other. */
  slot?: string;
  /** What makes it follow an intent; empty when it says so already. Throws a Refusal. */
  change(intent: ImageIntent): Change[];
}

/** A way of writing images in files; every one of them has the same shape and needs no configuration. */
export interface Convention {
  id: string;
  /** One sentence for documentation. */
  title: string;
  /** The places in one file. */
  find(source: YamlSource): Place[];
}
