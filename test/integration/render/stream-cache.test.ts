import { mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { contentCache } from '../../../src/platform/cache/content-cache.ts';
import type { Renderer } from '../../../src/ports/renderer.ts';
import { createNativeRenderer } from '../../../src/render/native/native-renderer.ts';
import { rootInputs } from '../../../src/render/root-inputs.ts';
import { createClosureReader } from '../../../src/render/kustomize/closure.ts';
import { createTreeReader } from '../../../src/render/tree-reader.ts';
import { createRenderBench, type RenderBench } from './parts.ts';

const object = (name: string): string => `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: ${name}}\n`;
const repository = {
  'base/kustomization.yaml': 'resources: [a.yaml]\n',
  'base/a.yaml': object('a'),
  'o/kustomization.yaml':
    'resources: [../base]\npatches: [{path: p.yaml}]\nconfigMapGenerator: [{name: g, files: [f.txt]}]\n',
  'o/p.yaml': `${object('a')}data: {x: "1"}\n`,
  'o/f.txt': 'one\n',
  'chart/Chart.yaml': 'apiVersion: v2\nname: c\nversion: 1.0.0\n',
  'chart/templates/a.yaml': `${object('c')}data: {x: "{{ .Values.x }}", v: "{{ .Capabilities.KubeVersion }}"}\n`,
  'chart/values.yaml': 'x: 1\n',
};

interface Cached {
  bench: RenderBench;
  folder: string;
  /** Renders with the cache; tells what was rendered and which roots an engine was asked for. */
  run: (
    roots?: readonly string[],
    changes?: { kubernetesVersion?: string; version?: string; secret?: string; renderer?: string },
  ) => Promise<{ objects: string; rendered: readonly string[] }>;
}

function cachedBench(bench: RenderBench): Cached {
  const folder = join(bench.folder, '.git/cache');
  bench.write(repository);
  return {
    bench,
    folder,
    async run(roots = ['o', 'chart'], { version = '1', secret = 's', renderer: name, ...changes } = {}) {
      const rendered: string[] = [];
      const native = createNativeRenderer(bench.exec);
      const renderer: Renderer = {
        ...native,
        describe: async (engines) => name ?? (await native.describe(engines)),
        kustomize: (request) => (rendered.push(request.folder), native.kustomize(request)),
        helm: (request) => (rendered.push(request.folder), native.helm(request)),
      };
      const kept = contentCache({ folder, secret: new TextEncoder().encode(secret) });
      const found = await bench.render(roots, { renderer, renders: { kept, version }, ...changes });
      const objects = JSON.stringify(found.map((root) => ({ ...root, milliseconds: 0 })));
      return { objects, rendered: rendered.toSorted() };
    },
  };
}

describe('the cache of rendered streams', () => {
  it('gives what was rendered of the same files, equal to the last byte, without an engine', async () => {
    await using bench = createRenderBench();
    const { run } = cachedBench(bench);
    const first = await run();
    expect(first.rendered).toEqual(['chart', 'o']);
    expect(await run()).toEqual({ objects: first.objects, rendered: [] });
  });

  it('renders anew when any file of the closure is changed, added or taken away, and only then', async () => {
    await using bench = createRenderBench();
    const { run } = cachedBench(bench);
    await run();
    const reader = createTreeReader(bench.tree);
    for (const [id, engine] of [
      ['o', 'kustomize'],
      ['chart', 'helm'],
    ] as const) {
      const inputs = await rootInputs(reader, createClosureReader(reader), { id, engine });
      const files = [...(inputs ?? [])].filter((path) => path in repository);
      expect(files.length).toBeGreaterThan(2);
      const whole = await run([id]);
      for (const file of files) {
        const before = readFileSync(join(bench.folder, file));
        bench.write({ [file]: `${before.toString()}# more\n` });
        expect([file, (await run()).rendered]).toEqual([file, [id]]);
        rmSync(join(bench.folder, file));
        const without = await run([id]).catch(String);
        expect([file, without]).not.toMatchObject([file, { objects: whole.objects }]);
        writeFileSync(join(bench.folder, file), before);
        expect([file, (await run()).rendered]).toEqual([file, []]);
      }
    }
    bench.write({ 'chart/templates/b.yaml': object('b') });
    expect((await run()).rendered).toEqual(['chart']);
    bench.write({ 'elsewhere.yaml': object('e'), 'base/not-listed.yaml': object('n') });
    expect((await run()).rendered).toEqual([]);
  });

  it('renders anew for another renderer, Slipway or version of Kubernetes, and never trusts a renderer without a version', async () => {
    await using bench = createRenderBench();
    const { run } = cachedBench(bench);
    await run();
    expect((await run(['chart'], { kubernetesVersion: '1.31' })).rendered).toEqual(['chart']);
    expect((await run(['o'], { version: '2' })).rendered).toEqual(['o']);
    expect((await run(['o'], { renderer: 'native (kustomize v9.9.9)' })).rendered).toEqual(['o']);
    for (const _ of [1, 2])
      expect((await run(['o'], { renderer: 'native (kustomize (devel))' })).rendered).toEqual(['o']);
  });

  it('believes no entry that was changed, cut, put in place of another, or made without the secret', async () => {
    await using bench = createRenderBench();
    const { run, folder } = cachedBench(bench);
    const { objects } = await run(['o']);
    const [own = ''] = readdirSync(folder);
    const good = readFileSync(join(folder, own));
    await run(['chart']);
    const other = readdirSync(folder).find((name) => name !== own) ?? '';
    const poisoned = Buffer.from(good.toString('latin1').replace('name: a', 'name: b'), 'latin1');
    expect(poisoned.equals(good)).toBe(false);
    for (const bad of [poisoned, good.subarray(0, 40), Buffer.alloc(0), readFileSync(join(folder, other))]) {
      writeFileSync(join(folder, own), bad);
      expect(await run(['o'])).toEqual({ objects, rendered: ['o'] });
    }
    expect((await run(['o'], { secret: 'of somebody else' })).rendered).toEqual(['o']);
    expect((await run(['o'])).rendered).toEqual(['o']);
  });

  it('keeps no failure, and nothing of roots that read through a link', async () => {
    await using bench = createRenderBench();
    const { run } = cachedBench(bench);
    bench.write({ 'chart/templates/b.yaml': '{{ fail "no" }}' });
    for (const _ of [1, 2]) expect((await run(['chart'])).rendered).toEqual(['chart']);
    mkdirSync(join(bench.folder, 'linked'));
    symlinkSync('../base/a.yaml', join(bench.folder, 'linked/a.yaml'));
    bench.write({ 'linked/kustomization.yaml': 'resources: [a.yaml]\n' });
    for (const _ of [1, 2]) expect((await run(['linked'])).rendered).toEqual(['linked']);
  });
});

describe('the folder of a cache', () => {
  it('stays below its limits, and forgets the oldest first', async () => {
    await using bench = createRenderBench();
    const folder = join(bench.folder, 'cache');
    const place = { folder, secret: new TextEncoder().encode('s'), limits: { entries: 8, bytes: 2000 } };
    const cache = contentCache(place);
    for (let index = 0; index < 40; index++) await cache.put(`k${index}`, Buffer.alloc(10));
    expect(readdirSync(folder).length).toBeLessThanOrEqual(8);
    expect(await cache.get('k39')).toBeDefined();
    await contentCache(place).put('large', Buffer.alloc(1500));
    await contentCache(place).put('more', Buffer.alloc(700));
    expect(readdirSync(folder).length).toBeLessThanOrEqual(4);
  });
});
