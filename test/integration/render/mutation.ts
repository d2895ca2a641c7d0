import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isScalar, parseAllDocuments, type Scalar, visit } from 'yaml';
import type { Location } from '../../../src/model/location.ts';
import type { JsonPath } from '../../../src/model/json-path.ts';

/** Paths of all scalars in a value, but for those that identify an object. */
export function scalarPaths(value: unknown, path: JsonPath = []): readonly JsonPath[] {
  if (value === null || typeof value !== 'object') return path.length > 1 ? [path] : [];
  const entries = Array.isArray(value) ? [...value.entries()] : Object.entries(value);
  return entries.flatMap(([key, child]: [string | number, unknown]) => scalarPaths(child, [...path, key]));
}

/** Changes the value at a place of a file and returns what puts the file back. */
export function mutate(folder: string, { file, line = 1, column }: Location): () => void {
  const path = join(folder, file);
  const before = readFileSync(path, 'utf8');
  writeFileSync(
    path,
    column === undefined ? changeLine(before, line, (text) => `${text}x`) : changeAt(before, line, column),
  );
  return () => writeFileSync(path, before);
}

function changeLine(text: string, line: number, change: (text: string) => string): string {
  return text
    .split('\n')
    .map((one, index) => (index === line - 1 ? change(one) : one))
    .join('\n');
}

function changeAt(text: string, line: number, column: number): string {
  const start = text
    .split('\n')
    .slice(0, line - 1)
    .reduce((sum, one) => sum + one.length + 1, 0);
  const node = scalarAt(text, start + column - 1);
  if (node?.range == null || node.type === 'BLOCK_LITERAL' || node.type === 'BLOCK_FOLDED')
    return changeInBlock(text, line, column);
  return text.slice(0, node.range[0]) + written(other(node.value), node.type) + text.slice(node.range[1]);
}

function scalarAt(text: string, offset: number): Scalar | undefined {
  let found: Scalar | undefined;
  for (const document of parseAllDocuments(text)) {
    visit(document, {
      Pair: (_, pair) => {
        const key = isScalar(pair.key) ? pair.key.range?.[0] : undefined;
        if (key === offset && isScalar(pair.value)) found = pair.value;
      },
      Scalar: (_, node) => {
        if (node.range != null && node.range[0] <= offset && offset < node.range[1]) found ??= node;
      },
    });
  }
  return found;
}

/** A place inside a block scalar is a value of the YAML in it; its head is the whole text. */
function changeInBlock(text: string, line: number, column: number): string {
  const rest = text.split('\n')[line - 1]?.slice(column - 1) ?? '';
  if (/[|>][-+]?\d*\s*$/.test(rest)) return changeLine(text, line + 1, (one) => `${one}x`);
  const [, quote = '', value = ''] = /^(["']?)(.*?)\1\s*$/.exec(rest) ?? [];
  const plain = quote === '' && !value.includes('{{') ? parseAllDocuments(value)[0] : undefined;
  const changed = other(plain !== undefined && 'toJS' in plain ? plain.toJS() : value);
  return changeLine(text, line, (one) => one.slice(0, column - 1) + quote + String(changed) + quote);
}

/** Another value of the same kind, one that Kubernetes' tools take as well. */
function other(value: unknown): unknown {
  if (typeof value === 'boolean') return !value;
  if (typeof value === 'number') return value + 1;
  const text = String(value);
  if (/^(true|false)$/.test(text)) return String(text !== 'true');
  if (text.startsWith('sha256:')) return text.slice(0, -1) + (text.endsWith('0') ? '1' : '0');
  if (/^\d+\.\d+\.\d+$/.test(text)) return text.replace(/\d+$/, (patch) => String(Number(patch) + 1));
  const amount = /^(\d+)(m|Ki|Mi|Gi|%)?$/.exec(text);
  return amount === null ? `${text}x` : `${Number(amount[1]) + 1}${amount[2] ?? ''}`;
}

function written(value: unknown, type: Scalar['type']): string {
  if (type === 'QUOTE_DOUBLE') return JSON.stringify(String(value));
  return type === 'QUOTE_SINGLE' ? `'${String(value).replaceAll("'", "''")}'` : String(value);
}
