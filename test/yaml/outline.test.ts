import { describe, expect, it } from 'vitest';
import { outlineAt, readOutline } from '../../src/yaml/outline.ts';

/** Line and column from 1 of what the outline gives for a path. */
function placeOf(text: string, path: readonly (string | number)[]): string | undefined {
  const root = readOutline(text);
  const found = root === undefined ? undefined : outlineAt(root, path);
  return found === undefined || found.isOpaque ? undefined : `${found.line + 1}:${found.column + 1}`;
}

const manifest = `--- # first
# a comment
kind: Deployment
"quoted key": 'a: b' # why
spec:
  replicas: 2
  template:
    containers:
    - name: web
      args:
        - --url=http://example.com:80
        - "a - b"
      image: "example.com/web:1.0"
    -   name: db
  script: |
    key: no key

    - no item
  folded: text that
    goes on: not a key
  list: [1, {a: 2}]
  nothing:
last: {}
`;

describe('the outline of a document', () => {
  it.each([
    [[], '3:1'],
    [['kind'], '3:7'],
    [['quoted key'], '4:15'],
    [['spec'], '5:1'],
    [['spec', 'replicas'], '6:13'],
    [['spec', 'template', 'containers'], '8:5'],
    [['spec', 'template', 'containers', 0], '9:7'],
    [['spec', 'template', 'containers', 0, 'name'], '9:13'],
    [['spec', 'template', 'containers', 0, 'args', 0], '11:11'],
    [['spec', 'template', 'containers', 0, 'args', 1], '12:11'],
    [['spec', 'template', 'containers', 0, 'image'], '13:14'],
    [['spec', 'template', 'containers', 1, 'name'], '14:15'],
    [['spec', 'script'], '15:3'],
    [['spec', 'folded'], '19:11'],
    [['last'], '23:7'],
  ] as const)('tells where %j is', (path, place) => {
    expect(placeOf(manifest, path)).toBe(place);
  });

  it('gives the deepest part on the way to what is not there', () => {
    expect(placeOf(manifest, ['spec', 'template', 'containers', 5, 'name'])).toBe('8:5');
    expect(placeOf(manifest, ['spec', 'replicas', 'x'])).toBe('6:13');
  });

  it('leaves to a parser what is inside of braces, and a key without a value', () => {
    expect(placeOf(manifest, ['spec', 'list', 0])).toBeUndefined();
    expect(placeOf(manifest, ['spec', 'nothing'])).toBeUndefined();
  });

  it.each([
    ['an anchor', 'a: &x 1\nb: 2\n'],
    ['an alias', 'a: *x\n'],
    ['a merge key', 'a:\n  <<: *x\n'],
    ['a tag', 'a: !!str 1\n'],
    ['braces over several lines', 'a: {b: 1,\n  c: 2}\n'],
    ['quoted text over several lines', 'a: "b\n  c"\n'],
    ['a complex key', '? a\n: b\n'],
    ['a key twice', 'a: 1\na: 2\n'],
    ['a tab', 'a:\n\tb: 1\n'],
    ['a list in a list', '- - a\n'],
    ['JSON', '{"a": 1}\n'],
    ['a document end', 'a: 1\n...\n'],
    ['a directive', '%YAML 1.1\n---\na: 1\n'],
    ['a byte order mark', '\ufeffa: 1\n'],
    ['lines that are too far left', '  a: 1\nb: 2\n'],
    ['nothing', '# only a comment\n'],
  ])('is not made of %s', (_, text) => {
    expect(readOutline(text)).toBeUndefined();
  });

  it('is not made of what is nested without end', () => {
    const deep = Array.from({ length: 5000 }, (_, depth) => `${' '.repeat(depth)}a:\n`).join('');
    expect(readOutline(deep)).toBeUndefined();
  });
});
