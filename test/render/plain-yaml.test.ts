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
    ];
    let read = 0;
    for (let round = 0; round < 4000; round++) {
      const at = Math.floor(random() * manifest.length);
      const scrap = scraps[Math.floor(random() * scraps.length)] ?? '';
      const text = manifest.slice(0, at) + scrap + manifest.slice(at + Math.floor(random() * 6));
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
