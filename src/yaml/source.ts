import { type Alias, isNode, type Node, type Pair, parseAllDocuments } from 'yaml';
import { SlipwayError } from '../model/errors.ts';
import { indexDocument } from './document-index.ts';
import { createPositions, decodeUtf8, encodeUtf8, type Positions } from './positions.ts';

/** Why a text cannot be read or edited, and where. */
export interface Problem {
  reason: string;
  line: number;
  column: number;
}

export interface YamlDocument {
  /** Position in the file, from 0. */
  index: number;
  /** Null in an empty document. */
  root: Node | null;
  /** What each alias stands for; resolved once, because `Alias.resolve` walks the document every time. */
  aliases: ReadonlyMap<Alias, Node>;
  /** The places of every anchored node that aliases use: its own and theirs, as paths. */
  sites: ReadonlyMap<Node, readonly (readonly (string | number)[])[]>;
  /** Scalars inside `[ ]` or `{ }`, where fewer characters may stand unquoted. */
  flow: ReadonlySet<Node>;
  /** The second and further keys of a name in one map, by map. */
  duplicates: ReadonlyMap<Node, string>;
  /** The pairs by key of maps that have many. */
  wide: ReadonlyMap<Node, ReadonlyMap<string, Pair>>;
  /** The document is JSON in style: what is put in is written with double quotes. */
  json: boolean;
}

/** A parsed file with everything that editing needs. Nothing in it is changed by an edit. */
export interface YamlSource {
  file: string;
  text: string;
  bytes: Uint8Array;
  positions: Positions;
  documents: readonly YamlDocument[];
  /** The first thing that keeps it from being YAML; then `documents` is empty. */
  problem?: Problem;
}

/** Parses a file's bytes. Throws `FILE_INVALID` when they are not UTF-8; other problems are in the result. */
export function parseSource(file: string, bytes: Uint8Array): YamlSource {
  const text = decodeUtf8(bytes);
  if (text === undefined) {
    throw new SlipwayError('FILE_INVALID', `${file} is not UTF-8`, { location: { file } });
  }
  return parseText(file, text, bytes);
}

/** Parses text that is already decoded: what stands inside a scalar. */
export function parseText(file: string, text: string, bytes: Uint8Array = encodeUtf8(text)): YamlSource {
  const positions = createPositions(text, bytes.length);
  const source = { file, text, bytes, positions };
  try {
    const documents: YamlDocument[] = [];
    // Duplicate keys are found by the index in linear time; the composer's own check is quadratic in a map's size.
    const composed = parseAllDocuments(text, { uniqueKeys: false, prettyErrors: false, logLevel: 'silent' });
    for (const [index, document] of [...composed].entries()) {
      const error = document.errors[0];
      if (error)
        return {
          ...source,
          documents: [],
          problem: { reason: firstLine(error.message), ...positions.at(error.pos[0]) },
        };
      const root = isNode(document.contents) ? document.contents : null;
      const { problem, ...found } = indexDocument(root);
      if (problem)
        return { ...source, documents: [], problem: { reason: problem.reason, ...positions.at(problem.offset) } };
      documents.push({ index, root, ...found });
    }
    return { ...source, documents };
  } catch (thrown) {
    // The composer recurses; hostile nesting ends in a RangeError.
    if (!(thrown instanceof RangeError)) throw thrown;
    return { ...source, documents: [], problem: { reason: 'nested too deeply', line: 1, column: 1 } };
  }
}

function firstLine(message: string): string {
  return (message.split('\n')[0] ?? '').replace(/ at line \d+, column \d+:?$/, '');
}
