import { load } from 'js-yaml';
import { describe, expect, it } from 'vitest';
import { kubernetesSchema } from '../../src/render/parse/kubernetes-schema.ts';
import { readPlainYaml } from '../../src/render/parse/plain-yaml.ts';

const manifest = `---
# a comment
apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
  annotations:
    example.com/time: 12:30
    example.com/escaped: "a \\"b\\"\\n"
    example.com/single: 'a: b'
spec:
  replicas: 2
  paused: yes
  mode: 0644
  ratio: 1.5
  nothing:
  none: ~
  empty: {}
  list: []
  template:
    containers:
    - name: web
      args:
        - --url=http://example.com:80
        - -v
        - on
      script: |
        if true; then # no comment
          echo "a: b"

        fi
      stripped: |-
        one

        two
    - name: db
last: 2024-01-01
`;

/** What else is read: long words and keys, names that every object has, numbers of all notations, odd spaces. */
const manyShapes = `# before the marker
---
constructor: /a/b@c.d_e-f
${'long'.repeat(30)}: ${'word'.repeat(30)}
toString:
    deep:   # a comment where a value would be
        - one
        -   two: 2
            three:
            - '3 \\ 3'
            - ''
            - +1
        - four: |
              1

                2
          five:
      # a comment that is indented otherwise
    numbers:
    - 0x1F
    - 0b101
    - -0
    - 1_000
    - 1e3
    - 100m
    - 10.0.0.1
    - 9007199254740993
    - 12:30
words: [] 
w: "\\"\\\\\\/\\b\\f\\n\\r\\t"
y_: (not) a "word" {of} its own, is it?
Null1: nullish
spaces:      many   
last: |-
  end
`;

const manifests = [manifest, manyShapes];

function parsed(text: string): unknown {
  try {
    return { value: load(text, { schema: kubernetesSchema }) };
  } catch {
    return 'refused';
  }
}

describe('reading plain YAML', () => {
  it('gives what the parser gives', () => {
    expect(readPlainYaml(manifest)).toEqual(parsed(manifest));
    expect(Object.keys(readPlainYaml(manifest)?.value ?? {})).toEqual(Object.keys(load(manifest) as object));
    expect(readPlainYaml(manyShapes)).toEqual(parsed(manyShapes));
  });

  it('gives the same again of texts that look alike to what it keeps', () => {
    // `Aa` and `BB` have the same sum.
    const alike = ['AaAa', 'BBBB', 'AaBB', 'BBAa'];
    const text = [...alike, ...alike.toReversed()]
      .map((one, index) => `k${index}: ${one}\nx${one}${index}: 1\n`)
      .join('');
    expect(readPlainYaml(text)).toEqual(parsed(text));
    const keys = alike.map((one) => `${one}: ${one}\n`).join('');
    expect(readPlainYaml(keys)).toEqual(parsed(keys));
  });

  it('reads documents that are longer than what it keeps for one', () => {
    const text = Array.from({ length: 9000 }, (_, index) => `key${index}: value ${index}\n`).join('');
    expect(text.length).toBeGreaterThan(1 << 17);
    expect(readPlainYaml(text)).toEqual(parsed(text));
    expect(readPlainYaml('a: b')).toEqual({ value: { a: 'b' } });
  });

  it.each([
    ['an anchor', 'a: &x 1\n'],
    ['an alias', 'a: *x\n'],
    ['a merge key', 'a:\n  <<: *x\n'],
    ['a tag', 'a: !!str 1\n'],
    ['braces', 'a: {b: 1}\n'],
    ['text over several lines', 'a: b\n  c\n'],
    ['folded text', 'a: >\n  b\n'],
    ['a block with its indentation told', 'a: |2\n    b\n'],
    ['a block that keeps line breaks', 'a: |+\n  b\n\n'],
    ['a key twice', 'a: 1\na: 2\n'],
    ['a key with a meaning of its own', 'yes: 1\n'],
    ['a number as a key', '1: 1\n'],
    ['the key __proto__', '__proto__: 1\n'],
    ['a tab', 'a:\tb\n'],
    ['other characters', 'a: ü\n'],
    ['a carriage return', 'a: b\r\n'],
    ['escapes that JSON has not', 'a: "\\x41"\n'],
    ['a list in a list', 'a:\n- - b\n'],
    ['a list on the line of its key', 'a: - b\n'],
    ['a key in a value', 'a: b: c\n'],
    ['a comment behind a value', 'a: b # c\n'],
    ['a second document', 'a: 1\n---\nb: 2\n'],
    ['a wrong indentation', 'a:\n  b: 1\n c: 2\n'],
    ['a list', '- a\n'],
    ['infinity', 'a: .inf\n'],
    ['nothing', '# only a comment\n'],
  ])('leaves %s to the parser', (_, text) => {
    expect(readPlainYaml(text)).toBeUndefined();
  });

  it('never reads anything that the parser reads otherwise or refuses, whatever is changed', () => {
    const random = seeded(20_261_125);
    const scraps = [
      '\n',
      ' ',
      '- ',
      ': ',
      ':',
      ' #',
      '"',
      "'",
      '|',
      '-',
      '~',
      '0',
      'yes',
      '{',
      ']',
      '*a',
      '&a ',
      '---',
      '\n  x: 1\n',
      '? ',
      '|-\n',
      '\n\n',
      '  ',
      '\\',
      '...',
      '%',
      '1e3',
      '.inf',
    ];
    let read = 0;
    for (let round = 0; round < 6000; round++) {
      const before = manifests[round % manifests.length] ?? '';
      const at = Math.floor(random() * before.length);
      const scrap = scraps[Math.floor(random() * scraps.length)] ?? '';
      const text = before.slice(0, at) + scrap + before.slice(at + Math.floor(random() * 6));
      const plain = readPlainYaml(text);
      if (plain === undefined) continue;
      read++;
      expect({ text, ...plain }).toEqual({ text, ...(parsed(text) as object) });
    }
    expect(read).toBeGreaterThan(500);
  });
});

function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7f_ff_ff_ff;
    return state / 0x7f_ff_ff_ff;
  };
}
