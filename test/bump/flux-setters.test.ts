import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { formatReference } from '../../src/model/image-reference.ts';
import { changedFiles, planFor } from '../harness/bump.ts';

const fixture = join(import.meta.dirname, '../fixtures/flux-setters');

function filesOf(folder: string): Record<string, string> {
  const names = readdirSync(join(fixture, folder), { recursive: true, encoding: 'utf8' });
  const yaml = names.filter((name) => name.endsWith('.yaml')).toSorted();
  return Object.fromEntries(yaml.map((name) => [name, readFileSync(join(fixture, folder, name), 'utf8')]));
}

function values(text: string): unknown[] {
  return [...parseAllDocuments(text)].map((document) => document.toJS());
}

test('what Flux itself sets at its markers is what a bump of the same images sets', async () => {
  const policies = JSON.parse(readFileSync(join(fixture, 'policies.json'), 'utf8')) as {
    image: string;
    tag: string;
    digest?: string;
  }[];
  const images = policies.map(({ image, tag, digest }) =>
    formatReference({ name: image, tag, ...(digest === undefined ? {} : { digest }) }),
  );
  const before = filesOf('in');
  const theirs = filesOf('out');
  const plan = await planFor(before, images);
  expect(plan.errors).toEqual([]);
  const ours = changedFiles(plan);
  expect(Object.keys(ours).toSorted()).toEqual(Object.keys(theirs));
  for (const [file, text] of Object.entries(theirs)) {
    expect(values(ours[file] ?? '')).toEqual(values(text));
    // Flux reformats; ours are the lines that change and no others.
    const lines = (before[file] ?? '').split('\n');
    const changed = (ours[file] ?? '').split('\n').filter((line, index) => line !== lines[index]);
    expect(changed.every((line) => line.includes('$imagepolicy'))).toBe(true);
  }
});
