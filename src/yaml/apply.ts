import { SlipwayError } from '../model/errors.ts';
import { deleteKey, insertEntry, insertKey, insertRoot } from './edit-keys.ts';
import { startOf } from './geometry.ts';
import { type Operation, Refusal, type Span } from './operation.ts';
import { proveChange } from './prove.ts';
import { replaceAlias, replaceScalar } from './replace-scalar.ts';
import { parseSource, type YamlSource } from './source.ts';

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
    const spans = operations.map((operation) => toSpan(source.text, operation));
    const bytes = splice(source, spans);
    const after = parseSource(source.file, bytes);
    const problem = proveChange(source, after, operations);
    if (problem) throw new Refusal(problem.reason, problem.offset);
    return { bytes, text: after.text, edits: spans.map((span, index) => toByteEdit(source, span, operations[index])) };
  } catch (thrown) {
    if (!(thrown instanceof Refusal)) throw thrown;
    throw new SlipwayError('EDIT_REFUSED', thrown.message, {
      location: { file: source.file, ...source.positions.at(thrown.offset) },
    });
  }
}

/** One node has one new value, however many places lead to it. */
function checkOperations(operations: readonly Operation[]): void {
  const values = new Map<unknown, string>();
  for (const operation of operations) {
    if ('map' in operation && operation.document.duplicates.has(operation.map)) {
      const key = operation.document.duplicates.get(operation.map);
      throw new Refusal(`the key "${key}" stands twice in this map`, startOf(operation.map));
    }
    if (operation.kind !== 'replace' && operation.kind !== 'replace-alias') continue;
    if (!operation.value.isWellFormed()) throw new Refusal('the value is not Unicode', startOf(operation.node));
    if (values.has(operation.node)) {
      throw new Refusal('two changes want this one value, maybe through an alias', startOf(operation.node));
    }
    values.set(operation.node, operation.value);
  }
}

function toSpan(text: string, operation: Operation): Span {
  switch (operation.kind) {
    case 'replace':
      return replaceScalar(text, operation.document, operation.node, operation.value);
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
  // A value is pointed at where its token begins, not inside its block.
  const place = operation?.kind === 'replace' ? startOf(operation.node) : span.start;
  return { start: positions.byte(span.start), end: positions.byte(span.end), text: span.text, ...positions.at(place) };
}
