import { describe, expect, test } from 'vitest';
import { evaluateBounded } from '../harness/bounded.ts';
import { brief, planFor } from '../harness/bump.ts';

const name = 'ghcr.io/acme/web';
const planning = new URL('../harness/bump.ts', import.meta.url);

function deployment(image: string, container = 'web'): string {
  return `apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: web }\nspec:\n  template:\n    spec:\n      containers:\n      - name: ${container}\n        image: ${image}\n`;
}

const base = { 'base/kustomization.yaml': 'resources: [web.yaml]\n', 'base/web.yaml': deployment(`${name}:v1`) };
const entry = `images:\n- name: ${name}\n  newTag: v1\n`;
const overlay = (more = ''): string => `resources:\n- ../../base\n${more}`;

describe('the place that rendering shows is the one that is edited', () => {
  test('an overlay that sets the image is edited, the base that it overrides is not', async () => {
    const files = { ...base, 'overlays/prod/kustomization.yaml': overlay(entry) };
    const plan = await planFor(files, [`${name}:v2`], { prefixes: ['overlays/prod'] });
    expect(brief(plan)).toEqual(['overlays/prod/kustomization.yaml images[0].newTag: v1 → v2']);
    expect(plan.skipped).toEqual([
      { file: 'base/web.yaml', line: 9, reason: 'no effect: overridden by overlays/prod/kustomization.yaml:5' },
    ]);
    expect(brief(await planFor(files, [`${name}:v2`]))).toEqual([
      'overlays/prod/kustomization.yaml images[0].newTag: v1 → v2',
    ]);
  });

  test('a base is edited when an overlay in scope shows it, even if another overrides it', async () => {
    const files = {
      ...base,
      'overlays/prod/kustomization.yaml': overlay(entry),
      'overlays/dev/kustomization.yaml': overlay(),
    };
    expect(brief(await planFor(files, [`${name}:v2`]))).toEqual([
      `base/web.yaml spec.template.spec.containers[0].image: ${name}:v1 → ${name}:v2`,
      'overlays/prod/kustomization.yaml images[0].newTag: v1 → v2',
    ]);
    const prod = await planFor(files, [`${name}:v2`], { prefixes: ['overlays/prod'] });
    expect(prod.edits.map(({ file }) => file)).toEqual(['overlays/prod/kustomization.yaml']);
    const dev = await planFor(files, [`${name}:v2`], { prefixes: ['overlays/dev'] });
    expect(dev.edits.map(({ file }) => file)).toEqual(['base/web.yaml']);
  });

  test('a base that is asked for itself is edited', async () => {
    const files = { ...base, 'overlays/prod/kustomization.yaml': overlay(entry) };
    const plan = await planFor(files, [`${name}:v2`], { prefixes: ['base', 'overlays/prod'] });
    expect(plan.edits.map(({ file }) => file)).toEqual(['base/web.yaml', 'overlays/prod/kustomization.yaml']);
  });

  test('entries of a base are overridden as well, and followed through a rename', async () => {
    const files = {
      ...base,
      'base/kustomization.yaml': `resources: [web.yaml]\nimages:\n- name: ${name}\n  newName: mirror.local/web\n  newTag: v1\n`,
      'overlays/prod/kustomization.yaml': overlay('images:\n- name: mirror.local/web\n  newTag: v1\n'),
    };
    const plan = await planFor(files, ['mirror.local/web:v2'], { prefixes: ['overlays/prod'] });
    expect(brief(plan)).toEqual(['overlays/prod/kustomization.yaml images[0].newTag: v1 → v2']);
    expect(plan.skipped.map(({ file }) => file)).toEqual(['base/kustomization.yaml']);
  });

  test('an entry that cannot match is left alone and says why, and the base is edited', async () => {
    const files = {
      'base/kustomization.yaml': 'resources: [web.yaml]\n',
      'base/web.yaml': deployment('docker.io/library/nginx:v1'),
      'overlays/prod/kustomization.yaml': overlay('images:\n- name: nginx\n  newTag: v1\n'),
    };
    const plan = await planFor(files, ['nginx:v2'], { prefixes: ['overlays/prod'] });
    expect(plan.edits.map(({ file }) => file)).toEqual(['base/web.yaml']);
    expect(plan.skipped).toEqual([
      {
        file: 'overlays/prod/kustomization.yaml',
        line: 5,
        reason:
          'kustomize compares names as they are written: "nginx" does not match "docker.io/library/nginx", so the entry has no effect',
      },
    ]);
  });

  test('a component overrides what its user takes in', async () => {
    const files = {
      ...base,
      'components/pin/kustomization.yaml': `kind: Component\n${entry}`,
      'overlays/prod/kustomization.yaml': overlay('components:\n- ../../components/pin\n'),
    };
    const plan = await planFor(files, [`${name}:v2`], { prefixes: ['overlays/prod'] });
    expect(plan.edits.map(({ file }) => file)).toEqual(['components/pin/kustomization.yaml']);
    expect(plan.skipped.map(({ file }) => file)).toEqual(['base/web.yaml']);
  });

  test('a patch overrides the same container below, by name or by position', async () => {
    const patch = `- op: replace\n  path: /spec/template/spec/containers/0/image\n  value: ${name}:v1\n`;
    const strategic = {
      ...base,
      'overlays/prod/p.yaml': deployment(`${name}:v1`),
      'overlays/prod/kustomization.yaml': overlay('patches: [{ path: p.yaml }]\n'),
    };
    const json = {
      ...base,
      'overlays/prod/p.yaml': patch,
      'overlays/prod/kustomization.yaml': overlay(
        'patches: [{ path: p.yaml, target: { kind: Deployment, name: web } }]\n',
      ),
    };
    for (const files of [strategic, json]) {
      const plan = await planFor(files, [`${name}:v2`], { prefixes: ['overlays/prod'] });
      expect(plan.edits.map(({ file, convention }) => `${file} ${convention}`)).toEqual([
        'overlays/prod/p.yaml kustomize-patches',
      ]);
      expect(plan.skipped.map(({ file }) => file)).toEqual(['base/web.yaml']);
    }
    const other = { ...strategic, 'overlays/prod/p.yaml': deployment(`${name}:v1`, 'sidecar') };
    expect((await planFor(other, [`${name}:v2`], { prefixes: ['overlays/prod'] })).edits).toHaveLength(2);
  });

  test('kustomizations that include each other render nothing, so nothing is edited', async () => {
    const files = {
      'a/kustomization.yaml': 'resources: [../b, web.yaml]\n',
      'a/web.yaml': deployment(`${name}:v1`),
      'b/kustomization.yaml': `resources: [../a]\n${entry}`,
    };
    const plan = await planFor(files, [`${name}:v2`]);
    expect(brief(plan)).toEqual([`IMAGE_NOT_FOUND no manifest uses ${name}`]);
    expect(plan.errors[0]?.hint).toContain('kustomizations that include each other');
  });

  test('a deep lattice of kustomizations is walked in time linear to it', async () => {
    const files: Record<string, string> = {
      'l0/kustomization.yaml': 'resources: [web.yaml]\n',
      'l0/web.yaml': deployment(`${name}:v1`),
    };
    for (let level = 1; level <= 24; level++) {
      const below = level === 1 ? ['../l0'] : [`../l${level - 1}a`, `../l${level - 1}b`];
      for (const side of ['a', 'b'])
        files[`l${level}${side}/kustomization.yaml`] = `resources: [${below.join(', ')}]\n`;
    }
    const edits = 'module.planFor(given.files, given.images).then((plan) => plan.edits.length)';
    expect(await evaluateBounded(planning, edits, { files, images: [`${name}:v2`] })).toBe(1);
  });

  test('a root is what its kustomization takes in, a folder without one is all of its files', async () => {
    const files = {
      'kustomize/kustomization.yaml': `resources: [base]\n`,
      'kustomize/base/kustomization.yaml': 'resources: [web.yaml]\n',
      'kustomize/base/web.yaml': deployment(`${name}:v1`),
      'kustomize/base/unused.yaml': deployment(`${name}:v1`),
      'kustomize/components/pin/kustomization.yaml': `kind: Component\nimages:\n- name: ${name}\n  tagSuffix: -x\n`,
      'kustomize/other/kustomization.yaml': `resources: [../base]\n${entry}`,
    };
    const root = await planFor(files, [`${name}:v2`], { prefixes: ['kustomize'] });
    expect(brief(root)).toEqual([
      `kustomize/base/web.yaml spec.template.spec.containers[0].image: ${name}:v1 → ${name}:v2`,
    ]);
    expect(root.skipped).toEqual([]);
    const whole = await planFor(files, [`${name}:v2`]);
    expect(whole.edits.map(({ file }) => file)).toEqual([
      'kustomize/base/unused.yaml',
      'kustomize/base/web.yaml',
      'kustomize/other/kustomization.yaml',
    ]);
    expect(whole.skipped).toMatchObject([{ file: 'kustomize/components/pin/kustomization.yaml' }]);
  });
});
