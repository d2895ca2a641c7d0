import type { Alias, Scalar, YAMLMap, YAMLSeq } from 'yaml';
import type { Embedding } from './embedding.ts';
import type { YamlDocument } from './source.ts';

/** What an insertion puts in: a string, a flag, a map or a list of these. */
export type NewValue =
  | string
  | { flag: boolean }
  | { entries: readonly (readonly [string, NewValue])[] }
  | { items: readonly NewValue[] };

/** One intended change of a parsed file, addressed by node; `within` when the node is in the text of a scalar. */
export type Operation = Target & { within?: Embedding };

type Target =
  /** `literal`: written as it is, where a number or flag takes the place of another. */
  | { kind: 'replace'; document: YamlDocument; node: Scalar; value: string; literal?: boolean }
  /** This one site gets a value of its own; the anchor and its other aliases stay. */
  | { kind: 'replace-alias'; document: YamlDocument; node: Alias; value: string }
  /** Behind the key `after`, or at the map's end without it. */
  | { kind: 'insert-key'; document: YamlDocument; map: YAMLMap; after?: string; key: string; value: NewValue }
  | { kind: 'delete-key'; document: YamlDocument; map: YAMLMap; key: string }
  | { kind: 'insert-entry'; document: YamlDocument; seq: YAMLSeq; value: NewValue }
  /** The document is empty and gets its first map. */
  | { kind: 'insert-root'; document: YamlDocument; key: string; value: NewValue };

/** A change of text: offsets in UTF-16 units. */
export interface Span {
  start: number;
  end: number;
  text: string;
}

/** Why an operation cannot be done; becomes `EDIT_REFUSED` with the place. */
export class Refusal extends Error {
  readonly offset: number;

  constructor(reason: string, offset: number) {
    super(reason);
    this.name = 'Refusal';
    this.offset = offset;
  }
}
