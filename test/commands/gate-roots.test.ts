import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { findBase } from '../../src/commands/gate-base.ts';
import type { Verdict } from '../../src/model/verdict.ts';
import { run } from '../harness/run.ts';
import { temporaryDirectory } from '../harness/temp.ts';

const program = fileURLToPath(new URL('../../src/entry/cli-main.ts', import.meta.url));
const pod = (privileged: boolean): string => `apiVersion: v1
kind: Pod
metadata: {name: web}
spec: {containers: [{name: web, image: a:1, securityContext: {privileged: ${privileged}}}]}
`;
const harmless = { 'apps/one/web.yaml': pod(false), 'apps/two/web.yaml': pod(false) };
const harmful = { ...harmless, 'apps/two/web.yaml': pod(true) };
const only = (roots: string): string => `version: 1\ngate: {roots: [${roots}]}\n`;

type Files = Readonly<Record<string, string>>;

/** Judges head by base, as the roots that were judged and what is new. */
async function gate(
  base: Files,
  head: Files,
): Promise<{ verdict: string; roots: readonly string[]; errors: readonly string[]; told: string }> {
  await using folder = temporaryDirectory('gate-roots');
  for (const [side, files] of Object.entries({ base, head })) {
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder.path, side, name)), { recursive: true });
      writeFileSync(join(folder.path, side, name), text);
    }
  }
  const argv = [program, 'gate', '--base', '../base', '--format', 'json'];
  const { stdout, stderr } = await run(process.execPath, argv, { cwd: join(folder.path, 'head'), allowFailure: true });
  const { verdict, roots = [], errors = [] } = JSON.parse(stdout) as Partial<Verdict>;
  return {
    verdict: verdict ?? '',
    roots: roots.map(({ id }) => id).toSorted(),
    errors: errors.map(({ code, message }) => `${code}: ${message}`),
    told: stderr,
  };
}

describe('a change takes no root away from judgement', () => {
  const all = { verdict: 'fail', roots: ['apps/one', 'apps/two'] };

  it('by naming others where the target branch names none', async () => {
    const plain = 'version: 1\ngate: {packs: [recommended]}\n';
    const base = { ...harmless, 'slipway.yaml': plain };
    expect(await gate(base, { ...harmful, 'slipway.yaml': plain })).toMatchObject(all);
    expect(await gate(base, { ...harmful, 'slipway.yaml': only('apps/one') })).toMatchObject(all);
  });

  it('by bringing one that a pattern of the target branch matches', async () => {
    const base = { 'apps/one/web.yaml': pod(false), 'slipway.yaml': only('"apps/*"') };
    expect(await gate(base, { ...harmful, 'slipway.yaml': only('apps/one') })).toMatchObject(all);
  });
});

describe('a root that has nothing left', () => {
  const configured = { ...harmless, 'slipway.yaml': only('"apps/*"') };
  const { 'apps/two/web.yaml': text, ...rest } = configured;

  it('is no root that passes, as long as its folder is there', async () => {
    const { verdict, roots, errors } = await gate(configured, { ...rest, 'apps/two/web.yaml.bak': text });
    expect(verdict).toBe('fail');
    expect(errors).toEqual(['ROOT_NOT_FOUND: apps/two was a root, and there is nothing left to render in it']);
    expect(roots).toEqual(['apps/one']);
  });

  it('is none that passes where roots are discovered, or below the whole repository', async () => {
    for (const roots of ['', only('"."')]) {
      const settings = roots === '' ? {} : { 'slipway.yaml': roots };
      const many = { ...harmless, ...settings, 'apps/three/web.yaml': pod(false) };
      const bak = { 'apps/two/web.yaml.bak': text, 'apps/three/README.md': 'x' };
      const found = await gate(many, { ...settings, 'apps/one/web.yaml': pod(false), ...bak });
      expect(found).toMatchObject({ verdict: 'fail', roots: ['apps/one'] });
      expect(found.errors).toEqual([
        'ROOT_NOT_FOUND: apps/three was a root, and there is nothing left to render in it',
        'ROOT_NOT_FOUND: apps/two was a root, and there is nothing left to render in it',
      ]);
    }
    const all = await gate({ 'web.yaml': pod(false) }, { 'web.yaml.bak': text });
    expect(all).toMatchObject({ verdict: 'fail', roots: [] });
  });

  it('is told where others include it', async () => {
    const kustomization = (text: string): string => `apiVersion: kustomize.config.k8s.io/v1beta1\n${text}`;
    const base = { 'prod/web.yaml': pod(false), 'prod/kustomization.yaml': kustomization('resources: [web.yaml]\n') };
    const trial = { 'trial/kustomization.yaml': kustomization('resources: [../prod]\nnamePrefix: a-\n') };
    const found = await gate(base, { ...base, ...trial });
    expect(found).toMatchObject({ verdict: 'pass', roots: ['trial'] });
    expect(found.told).toContain('prod was a root and is judged by itself no longer');
    const more = { 'apps/web.yaml': pod(false) };
    expect(
      (await gate({ 'apps/one/web.yaml': pod(false) }, { 'apps/one/web.yaml': pod(false), ...more })).told,
    ).not.toContain('no longer');
  });

  it('may go, and other folders may have nothing to render', async () => {
    const docs = { 'apps/docs/README.md': 'x' };
    const result = await gate({ ...configured, ...docs }, { ...rest, ...docs });
    expect(result).toMatchObject({ verdict: 'pass', roots: ['apps/one'] });
  });
});

it('a run in which nothing was found to judge says so', async () => {
  const docs = { 'docs/README.md': 'x' };
  const { told } = await gate(harmless, docs);
  expect(told).toContain('nothing was judged: no kustomization, chart or manifest was found');
  expect((await gate(docs, harmless)).told).not.toContain('nothing was judged');
});

it('a pull request is not judged without its base, where there is no clone', async () => {
  const host = { context: { workspace: '/nowhere', base: { sha: 'a'.repeat(40), ref: 'main' } } };
  const context = { platform: { host, files: {} }, values: { text: () => undefined }, action: true };
  const found = findBase(
    context as unknown as Parameters<typeof findBase>[0],
    {
      repository: undefined,
    } as unknown as Parameters<typeof findBase>[1],
  );
  await expect(found).rejects.toMatchObject({ code: 'GIT_REVISION_MISSING' });
});
