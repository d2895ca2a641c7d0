import { expect, test } from 'vitest';
import { planBump } from '../../src/bump/plan-bump.ts';
import type { BumpRequest } from '../../src/bump/survey.ts';
import type { Plan } from '../../src/model/plan.ts';
import { parseSetArgument } from '../../src/model/set-argument.ts';
import { parseSetImageArgument } from '../../src/model/set-image-argument.ts';
import { brief, changedFiles, digests, planFor } from '../harness/bump.ts';
import { memoryTree } from '../harness/memory-tree.ts';
import { thrownBy } from '../harness/thrown.ts';

function explicit(files: Parameters<typeof memoryTree>[0], request: Partial<BumpRequest>): Promise<Plan> {
  return planBump({ tree: memoryTree(files), intents: [], onMissing: 'fail', ...request });
}

const setting = (argument: string): Partial<BumpRequest> => ({ sets: [parseSetArgument(argument)] });

test.each([
  ['a value keeps its quotes', "a: { b: 'v1' } # c\n", 'f.yaml:a.b=1.10', "a: { b: '1.10' } # c\n"],
  ['a list item', 'a:\n- x: 1\n- x: v1\n', 'f.yaml:a[1].x=v2', 'a:\n- x: 1\n- x: v2\n'],
  ['a number stays one', 'replicas: 2\n', 'f.yaml:replicas=3', 'replicas: 3\n'],
  ['a flag stays one', 'on: { enabled: true }\n', 'f.yaml:on.enabled=false', 'on: { enabled: false }\n'],
  [
    'a tag that looks like a number becomes a string',
    'image: { tag: 1.10 }\n',
    'f.yaml:image.tag=1.11',
    'image: { tag: "1.11" }\n',
  ],
  [
    'a key with dots and slashes',
    'metadata:\n  annotations:\n    a.b/c: x\n',
    'f.yaml:metadata.annotations["a.b/c"]=z',
    'metadata:\n  annotations:\n    a.b/c: z\n',
  ],
  ['a value with = and :', 'a: x\n', 'f.yaml:a=b:c=d', 'a: b:c=d\n'],
  ['an empty value', 'a: x\n', 'f.yaml:a=', 'a: ""\n'],
  ['a missing key', 'a:\n  b: 1\n', 'f.yaml:a.c.d=v1', 'a:\n  b: 1\n  c:\n    d: v1\n'],
  ['the second document', 'a: 1\n---\na: x\n', 'f.yaml#1:a=z', 'a: 1\n---\na: z\n'],
  ['the only document that has the path', 'a: 1\n---\nb: x\n', 'f.yaml:b=z', 'a: 1\n---\nb: z\n'],
  ['an anchor', 'a: &a v1\nb: *a\n', 'f.yaml:b=v2', 'a: &a v2\nb: *a\n'],
])('--set: %s', async (_title, before, argument, after) => {
  const plan = await explicit({ 'f.yaml': before }, setting(argument));
  expect(plan.errors).toEqual([]);
  expect(changedFiles(plan)['f.yaml']).toBe(after);
  expect(plan.edits[0]?.convention).toBe('set');
});

test.each([
  ['f.yaml:a.b.c=1', 'EDIT_REFUSED a.b.c: "b" is no map'],
  ['f.yaml:list.x=1', 'EDIT_REFUSED list.x: "list" is a list: give an index as [0]'],
  ['f.yaml:list[3]=1', 'EDIT_REFUSED list[3]: "list" has 1 items, not 4'],
  ['f.yaml:a=1', 'EDIT_REFUSED a is no single value'],
  ['f.yaml#5:a.b=1', 'EDIT_REFUSED there is no document 5'],
  ['none.yaml:a=1', 'LAYOUT_INVALID there is no YAML file "none.yaml" in test tree'],
  ['../f.yaml:a=1', 'PATH_OUTSIDE "../f.yaml" leads out of the repository'],
  [
    'bad.yaml:a=1',
    'EDIT_REFUSED not YAML: Flow sequence in block collection must be sufficiently indented and end with a ]',
  ],
])('--set that cannot be: %s', async (argument, message) => {
  const files = { 'f.yaml': 'a: { b: 1 }\nlist: [x]\n', 'bad.yaml': 'a: [\nb: 1\n' };
  const plan = await explicit(files, setting(argument));
  expect(brief(plan)).toEqual([message]);
  expect(plan.files.size).toBe(0);
});

