import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readDocuments } from '../../src/render/parse/documents.ts';
import { isMapping } from '../../src/render/parse/objects.ts';
import { evaluateBounded } from '../harness/bounded.ts';

function valueOf(text: string): unknown {
  return readDocuments(text)[0]?.value;
}

interface SemanticCase {
  yaml: string;
  json?: unknown;
  error?: boolean;
}

const cases = JSON.parse(
  readFileSync(new URL('../fixtures/yaml-semantics/cases.json', import.meta.url), 'utf8'),
) as readonly SemanticCase[];

/** Where we are stricter on purpose, or where nobody's manifests go. */
const different = new Set([
  // A key twice: the decoder keeps the last, strict validation refuses it, and so do kustomize and we.
  'a: 1\na: 2',
  'a: {b: 1, b: 2}',
  'true: 1\n"true": 2',
  'a: 1\n"a": 2',
  '{a: 1, a: 2}',
  // Null as a key, integers beyond 2^53 as a key, YAML 1.1 collections, text that is no base64, a merge that overrules what stands before it.
  'null: a',
  '~: a',
  '9007199254740993: a',
  'a: !!set {x, y}',
  'a: !!omap [x: 1]',
  'a: !!pairs [x: 1]',
  'v: !!binary "not base64!"\n',
  'v: !!custom x\n',
  'base: &b {x: 1}\nuse: {x: 3, <<: *b}',
  '.inf: a',
  'a: \u0085b',
]);

describe('values as the API server reads them', () => {
  it.each(cases.filter(({ yaml }) => !different.has(yaml)))('$yaml', ({ yaml, json, error }) => {
    const document = readDocuments(yaml).find((one) => one.value !== undefined || one.problem !== undefined);
    const read = document?.problem === undefined ? JSON.stringify(document?.value ?? null) : 'refused';
    expect(read).toBe(error === true ? 'refused' : JSON.stringify(sameOrder(json, document?.value)));
  });

  it('applies merge keys', () => {
    expect(valueOf('base: &b {x: 1, z: 2}\nuse: {<<: *b, z: 3}')).toEqual({
      base: { x: 1, z: 2 },
      use: { x: 1, z: 3 },
    });
  });

  it('keeps a key named __proto__ as data', () => {
    const value = valueOf('{"__proto__": {"polluted": 1}}') as object;
    expect(Object.keys(value)).toEqual(['__proto__']);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });
});

/** Go prints keys sorted; order is no part of what is compared. */
function sameOrder(value: unknown, like: unknown): unknown {
  if (!isMapping(value) || !isMapping(like))
    return Array.isArray(value) && Array.isArray(like)
      ? value.map((item, index) => sameOrder(item, like[index]))
      : value;
  const keys = new Set([...Object.keys(like), ...Object.keys(value)]);
  return Object.fromEntries(
    [...keys].filter((key) => Object.hasOwn(value, key)).map((key) => [key, sameOrder(value[key], like[key])]),
  );
}

describe('streams', () => {
  it('gives each document its first line, and nothing for empty ones', () => {
    const documents = readDocuments('# head\n---\na: 1\n---\n\n--- # only a comment\n---\nb: 2\n');
    expect(documents.filter(({ value }) => value !== undefined).map(({ line, value }) => [line, value])).toEqual([
      [2, { a: 1 }],
      [7, { b: 2 }],
    ]);
  });

  it('reads a value that begins on the marker, Windows line ends, directives and a byte order mark', () => {
    expect(valueOf('\ufeffa: 1\r\n')).toEqual({ a: 1 });
    expect(
      readDocuments('--- {a: 1}\r\n---\r\nb: 2\r\n')
        .map(({ value }) => value)
        .filter(Boolean),
    ).toEqual([{ a: 1 }, { b: 2 }]);
    expect(readDocuments('%YAML 1.1\n---\na: 1\n').map(({ value }) => value)).toEqual([{ a: 1 }]);
  });

  it('does not split inside a block scalar, where dashes are indented', () => {
    expect(valueOf('a: |\n  ---\n  b\n')).toEqual({ a: '---\nb\n' });
  });

  it('tells what is wrong in the stream’s own lines and still reads the other documents', () => {
    const documents = readDocuments('a: 1\n---\nb: 2\n c: 3\n---\nd: 4\n');
    expect(documents[1]?.problem).toMatchObject({ line: 4 });
    expect(documents[2]?.value).toEqual({ d: 4 });
  });

  it('refuses the same key twice', () => {
    expect(readDocuments('a: 1\na: 2\n')[0]?.problem?.message).toMatch(/duplicat/i);
  });

  it('reads equal documents once', () => {
    const cache = new Map();
    const [first] = readDocuments('---\na: {b: 1}\n', cache).filter(({ value }) => value);
    const [second] = readDocuments('---\nx: 1\n---\na: {b: 1}\n', cache).slice(-1);
    expect(second?.value).toBe(first?.value);
  });
});

describe('hostile streams', () => {
  it('refuses aliases that stand for too much, and does not look at all of it', async () => {
    const lines = ['a0: &a0 [x, x, x, x, x, x, x, x, x, x]'];
    for (let level = 1; level <= 9; level++)
      lines.push(
        `a${level}: &a${level} [${Array(10)
          .fill(`*a${level - 1}`)
          .join(', ')}]`,
      );
    const module = new URL('../../src/render/parse/documents.ts', import.meta.url);
    const said = 'module.readDocuments(given)[0]?.problem?.message';
    expect(await evaluateBounded(module, said, lines.join('\n'))).toContain('aliases');
  });

  it('refuses an alias to what contains it', () => {
    expect(readDocuments('a: &a\n  b: *a\n')[0]?.problem).toBeDefined();
  });

  it('refuses nesting that would exhaust the stack', () => {
    expect(readDocuments('['.repeat(5000))[0]?.problem).toBeDefined();
    expect(readDocuments(`a: ${'{a: '.repeat(1000)}1${'}'.repeat(1000)}`)[0]?.problem?.message).toContain('nesting');
  });
});

describe('a text that no reader takes', () => {
  it('is a problem, however large it is', () => {
    const [document] = readDocuments(`a: "${'\\n'.repeat(10_000_000)}"\n`);
    expect(document?.problem?.message).toBe('a value is too large to be read');
  });
});
