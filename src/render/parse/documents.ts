import { load, YAMLException } from 'js-yaml';
import { kubernetesSchema } from './kubernetes-schema.ts';
import { readPlainYaml } from './plain-yaml.ts';

/** One YAML document of a stream. */
export interface StreamDocument {
  /** Line of the stream on which the document's text begins, from 1; comments and blank lines before the first value count in. */
  line: number;
  /** Undefined for a document without content. */
  value?: unknown;
  /** `readPlainYaml` has read it. */
  isPlain?: true;
  /** Why it is not valid, and where in the stream. */
  problem?: { message: string; line: number; column: number };
  /** The document's text, with the rest of its `---` line. */
  text: string;
}

/** Deeper than any CustomResourceDefinition, far from where recursion would hurt. */
const maxDepth = 256;
/** Aliases share what they name; a document that would have more nodes than this when written out is a bomb. */
const maxNodes = 500_000;

/** Values by text: base and head, and overlays of one base, mostly hold the same documents. Values are shared, so never change them. */
export type DocumentCache = Map<string, ReadDocument>;

type ReadDocument = Pick<StreamDocument, 'value' | 'isPlain' | 'problem'>;

/**
 * Reads a stream document by document with the semantics of the API server's decoder. A document that is not valid does
 * not hide the others. The stream may be cut at every line that begins with `---`: YAML 1.2 forbids such a line inside
 * any scalar (rule c-forbidden).
 */
export function readDocuments(stream: string, cache: DocumentCache = new Map()): readonly StreamDocument[] {
  const text = stream.startsWith('\ufeff') ? stream.slice(1) : stream;
  return split(text).map(({ line, text }) => {
    const known = cache.get(text);
    const read = known ?? readOne(text);
    if (known === undefined) cache.set(text, read);
    const { problem } = read;
    if (problem === undefined) return { line, text, ...read };
    return { line, text, problem: { ...problem, line: problem.line + line - 1 } };
  });
}

function split(text: string): readonly { line: number; text: string }[] {
  const parts: { line: number; text: string }[] = [];
  let start = 0;
  let line = 1;
  for (const marker of text.matchAll(/^---(?=[ \t\r\n]|$)/gm)) {
    const before = text.slice(start, marker.index);
    // A `%YAML` or `%TAG` line belongs to the document that the marker opens.
    if (start === 0 && /^%/m.test(before) && !/^[^%#\s]/m.test(before)) continue;
    parts.push({ line, text: before });
    line += countLines(before);
    start = marker.index;
  }
  parts.push({ line, text: text.slice(start) });
  return parts;
}

function countLines(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count++;
  return count;
}

function readOne(text: string): ReadDocument {
  if (!/^(?!---)[^#\s]|^---[ \t]+[^#\s]|^[ \t]+[^#\s]/m.test(text)) return {};
  try {
    const plain = readPlainYaml(text);
    if (plain !== undefined) return plain.value === null ? {} : { ...plain, isPlain: true };
    const value = load(text, { schema: kubernetesSchema, maxDepth });
    if (value === null || value === undefined) return {};
    if (text.includes('*') && nodesOf(value, maxNodes) > maxNodes) {
      return { problem: { message: 'its aliases stand for too much data', line: 1, column: 1 } };
    }
    return { value };
  } catch (thrown) {
    return { problem: describe(thrown) };
  }
}

function describe(thrown: unknown): { message: string; line: number; column: number } {
  if (thrown instanceof YAMLException) {
    return { message: thrown.reason, line: (thrown.mark?.line ?? 0) + 1, column: (thrown.mark?.column ?? 0) + 1 };
  }
  // Of the stack, by an expression over a text of many megabytes.
  if (thrown instanceof RangeError) return { message: 'a value is too large to be read', line: 1, column: 1 };
  return { message: thrown instanceof Error ? thrown.message : String(thrown), line: 1, column: 1 };
}

/** Counts nodes as they would be written out, up to a limit; a cycle reaches it too. */
function nodesOf(root: unknown, limit: number): number {
  const open: unknown[] = [root];
  let count = 0;
  while (open.length > 0 && count <= limit) {
    const value = open.pop();
    count++;
    if (value !== null && typeof value === 'object') for (const child of Object.values(value)) open.push(child);
  }
  return count;
}
