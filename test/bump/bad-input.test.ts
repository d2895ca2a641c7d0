import { expect, test } from 'vitest';
import { planBump } from '../../src/bump/plan-bump.ts';
import type { SlipwayError } from '../../src/model/errors.ts';
import { evaluateBounded } from '../harness/bounded.ts';
import { brief, planFor } from '../harness/bump.ts';
import { memoryTree } from '../harness/memory-tree.ts';

const name = 'ghcr.io/acme/web';
const planning = new URL('../harness/bump.ts', import.meta.url);
const edits = 'module.planFor(given.files, given.images).then((plan) => plan.edits.length)';
const pod = `apiVersion: v1\nkind: Pod\nmetadata: { name: a }\nspec: { containers: [{ name: a, image: "${name}:v1" }] }\n`;

async function thrown(run: Promise<unknown>): Promise<SlipwayError> {
  return run.then(
    () => Promise.reject(new Error('nothing was thrown')),
    (error: unknown) => error as SlipwayError,
  );
}

test('an image that nothing uses names the nearest one and where it is', async () => {
  const plan = await planFor({ 'a.yaml': pod }, ['ghcr.io/acme/wep:v2']);
  expect(plan.errors).toMatchObject([{ code: 'IMAGE_NOT_FOUND', hint: `Did you mean ${name} (a.yaml)?` }]);
  expect(plan.files.size).toBe(0);
  const elsewhere = await planFor({ 'a.yaml': pod }, ['quay.io/other/web:v2']);
  expect(elsewhere.errors[0]?.hint).toBe(`Did you mean ${name} (a.yaml)?`);
  expect(brief(await planFor({ 'a.yaml': pod }, ['ghcr.io/acme/wep:v2'], { onMissing: 'ignore' }))).toEqual([]);
});

test('names of objects and containers are not taken for near images', async () => {
  const named = pod.replaceAll('name: a', 'name: api');
  expect((await planFor({ 'a.yaml': named }, ['apu:v2'])).errors[0]?.hint).not.toContain('Did you mean');
  const entries = { 'kustomization.yaml': 'resources: [a.yaml]\nimages: [{ name: api, newTag: v1 }]\n', 'a.yaml': pod };
  expect((await planFor(entries, ['apu:v2'])).errors[0]?.hint).toBe('Did you mean api (kustomization.yaml)?');
});

test('an image that only a template holds says so', async () => {
  const plan = await planFor({ 'charts/x/templates/a.yaml': `a: b\n{{- if .x }}\nimage: ${name}:v1\n{{- end }}\n` }, [
    `${name}:v2`,
  ]);
  expect(plan.skipped).toEqual([
    { file: 'charts/x/templates/a.yaml', line: 2, reason: 'template: not YAML before rendering' },
  ]);
  expect(brief(plan)).toEqual([`IMAGE_NOT_FOUND no manifest uses ${name}`]);
});

test('two kustomization files in one folder', async () => {
  const plan = await planFor(
    { 'a/kustomization.yaml': 'resources: []\n', 'a/Kustomization': 'resources: []\n', 'b.yaml': pod },
    [`${name}:v2`],
  );
  expect(brief(plan)).toContain('KUSTOMIZATION_AMBIGUOUS "a" has kustomization.yaml and Kustomization');
});

test.each([
  ['../elsewhere', 'PATH_OUTSIDE'],
  ['a/../../b', 'PATH_OUTSIDE'],
  ['/etc', 'PATH_OUTSIDE'],
  ['missing', 'ROOT_NOT_FOUND'],
])('a path that cannot be: %s', async (path, code) => {
  expect((await thrown(planFor({ 'a.yaml': pod }, [`${name}:v2`], { prefixes: [path] }))).code).toBe(code);
});

test('a reference out of the repository is told and not followed', async () => {
  const files = {
    'a/kustomization.yaml': 'resources:\n- ../../../etc\n- /etc/passwd\n- pod.yaml\n',
    'a/pod.yaml': pod,
  };
  const plan = await planFor(files, [`${name}:v2`]);
  expect(plan.skipped).toEqual([
    { file: 'a/kustomization.yaml', line: 2, reason: '"../../../etc" leads out of the repository' },
    { file: 'a/kustomization.yaml', line: 3, reason: '"/etc/passwd" leads out of the repository' },
  ]);
  expect(plan.edits).toHaveLength(1);
});

