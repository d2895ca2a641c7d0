import { isScalar, LineCounter, parseDocument } from 'yaml';
import { SlipwayError } from '../../model/errors.ts';
import type { Location } from '../../model/location.ts';
import { readDocuments as readStream, type StreamDocument } from '../../render/parse/documents.ts';
import type { PolicyDocument } from '../bundle/policy-files.ts';
import { fieldsOf, listOf, textOf } from '../related/read.ts';

/** An object of Gatekeeper's with the places of what is in it. */
export interface GatekeeperDocument {
  kind: string;
  /** Without its version. */
  group: string;
  name: string;
  value: Readonly<Record<string, unknown>>;
  location: Location & { line: number };
  /** Where the text of a field begins. */
  placeOf: (path: readonly (string | number)[]) => TextPlace;
}

export interface TextPlace {
  /** Of the text's first line, from 1. */
  line: number;
  /** Columns before the text on each of its lines. */
  indent: number;
}

const groups = ['templates.gatekeeper.sh', 'constraints.gatekeeper.sh', 'expansion.gatekeeper.sh'];

/** Reads what is Gatekeeper's in YAML or JSON files; everything else in them is left alone. Throws `POLICY_TEMPLATE`. */
export function readDocuments(files: readonly PolicyDocument[]): readonly GatekeeperDocument[] {
  return files.flatMap(({ path, text }) =>
    readTolerantly(text).flatMap((document) => {
      const { problem, value } = document;
      if (problem !== undefined) {
        const location = { file: path, line: problem.line, column: problem.column };
        throw new SlipwayError('POLICY_TEMPLATE', `not valid YAML: ${problem.message}`, { location });
      }
      const { kind, items } = fieldsOf(value);
      const values = kind === 'List' ? listOf(items) : [value];
      return values.flatMap((each) => readObject(path, document, each, each === value));
    }),
  );
}

const mostRepairs = 100;

/**
 * libyaml, and so kubectl and Gatekeeper, lets a quoted text go on at the indentation of its key; our parser does not. White space there means
 * nothing, so such lines are moved to the right. Files of Gatekeeper's library are written so.
 */
function readTolerantly(text: string): readonly StreamDocument[] {
  const lines = text.split('\n');
  for (let repairs = 0; ; repairs++) {
    const documents = readStream(lines.join('\n'));
    const at = documents.find(({ problem }) => problem?.message === 'deficient indentation')?.problem?.line;
    if (at === undefined || repairs === mostRepairs) return documents;
    lines[at - 1] = ' '.repeat(80) + (lines[at - 1] ?? '').trimStart();
  }
}

function readObject(
  file: string,
  document: StreamDocument,
  object: unknown,
  isWhole: boolean,
): readonly GatekeeperDocument[] {
  const value = fieldsOf(object);
  const kind = textOf(value['kind']);
  const group = textOf(value['apiVersion']).replace(/\/.*$/, '');
  if (!groups.includes(group) || kind === '') return [];
  const lead = /^(?:---[^\n]*\n|[ \t]*(?:#[^\n]*)?\n)*/.exec(document.text)?.[0] ?? '';
  const location = { file, line: document.line + lead.split('\n').length - 1 };
  const name = textOf(fieldsOf(value['metadata'])['name']);
  if (name === '') throw new SlipwayError('POLICY_TEMPLATE', `the ${kind} has no name`, { location });
  const placeOf: GatekeeperDocument['placeOf'] = (path) =>
    (isWhole ? placeIn(document, path) : undefined) ?? { line: location.line, indent: 0 };
  return [{ kind, group, name, value, location, placeOf }];
}

/** By a parser that knows places, and that is stricter: where it fails, the document's own place has to do. */
function placeIn({ text, line: first }: StreamDocument, path: readonly (string | number)[]): TextPlace | undefined {
  const lines = new LineCounter();
  const node = parseDocument(text, { lineCounter: lines }).getIn(path, true);
  if (!isScalar(node) || node.range == null) return undefined;
  const [start, end] = node.range;
  const { line, col } = lines.linePos(start);
  if (node.type !== 'BLOCK_LITERAL' && node.type !== 'BLOCK_FOLDED') return { line: first + line - 1, indent: col - 1 };
  // The first line of the block that is not empty says how far it is indented.
  const [, indent = ''] = /\n+( *)\S/.exec(text.slice(start, end)) ?? [];
  return { line: first + line, indent: indent.length };
}