test('--set on a path that several documents have asks for one', async () => {
  expect(brief(await explicit({ 'f.yaml': 'a: 1\n---\na: 2\n' }, setting('f.yaml:a=3')))).toEqual([
    'EDIT_REFUSED several documents have a: name one as f.yaml#0',
  ]);
});

test.each(['f.yaml', 'f.yaml:a', 'f.yaml:=1', ':a=1', 'f.yaml:a[x]=1'])(
  '%j is not an argument of --set',
  (argument) => {
    expect(thrownBy(() => parseSetArgument(argument)).code).toBe('OPTION_INVALID');
  },
);

test.each([
  [
    'an entry behind the others',
    'images:\n  - name: a\n    newTag: v1 # c\n\nresources: []\n',
    'b=x/b:1.10',
    'images:\n  - name: a\n    newTag: v1 # c\n  - name: b\n    newName: x/b\n    newTag: "1.10"\n\nresources: []\n',
  ],
  [
    'a list that is not there',
    'resources:\n- a.yaml\n',
    `b@${digests.new}`,
    `resources:\n- a.yaml\nimages:\n- name: b\n  digest: ${digests.new}\n`,
  ],
  ['an empty list', 'images: []\n', 'b:v1', 'images: [{name: b, newTag: v1}]\n'],
  [
    'no last line ending, and carriage returns',
    'kind: Kustomization\r\nresources: []',
    'b:v1',
    'kind: Kustomization\r\nresources: []\r\nimages:\r\n- name: b\r\n  newTag: v1',
  ],
  [
    'an entry whose digest goes',
    `images:\n- name: b\n  digest: ${digests.old}\n`,
    'b:v2',
    'images:\n- name: b\n  newTag: v2\n',
  ],
])('--set-image: %s', async (_title, before, argument, after) => {
  const plan = await explicit({ 'kustomization.yaml': before }, { setImages: [parseSetImageArgument(argument)] });
  expect(plan.errors).toEqual([]);
  expect(changedFiles(plan)['kustomization.yaml']).toBe(after);
});

test('--set-image needs a kustomization, and goes to those of the paths', async () => {
  const setImages = [parseSetImageArgument('b:v1')];
  expect(brief(await explicit({ 'a.yaml': 'a: 1\n' }, { setImages }))).toEqual([
    'LAYOUT_INVALID there is no kustomization in . for --set-image',
  ]);
  const files = { 'a/kustomization.yaml': 'resources: []\n', 'b/kustomization.yaml': 'resources: []\n' };
  expect([...(await explicit(files, { setImages, prefixes: ['b'] })).files.keys()]).toEqual(['b/kustomization.yaml']);
});

test('targets of the configuration say whose image a value is', async () => {
  const files = { 'any.yaml': 'release:\n  version: v1\n  digest: ""\nfull: nginx:v1\n' };
  const targets = [
    { file: 'any.yaml', path: 'release.version', image: 'ghcr.io/acme/web', part: 'tag' as const },
    { file: 'any.yaml', path: 'full', image: 'nginx' },
  ];
  const plan = await planFor(files, ['ghcr.io/acme/web:v2', 'nginx:v2'], { targets });
  expect(brief(plan)).toEqual(['any.yaml release.version: v1 → v2', 'any.yaml full: nginx:v1 → nginx:v2']);
  expect(plan.edits[0]?.convention).toBe('bump-targets');
  const wrong = await planFor(files, ['nginx:v2'], {
    targets: [{ file: 'any.yaml', path: 'gone', image: 'nginx' }],
    onMissing: 'ignore',
  });
  expect(brief(wrong)).toEqual(['LAYOUT_INVALID bump.targets: there is no single value at any.yaml:gone']);
});
