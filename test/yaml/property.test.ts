import { readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { loadAll } from 'js-yaml';
import { isMap, isScalar, isSeq, parseAllDocuments, type Scalar } from 'yaml';
import { describe, expect, test } from 'vitest';
import { valueAt } from '../../src/model/json-path.ts';
import { SlipwayError } from '../../src/model/errors.ts';
import { type Applied, applyOperations } from '../../src/yaml/apply.ts';
import { parseSource, type YamlDocument, type YamlSource } from '../../src/yaml/source.ts';
import { isStringEverywhere, writeScalar } from '../../src/yaml/write-scalar.ts';
import { tagValues, yamlFiles } from '../harness/yaml-text.ts';

interface SuiteCase {
  id: string;
  yaml: string;
}
const suite = (
  JSON.parse(readFileSync(new URL('../fixtures/yaml-suite/cases.json', import.meta.url), 'utf8')) as {
    cases: SuiteCase[];
  }
).cases;
const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

interface Found {
  document: YamlDocument;
  node: Scalar;
  path: (string | number)[];
}

function scalarsOf(source: YamlSource): Found[] {
  const found: Found[] = [];
  function visit(document: YamlDocument, node: unknown, path: (string | number)[]): void {
    if (isMap(node))
      for (const { key, value } of node.items)
        visit(document, value, [...path, isScalar(key) ? String(key.value) : '?']);
    else if (isSeq(node)) for (const [index, item] of node.items.entries()) visit(document, item, [...path, index]);
    else if (isScalar(node)) found.push({ document, node, path });
  }
  for (const document of source.documents) visit(document, document.root, []);
  return found;
}

/** Undefined when the edit is refused, which it may be; anything else that is thrown is a defect. */
function replace(source: YamlSource, { document, node }: Found, value: string): Applied | undefined {
  try {
    return applyOperations(source, [{ kind: 'replace', document, node, value }]);
  } catch (thrown) {
    if (thrown instanceof SlipwayError && thrown.code === 'EDIT_REFUSED') return undefined;
    throw thrown;
  }
}

function expectSpanOnly(before: Uint8Array, { bytes, edits: [edit] }: Applied): void {
  if (!edit) throw new Error('no edit');
  expect(Buffer.from(bytes)).toEqual(
    Buffer.concat([before.subarray(0, edit.start), encode(edit.text), before.subarray(edit.end)]),
  );
}

/** What a reader makes of a file; undefined when it does not read it. */
const readers = {
  'yaml 1.2': (text: string) => parseAllDocuments(text, { version: '1.2' }),
  'yaml 1.1': (text: string) => parseAllDocuments(text, { version: '1.1' }),
} as const;

function valueIn(text: string, version: keyof typeof readers, { document, path }: Found): unknown {
  const read = [...readers[version](text)][document.index];
  return read?.errors.length === 0 ? read.getIn(path) : undefined;
}

function written(node: Scalar, value: string): string {
  const block = node.type === 'BLOCK_FOLDED' || node.type === 'BLOCK_LITERAL';
  return block ? value + (/\n*$/.exec(String(node.value))?.[0] ?? '') : value;
}

describe('the published YAML test suite', () => {
  const readable = suite
    .map(({ id, yaml }) => ({ id, yaml, source: parseSource('x.yaml', encode(yaml)) }))
    .filter(({ source }) => !source.problem);

  test('most of it is read', () => {
    expect(readable.length).toBeGreaterThan(300);
  });

  test.each(readable)('$id: no change leaves every byte', ({ yaml, source }) => {
    expect(Buffer.from(applyOperations(source, []).bytes)).toEqual(Buffer.from(encode(yaml)));
  });

  test.each(readable)('$id: a change of any scalar changes that span alone, or is refused', ({ yaml, source }) => {
    let changed = 0;
    for (const found of scalarsOf(source)) {
      for (const value of ['v1.4.2', '1e3', "it's: #x", 'a, b']) {
        const applied = replace(source, found, value);
        if (!applied) continue;
        changed++;
        expectSpanOnly(encode(yaml), applied);
        const after = parseSource('x.yaml', applied.bytes);
        expect(scalarsOf(after).filter(({ node }) => node.value === written(found.node, value)).length).toBeGreaterThan(
          0,
        );
      }
    }
    expect(changed).toBeGreaterThanOrEqual(0);
  });

  test('nine of ten scalars can be changed', () => {
    const all = readable.flatMap(({ source }) => scalarsOf(source).map((found) => replace(source, found, 'v1.4.2')));
    expect(all.filter((one) => one !== undefined).length / all.length).toBeGreaterThan(0.9);
  });
});

describe('generated files', () => {
  test('no change leaves every byte', () => {
    fc.assert(
      fc.property(yamlFiles, ({ text }) => {
        const source = parseSource('x.yaml', encode(text));
        expect(source.problem).toBeUndefined();
        expect(Buffer.from(applyOperations(source, []).bytes)).toEqual(Buffer.from(encode(text)));
      }),
      { numRuns: 300 },
    );
  });

  test('a change of one scalar is that span alone, and the intended string for readers of YAML 1.1 and 1.2', () => {
    let accepted = 0;
    let refused = 0;
    fc.assert(
      fc.property(yamlFiles, tagValues, fc.nat(), ({ text, scalars }, value, pick) => {
        const source = parseSource('x.yaml', encode(text));
        const all = scalarsOf(source);
        expect(all).toHaveLength(scalars.length);
        const found = all[pick % all.length];
        if (!found) return;
        const applied = replace(source, found, value);
        if (!applied) {
          refused++;
          return;
        }
        accepted++;
        expectSpanOnly(encode(text), applied);
        const wanted = written(found.node, value);
        for (const version of ['yaml 1.1', 'yaml 1.2'] as const)
          expect(valueIn(applied.text, version, found)).toBe(wanted);
        const documents: unknown[] = [];
        loadAll(applied.text, (one) => documents.push(one));
        expect(valueAt(documents[found.document.index], found.path)).toBe(wanted);
      }),
      { numRuns: 500 },
    );
    expect(refused / (accepted + refused)).toBeLessThan(0.1);
  });

  test('a plain value that is kept plain is a string for every reader', () => {
    fc.assert(
      fc.property(fc.oneof(tagValues, fc.string()), fc.boolean(), (value, flow) => {
        fc.pre(value.isWellFormed());
        for (const style of ['plain', 'single', 'double'] as const) {
          const text = flow ? `[ ${writeScalar(value, style, flow)} ]` : `- ${writeScalar(value, style, flow)}`;
          for (const version of ['1.1', '1.2'] as const)
            expect(parseAllDocuments(text, { version })[0]?.toJS()).toEqual([value]);
        }
      }),
      { numRuns: 1000 },
    );
  });

  test.each([
    '1.10',
    '1e3',
    '72225e2',
    '12e4567',
    '0e1234',
    '0123',
    '0362525',
    '08',
    '6801028',
    '2024_01_01',
    '20240101_1',
    '1_000',
    '0x1f',
    '0o17',
    '0b11',
    'yes',
    'no',
    'on',
    'off',
    'y',
    'n',
    'Y',
    'NO',
    '2024-01-01',
    'null',
    '~',
    'true',
    '.nan',
    '.inf',
    '1.',
    '.5',
    '+1',
  ])('%s is no string for some reader', (value) => {
    expect(isStringEverywhere(value)).toBe(false);
  });

  test.each([
    '1.2.3',
    'v1',
    '1.4.2',
    'sha-0123456789ab',
    'latest',
    '1.10.0',
    '20240101-abc',
    '1.4.2-rc.1',
    'nope',
    'x1f',
    '1.10-alpine',
  ])('%s stays without quotes', (value) => {
    expect(writeScalar(value, 'plain', false)).toBe(value);
  });
});
