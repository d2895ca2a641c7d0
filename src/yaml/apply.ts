import { isMap, isSeq, type Scalar } from 'yaml';
import { SlipwayError } from '../model/errors.ts';
import { deleteKey, insertEntry, insertKey, insertRoot } from './edit-keys.ts';
import { pairOf, startOf } from './geometry.ts';
import { type Operation, Refusal, type Span } from './operation.ts';
import { decodeUtf8 } from './positions.ts';
import { type Promised, promises } from './promises.ts';
import { proveChange } from './prove.ts';
import { isWrittenString, provesQuickly } from './quick-proof.ts';
import { replaceAlias, replaceLiteral, replaceScalar } from './replace-scalar.ts';
import { parseSource, type YamlDocument, type YamlSource } from './source.ts';

/** A span in the bytes of the file as it was read, with its place. */
export interface ByteEdit {
  start: number;
  end: number;
  text: string;
  line: number;
  column: number;
}

export interface Applied {
  bytes: Uint8Array;
  text: string;
  /** What was replaced, in UTF-16 offsets of the text before; like `edits` one for each operation, in their order. */
  spans: readonly Span[];
  /** One for each operation, in their order. */
  edits: readonly ByteEdit[];
}

/**
 * Splices the operations into the file and proves the result: it parses, and differs in exactly what was asked for.
 * Throws `EDIT_REFUSED` with file, line, column and the reason; nothing is half done.
 */
export function applyOperations(source: YamlSource, operations: readonly Operation[]): Applied {
  try {
    checkOperations(operations);
    const spans = operations.map((operation) => toOuterSpan(source.text, operation));
    const bytes = splice(source, spans);
    const direct = operations.filter((operation) => operation.within === undefined);
    const strings = operations.every((operation, index) => writesString(operation, spans[index]?.text ?? ''));
    const text = prove(source, bytes, promises(direct, provenTexts(operations)), strings);
    return { bytes, text, spans, edits: spans.map((span, index) => toByteEdit(source, span, operations[index])) };
  } catch (thrown) {
    if (!(thrown instanceof Refusal)) throw thrown;
    throw new SlipwayError('EDIT_REFUSED', thrown.message, {
      location: { file: source.file, ...source.positions.at(thrown.offset) },
    });
  }
}

/** The text after, proven. Throws a Refusal when it is not what was promised. */
function prove(source: YamlSource, bytes: Uint8Array, promised: Promised, strings: boolean): string {
  const text = decodeUtf8(bytes) ?? '';
  if (strings && provesQuickly(source, text, promised)) return text;
  const problem = proveChange(source, parseSource(source.file, bytes), promised);
  if (problem) throw new Refusal(problem.reason, problem.offset);
  return text;
}

/** What was written is seen to be a string for every reader; else the full proof looks at the parsed value. */
function writesString(operation: Operation, written: string): boolean {
  // Texts inside scalars are proven for themselves.
  if (operation.within || operation.kind === 'delete-key') return true;
  if (operation.kind === 'insert-key') {
    return typeof operation.value === 'string' && isWrittenString(written.slice(written.indexOf(': ') + 2));
  }
  if (operation.kind !== 'replace' || operation.literal === true) return false;
  return operation.node.type === 'BLOCK_LITERAL' || operation.node.type === 'BLOCK_FOLDED' || isWrittenString(written);
}

/** One node has one new value, however many places lead to it. */
function checkOperations(operations: readonly Operation[]): void {
  const values = new Map<unknown, string>();
  const ambiguous = new Map<YamlDocument, Map<unknown, string>>();
  for (const operation of operations) {
    const { document } = operation;
    if (document.duplicates.size > 0) {
      const below = ambiguous.get(document) ?? belowDuplicates(document);
      ambiguous.set(document, below);
      const place = 'node' in operation ? operation.node : 'map' in operation ? operation.map : undefined;
      const key = below.get(place);
      if (key !== undefined) throw new Refusal(`the key "${key}" stands twice in one map`, startOf(place));
    }
    if (operation.kind !== 'replace' && operation.kind !== 'replace-alias') continue;
    if (!operation.value.isWellFormed()) throw new Refusal('the value is not Unicode', startOf(operation.node));
    if (values.has(operation.node)) {
      throw new Refusal('two changes want this one value, maybe through an alias', startOf(operation.node));
    }
    values.set(operation.node, operation.value);
  }
}

