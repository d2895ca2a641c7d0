import { describe, expect, it } from 'vitest';
import type { JsonPath } from '../../src/model/json-path.ts';
import { readPlainYaml } from '../../src/render/parse/plain-yaml.ts';
import { outlineAt, readOutline } from '../../src/yaml/outline.ts';
import { createPlainFinder } from '../../src/yaml/plain-lines.ts';

const manifest = `---
# a comment
kind: Deployment
metadata:
    # indented as it likes
    labels:
        app.kubernetes.io/name:   web
spec:

  replicas: 2
  template:
    containers:
    - name: web
      args:
        - --url=http://example.com:80
        - "a: b"
        # in a list
        - |
          - key: of text

          # text
      env:
      -   name: A
          value: "1"
      - name: B
    - name: db
  script: |-
    key: no key
    - no item
  nothing:
  empty: {}
last: []
`;

function pathsOf(value: unknown, at: JsonPath = []): readonly JsonPath[] {
  if (value === null || typeof value !== 'object') return [at, [...at, 'below']];
  const children = Array.isArray(value) ? [...value.entries()] : Object.entries(value);
  const beyond = Array.isArray(value) ? [value.length, 'text'] : ['absent', 'name: web', 0];
  return [
    at,
    ...beyond.map((step) => [...at, step]),
    ...children.flatMap(([key, child]) => pathsOf(child, [...at, key])),
  ];
}

function byOutline(text: string): (path: JsonPath) => object | undefined {
  const root = readOutline(text);
  return (path) => {
    const found = root === undefined ? undefined : outlineAt(root, path);
    return found === undefined || found.isOpaque ? undefined : { line: found.line, column: found.column };
  };
}

/** All at once, because an expectation costs more than what it is about. */
function places(paths: readonly JsonPath[], find: (path: JsonPath) => object | undefined): string {
  return paths.map((path) => JSON.stringify([path, find(path) ?? null])).join('\n');
}

describe('places in plain documents', () => {
  it('are those that an outline gives', () => {
    const find = createPlainFinder(manifest);
    const paths = pathsOf(readPlainYaml(manifest)?.value);
    expect(paths.length).toBeGreaterThan(60);
    expect(places(paths, find)).toBe(places(paths, byOutline(manifest)));
    expect(find(['spec', 'template', 'containers', 0, 'env', 0, 'value'])).toEqual({ line: 23, column: 17 });
    expect(find(['spec', 'nothing'])).toBeUndefined();
  });

  it('stay the same whatever plain document it is', () => {
    const random = seeded(7);
    const scraps = [
      '\n',
      '  ',
      ' ',
      '- ',
      ': ',
      ':',
      '#',
      ' # c',
      '|',
      '|-',
      '-',
      '\n- a',
      '\n  x: 1\n',
      '\n# c\n',
      'a: |\n',
    ];
    let plain = 0;
    for (let round = 0; round < 1500; round++) {
      const at = Math.floor(random() * manifest.length);
      const scrap = scraps[Math.floor(random() * scraps.length)] ?? '';
      const text = manifest.slice(0, at) + scrap + manifest.slice(at + Math.floor(random() * 8));
      const read = readPlainYaml(text);
      if (read === undefined) continue;
      plain++;
      const paths = pathsOf(read.value);
      expect(text + places(paths, createPlainFinder(text))).toBe(text + places(paths, byOutline(text)));
    }
    expect(plain).toBeGreaterThan(150);
  });
});

function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7f_ff_ff_ff;
    return state / 0x7f_ff_ff_ff;
  };
}
