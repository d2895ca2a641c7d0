import { describe, expect, it } from 'vitest';
import { readDocuments } from '../../src/render/parse/documents.ts';
import { objectsOf } from '../../src/render/parse/objects.ts';

function parse(text: string): ReturnType<typeof objectsOf> {
  return objectsOf(readDocuments(text));
}

describe('objects of a stream', () => {
  it('expands lists of any kind, also nested ones', () => {
    const { objects, problems } = parse(`
apiVersion: v1
kind: List
items:
- {apiVersion: v1, kind: Service, metadata: {name: a}}
- apiVersion: v1
  kind: ConfigMapList
  items: [{apiVersion: v1, kind: ConfigMap, metadata: {name: b}}]
`);
    expect(problems).toEqual([]);
    expect(objects.map(({ manifest, items }) => [manifest.metadata?.name, items])).toEqual([
      ['a', [0]],
      ['b', [1, 0]],
    ]);
  });

  it.each([
    ['foo: 1', 'no apiVersion'],
    ['apiVersion: v1', 'no kind'],
    ['apiVersion: 1\nkind: A', 'apiVersion is not text'],
    ['- a', 'not an object'],
    ['just text', 'not an object'],
    ['apiVersion: v1\nkind: A\nmetadata: {name: 5}', 'metadata.name is not text'],
    ['apiVersion: v1\nkind: A\nmetadata: [x]', 'metadata is not a mapping'],
    ['apiVersion: v1\nkind: List\nitems: [1]', 'items[0]'],
  ])('says what is wrong with %j', (text, message) => {
    const { objects, problems } = parse(text);
    expect(objects).toEqual([]);
    expect(problems[0]?.message).toContain(message);
  });

  it('gives the line on which the content of a bad document begins', () => {
    expect(parse('# c\n---\n\n# d\nfoo: 1\n').problems).toMatchObject([{ line: 5 }]);
  });
});