/** Every node at or below a map with a key that stands twice: which of the two counts depends on the reader. */
function belowDuplicates({ duplicates }: YamlDocument): Map<unknown, string> {
  const below = new Map<unknown, string>();
  function mark(node: unknown, key: string): void {
    if (below.has(node)) return;
    below.set(node, key);
    if (isMap(node)) for (const pair of node.items) mark(pair.value, key);
    if (isSeq(node)) for (const item of node.items) mark(item, key);
  }
  for (const [map, key] of duplicates) mark(map, key);
  return below;
}

function toOuterSpan(text: string, operation: Operation): Span {
  const { within } = operation;
  if (!within) return toSpan(text, operation);
  try {
    return within.toOuter(toSpan(within.source.text, operation));
  } catch (thrown) {
    if (thrown instanceof Refusal) throw new Refusal(thrown.message, startOf(within.node));
    throw thrown;
  }
}

/** What the scalars that are edited inside hold in the end; each is proven for itself like a file. */
function provenTexts(operations: readonly Operation[]): Map<Scalar, string> {
  const byEmbedding = Map.groupBy(operations, ({ within }) => within);
  const texts = new Map<Scalar, string>();
  for (const [within, inner] of byEmbedding) {
    if (!within) continue;
    const bytes = splice(
      within.source,
      inner.map((operation) => toSpan(within.source.text, operation)),
    );
    const after = parseSource(within.source.file, bytes);
    const problem = proveChange(within.source, after, promises(inner, new Map()));
    if (problem) throw new Refusal(`inside the text: ${problem.reason}`, startOf(within.node));
    if (texts.has(within.node)) throw new Refusal('two changes want this one value', startOf(within.node));
    texts.set(within.node, after.text);
  }
  return texts;
}

function toSpan(text: string, operation: Operation): Span {
  switch (operation.kind) {
    case 'replace':
      return operation.literal === true
        ? replaceLiteral(operation.node, operation.value)
        : replaceScalar(text, operation.document, operation.node, operation.value);
    case 'replace-alias':
      return replaceAlias(operation.document, operation.node, operation.value);
    case 'insert-key':
      return insertKey(text, operation.document, operation.map, operation.after, operation.key, operation.value);
    case 'delete-key':
      return deleteKey(text, operation.map, operation.key);
    case 'insert-entry':
      return insertEntry(text, operation.document, operation.seq, operation.value);
    case 'insert-root':
      return insertRoot(text, operation.key, operation.value);
  }
}

function splice(source: YamlSource, spans: readonly Span[]): Uint8Array {
  const ordered = [...spans].sort((a, b) => a.start - b.start || a.end - b.end);
  const parts: Uint8Array[] = [];
  const encoder = new TextEncoder();
  let done = 0;
  let reached = 0;
  for (const span of ordered) {
    if (span.start < reached) throw new Refusal('two changes overlap', span.start);
    reached = span.end;
    parts.push(source.bytes.subarray(done, source.positions.byte(span.start)), encoder.encode(span.text));
    done = source.positions.byte(span.end);
  }
  parts.push(source.bytes.subarray(done));
  return concat(parts);
}

function concat(parts: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let offset = 0;
  for (const part of parts) {
    bytes.set(part, offset);
    offset += part.length;
  }
  return bytes;
}

function toByteEdit(source: YamlSource, span: Span, operation: Operation | undefined): ByteEdit {
  const positions = source.positions;
  const place = operation === undefined || operation.within ? span.start : placeOf(operation, span);
  return { start: positions.byte(span.start), end: positions.byte(span.end), text: span.text, ...positions.at(place) };
}

/** A value is pointed at where its token begins, not inside its block or at the start of its line. */
function placeOf(operation: Operation, span: Span): number {
  if (operation.kind === 'replace') return startOf(operation.node);
  return operation.kind === 'delete-key' ? startOf(pairOf(operation.map, operation.key).value) : span.start;
}
