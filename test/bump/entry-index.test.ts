import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { findEntries } from '../../src/bump/conventions/kustomize-images.ts';
import { indexEntries } from '../../src/bump/entry-index.ts';
import { parseSource } from '../../src/yaml/source.ts';

const names = fc.constantFrom(
  'a.b/c',
  'a.b/d',
  'axb/c',
  'a',
  'a.b',
  'a.b/c:v1',
  'localhost:5000/a',
  'a.b/.*',
  'nginx',
  '[',
  'a.b.c/d.e',
);
const images = fc
  .tuple(
    fc.constantFrom('a.b/c', 'axb/c', 'a.b/d', 'a', 'a.b', 'localhost:5000/a', 'nginx', 'a.b.c/d.e', 'a-b-c/d-e'),
    fc.constantFrom('', ':v1', ':v1@sha256:ab', '@sha256:ab'),
  )
  .map((parts) => parts.join(''));

test('the index finds the entry that trying one after the other finds', () => {
  fc.assert(
    fc.property(fc.array(names, { maxLength: 8 }), images, fc.nat(8), (list, image, from) => {
      const text = `images:\n${list.map((name) => `- name: ${JSON.stringify(name)}\n`).join('')}`;
      const entries = findEntries(
        parseSource('kustomization.yaml', new TextEncoder().encode(list.length === 0 ? 'a: 1\n' : text)),
      );
      const tried = entries.findIndex(({ entry }, index) => index >= from && entry.matches(image));
      expect(indexEntries(entries)(image, from)).toBe(tried);
    }),
    { numRuns: 1000 },
  );
});