test('a file that is not UTF-8 is an error when it could hold the image, and no matter when it could not', async () => {
  const latin = Uint8Array.from([...new TextEncoder().encode(pod), 0x23, 0xe4, 0x0a]);
  const plan = await planFor({ 'bad.yaml': latin, 'ok.yaml': pod }, [`${name}:v2`]);
  expect(plan.errors).toMatchObject([
    { code: 'FILE_INVALID', message: 'bad.yaml is not UTF-8', location: { file: 'bad.yaml' } },
  ]);
  expect((await planFor({ 'bad.yaml': Uint8Array.from([0xe4, 0x0a]), 'ok.yaml': pod }, [`${name}:v2`])).errors).toEqual(
    [],
  );
});

test('a file of 50 MB', async () => {
  const plan = await planFor({ 'big.yaml': new Uint8Array(50_000_000).fill(0x23), 'ok.yaml': pod }, [`${name}:v2`]);
  expect(plan.errors).toMatchObject([{ code: 'FILE_INVALID', location: { file: 'big.yaml' } }]);
});

test('links and submodules are told', async () => {
  const plan = await planFor({ 'link.yaml': { mode: '120000' }, sub: { mode: '160000' }, 'ok.yaml': pod }, [
    `${name}:v2`,
  ]);
  expect(plan.skipped.map(({ file }) => file)).toEqual(['link.yaml', 'sub']);
});

test.each([
  [
    'an alias bomb',
    `${'abcdefgh'
      .split('')
      .map(
        (key, index, all) =>
          `${key}: &${key} [${Array(9)
            .fill(index === 0 ? 'x' : `*${all[index - 1]}`)
            .join(', ')}]`,
      )
      .join('\n')}\n`,
  ],
  ['deep nesting', `a: ${'['.repeat(20_000)}${']'.repeat(20_000)}\n`],
  ['deep nesting of maps', `${'{a: '.repeat(20_000)}1${'}'.repeat(20_000)}\n`],
  ['many keys', Array.from({ length: 8000 }, (_, index) => `k${index}: v`).join('\n')],
  ['many images', Array.from({ length: 6000 }, (_, index) => `k${index}Image: nginx:1`).join('\n')],
  ['many aliases', `a: &a x\nb: [${Array(6000).fill('*a').join(', ')}]\n`],
])('%s is judged in bounded time', async (_title, hostile) => {
  const files = { 'hostile.yaml': `${hostile}# ${name}\n`, 'values.yaml': `${hostile}# ${name}\n`, 'ok.yaml': pod };
  expect(await evaluateBounded(planning, edits, { files, images: [`${name}:v2`] })).toBe(1);
});

test('an expression that would never end is not tried', async () => {
  const files = {
    'kustomization.yaml': `resources: [a.yaml]\nimages:\n- name: "(a+)+$"\n  newTag: v1\n- name: ".*.*.*.*.*.*.*x"\n  newTag: v1\n`,
    'a.yaml': pod.replace(`${name}:v1`, `${'a'.repeat(60)}/web:v1`),
  };
  expect(await evaluateBounded(planning, edits, { files, images: [`${'a'.repeat(60)}/web:v2`] })).toBe(1);
});

test('keys that are names of prototypes are keys', async () => {
  const plan = await planFor(
    {
      'Chart.yaml': 'name: x\n',
      'values.yaml': `__proto__: { a: 1 }\nconstructor: { image: { repository: ${name}, tag: v1 } }\n`,
      'values-prod.yaml': 'constructor: { image: { tag: v1 } }\n__proto__: { image: { tag: v1 } }\n',
    },
    [`${name}:v2`],
  );
  expect(brief(plan)).toEqual([
    'values-prod.yaml constructor.image.tag: v1 → v2',
    'values.yaml constructor.image.tag: v1 → v2',
  ]);
  expect(({} as Record<string, unknown>)['a']).toBeUndefined();
});

test('one image with two values is refused', async () => {
  expect((await thrown(planFor({ 'a.yaml': pod }, [`${name}:v2`, `${name}:v3`]))).message).toBe(
    `${name} is given twice with different values`,
  );
  expect((await planFor({ 'a.yaml': pod }, [`${name}:v2`, `${name}:v2`])).edits).toHaveLength(1);
});

test('planning is a function of the tree: the same plan twice, and nothing more to do afterwards', async () => {
  const tree = memoryTree({ 'a.yaml': pod, 'kustomization.yaml': `images:\n- name: ${name}\n  newTag: v1\n` });
  const request = { intents: [{ repository: name, tag: 'v2' }], onMissing: 'fail' as const };
  const first = await planBump({ tree, ...request });
  expect(await planBump({ tree, ...request })).toEqual(first);
  const again = await planBump({ tree: memoryTree(Object.fromEntries(first.files)), ...request });
  expect(again.edits).toEqual([]);
  expect(again.errors).toEqual([]);
});
