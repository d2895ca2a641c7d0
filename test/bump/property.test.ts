import * as fc from 'fast-check';
import { load } from 'js-yaml';
import { expect, test } from 'vitest';
import { changedFiles, digests, planFor } from '../harness/bump.ts';

const name = 'ghcr.io/acme/web';

/** An entry in some order of keys, with comments, in block, flow or JSON form. */
const entries = fc.record({
  order: fc
    .shuffledSubarray(['name', 'newName', 'newTag', 'digest'], { minLength: 1 })
    .map((keys) => (keys.includes('name') ? keys : ['name', ...keys])),
  form: fc.constantFrom('block', 'flow', 'json'),
  quote: fc.constantFrom('', '"', "'"),
  comments: fc.boolean(),
  before: fc.boolean(),
  after: fc.boolean(),
});

const layouts = fc.record({
  entry: entries,
  indent: fc.constantFrom(0, 2, 4),
  eol: fc.constantFrom('\n', '\r\n'),
  bom: fc.boolean(),
  lastLine: fc.boolean(),
  tail: fc.constantFrom('', 'resources: []\n', '\n# the end\n', '---\n', '...\n'),
  head: fc.constantFrom('', '# head\n', '---\n', '%YAML 1.2\n---\n', 'apiVersion: kustomize.config.k8s.io/v1beta1\n\n'),
});

const values: Readonly<Record<string, string>> = { name: 'web', newName: name, newTag: 'v1', digest: digests.old };
const versions = fc.constantFrom(
  { tag: 'v2' },
  { tag: '1.10', digest: digests.new },
  { digest: digests.new },
  { tag: 'v1' },
  { tag: 'v1', digest: digests.old },
);

type Entry = Record<string, string>;

function textOf({
  entry,
  indent,
  eol,
  bom,
  lastLine,
  tail,
  head,
}: typeof layouts extends fc.Arbitrary<infer T> ? T : never): { text: string; written: Entry } {
  const keys = entry.order.includes('newName') ? entry.order : [...entry.order, 'newName'];
  const written = Object.fromEntries(keys.map((key) => [key, values[key] ?? '']));
  const pad = ' '.repeat(indent);
  const q = entry.form === 'json' ? '"' : entry.quote;
  const k = entry.form === 'json' ? '"' : '';
  const pairs = keys.map((key) => `${k}${key}${k}: ${q}${values[key] ?? ''}${q}`);
  const sibling = `${pad}- name: other\n${pad}  newTag: v1 # keep\n`;
  const block = pairs.map(
    (pair, index) =>
      `${index === 0 ? `${pad}- ` : `${pad}  `}${pair}${entry.comments ? ` # ${index}` : ''}\n${entry.comments && index === 1 ? `${pad}  # between\n` : ''}`,
  );
  const own =
    entry.form === 'block' ? block.join('') : `${pad}- {${pairs.join(', ')}}${entry.comments ? ' # c' : ''}\n`;
  const body = `${head}images:\n${entry.before ? sibling : ''}${own}${entry.after ? sibling : ''}${tail}`;
  const ended = lastLine ? body : body.replace(/\n$/, '');
  return { text: (bom ? '\ufeff' : '') + ended.replaceAll('\n', eol), written };
}

test('an entry in any layout becomes exactly what is asked for, and everything else stays as it is', async () => {
  await fc.assert(
    fc.asyncProperty(layouts, versions, async (layout, version) => {
      const { text, written } = textOf(layout);
      const plan = await planFor({ 'kustomization.yaml': text }, [], { intents: [{ repository: name, ...version }] });
      expect(plan.errors).toEqual([]);
      const after = changedFiles(plan)['kustomization.yaml'] ?? text;
      expect(entriesIn(after)).toEqual(
        entriesIn(text).map((entry) => (entry['name'] === 'web' ? wanted(written, version) : entry)),
      );
      for (const edit of plan.edits)
        expect(edit.text.replaceAll('\r\n', '').includes('\n') && text.includes('\r\n')).toBe(false);
      expect(after.endsWith('\n')).toBe(text.endsWith('\n'));
      expect(after.startsWith('\ufeff')).toBe(text.startsWith('\ufeff'));
      const kept = (one: string): string[] =>
        one.split(/\r?\n/).filter((line) => /keep|between|head|end|resources|apiVersion/.test(line));
      expect(kept(after)).toEqual(kept(text));
    }),
    { numRuns: 400 },
  );
});

function entriesIn(text: string): Entry[] {
  const [document = ''] = text
    .replace(/^\ufeff/, '')
    .replace(/^(?:%YAML 1\.2\r?\n)?(?:# head\r?\n)?---\r?\n/, '')
    .split(/^(?:---|\.\.\.)\r?$/m);
  return (load(document) as { images: Entry[] }).images;
}

function wanted(entry: Entry, version: { tag?: string; digest?: string }): Entry {
  const { newTag, digest, ...names } = entry;
  const sameTag = version.tag === newTag && version.digest === undefined;
  if (sameTag) return entry;
  if (version.digest !== undefined && version.tag === undefined && version.digest === digest) return entry;
  return {
    ...names,
    ...(version.tag === undefined ? {} : { newTag: version.tag }),
    ...(version.digest === undefined ? {} : { digest: version.digest }),
  };
}

const inner = fc.record({
  style: fc.constantFrom('literal', 'folded', 'single', 'double'),
  indent: fc.integer({ min: 3, max: 8 }),
  chomp: fc.constantFrom('', '-', '+'),
  blank: fc.boolean(),
  quote: fc.constantFrom('', '"', "'"),
  eol: fc.constantFrom('\n', '\r\n'),
  last: fc.boolean(),
});

test('a value inside a text is changed there alone, whatever the text is written in', async () => {
  await fc.assert(
    fc.asyncProperty(
      inner,
      fc.constantFrom('v2', '1.10', '1e3'),
      async ({ style, indent, chomp, blank, quote, eol, last }, tag) => {
        const json = style !== 'literal';
        const q = json ? '"' : quote;
        const patch = json
          ? `[{"op": "replace", "path": "/spec/containers/0/image", "value": ${q}${name}:v1${q}}]`
          : `- op: replace\n  path: /spec/containers/0/image\n${blank ? '\n' : ''}  value: ${q}${name}:v1${q}\n`;
        const pad = ' '.repeat(indent);
        const written = {
          literal: `|${chomp}\n${patch.replace(/^(?=.)/gm, pad)}`,
          folded: `>${chomp}\n${pad}${patch}\n`,
          single: `'${patch.replaceAll("'", "''")}'\n`,
          double: `${JSON.stringify(patch)}\n`,
        }[style];
        const text = `patches:\n- patch: ${written}${last ? '' : '  target: { kind: Pod }\n'}`.replaceAll('\n', eol);
        const plan = await planFor({ 'kustomization.yaml': text }, [`${name}:${tag}`]);
        expect(plan.errors).toEqual([]);
        const after = changedFiles(plan)['kustomization.yaml'] ?? '';
        expect(after).toBe(text.replace(':v1', `:${tag}`));
        const patches = (load(after) as { patches: { patch: string }[] }).patches;
        expect(load(patches[0]?.patch ?? '')).toEqual([
          { op: 'replace', path: '/spec/containers/0/image', value: `${name}:${tag}` },
        ]);
      },
    ),
    { numRuns: 300 },
  );
});
