import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { embeddedVersions } from '../../../src/platform/embedded/versions.ts';
import { chartFile, createEmbeddedBench, web, wordsOf } from './support.ts';

const widget = 'apiVersion: acme.dev/v1\nkind: Widget\nmetadata:\n  name: w\nspec:\n  parts:\n  - id: a\n    size: 1\n';
const widgetPatch = widget.replace('id: a', 'id: b');

describe('the embedded renderer', () => {
  it('is of the versions that it says it is', async () => {
    await using bench = createEmbeddedBench();
    bench.write({
      'k/kustomization.yaml': 'resources: [web.yaml]\nbuildMetadata: [managedByLabel]\n',
      'k/web.yaml': web,
      'c/Chart.yaml': chartFile,
      'c/templates/a.yaml':
        'helm: {{ .Capabilities.HelmVersion.Version }}\nkube: {{ .Capabilities.KubeVersion.Version }}\n',
    });
    expect(wordsOf(await bench.kustomize('k'))).toContain(`kustomize-${embeddedVersions.kustomize}\n`);
    const chart = wordsOf(await bench.helm('c'));
    expect(chart).toContain(`helm: ${embeddedVersions.helm}\n`);
    expect(chart).toMatch(/kube: v1\.3\d\.0\n/);
    expect(await bench.renderer.describe(['kustomize', 'helm'])).toBe('embedded (kustomize v5.8.2, helm v3.20.2)');
  });

  it('forgets the schema of one root before the next', async () => {
    await using bench = createEmbeddedBench({ maxProcesses: 1 });
    const schema = {
      definitions: {
        'acme.Widget': {
          type: 'object',
          'x-kubernetes-group-version-kind': [{ group: 'acme.dev', kind: 'Widget', version: 'v1' }],
          properties: {
            spec: {
              type: 'object',
              properties: {
                parts: {
                  type: 'array',
                  items: { type: 'object', properties: { id: { type: 'string' } } },
                  'x-kubernetes-patch-merge-key': 'id',
                  'x-kubernetes-patch-strategy': 'merge',
                },
              },
            },
          },
        },
      },
    };
    const kustomization = 'resources: [w.yaml]\npatches: [{path: p.yaml}]\n';
    bench.write({
      'plain/kustomization.yaml': kustomization,
      'plain/w.yaml': widget,
      'plain/p.yaml': widgetPatch,
      'custom/kustomization.yaml': `${kustomization}openapi: {path: schema.json}\n`,
      'custom/w.yaml': widget,
      'custom/p.yaml': widgetPatch,
      'custom/schema.json': JSON.stringify(schema),
    });
    const before = wordsOf(await bench.kustomize('plain'));
    const merged = wordsOf(await bench.kustomize('custom'));
    expect(merged).toContain('id: a');
    expect(before).not.toContain('id: a');
    expect(wordsOf(await bench.kustomize('plain'))).toBe(before);
  });

  it('tells what the engines say, with paths of the repository', async () => {
    await using bench = createEmbeddedBench();
    bench.write({
      'k/kustomization.yaml': 'resources: [gone.yaml]\n',
      'c/Chart.yaml': chartFile,
      'c/templates/a.yaml': '{{ fail "no such luck" }}\n',
    });
    const kustomize = await bench.kustomize('k');
    expect(kustomize).toMatchObject({ failure: { kind: 'failed' } });
    expect(wordsOf(kustomize)).toContain("'k/gone.yaml'");
    expect(wordsOf(kustomize)).not.toContain('/repository');
    expect(wordsOf(await bench.helm('c'))).toContain('no such luck');
  });

  it('ends what takes too long, and renders the next root', async () => {
    await using bench = createEmbeddedBench({ maxProcesses: 1 });
    bench.write({
      'loop/Chart.yaml': chartFile,
      'loop/templates/a.yaml': '{{ range until 1000000 }}{{ range until 1000000 }}{{ end }}{{ end }}\n',
      'c/Chart.yaml': chartFile,
      'c/templates/a.yaml': 'kind: {{ .Release.Name }}\n',
    });
    await bench.helm('c');
    expect(await bench.helm('loop', { timeoutMs: 1500 })).toMatchObject({ failure: { kind: 'time' } });
    expect(wordsOf(await bench.helm('c'))).toContain('kind: shop\n');
  });

  it('refuses what renders too much, and what takes too much memory', async () => {
    await using bench = createEmbeddedBench({ maxProcesses: 1, maxMemoryBytes: 256 * 1024 * 1024 });
    bench.write({
      'big/Chart.yaml': chartFile,
      'big/templates/a.yaml': 'a: {{ repeat 2000000 "x" }}\n',
      'huge/Chart.yaml': chartFile,
      'huge/templates/a.yaml': '{{ $x := repeat 100000000 "x" }}a: {{ repeat 20 $x }}\n',
      'c/Chart.yaml': chartFile,
      'c/templates/a.yaml': 'kind: {{ .Release.Name }}\n',
    });
    expect(await bench.helm('big', { maxBytes: 1024 * 1024 })).toMatchObject({
      failure: { kind: 'size', message: 'it renders more than 1 MiB' },
    });
    expect(await bench.helm('huge')).toMatchObject({ failure: { kind: 'size' } });
    expect(wordsOf(await bench.helm('c'))).toContain('kind: shop\n');
  });

  it('throws when the run is aborted, also while it renders', async () => {
    await using bench = createEmbeddedBench();
    bench.write({
      'loop/Chart.yaml': chartFile,
      'loop/templates/a.yaml': '{{ range until 1000000 }}{{ range until 1000000 }}{{ end }}{{ end }}\n',
    });
    const stop = new AbortController();
    setTimeout(() => stop.abort(new Error('stop')), 1500);
    await expect(bench.helm('loop', { signal: stop.signal })).rejects.toThrow('stop');
  });

  it('ends by itself when the process that it works for is killed', async () => {
    await using bench = createEmbeddedBench();
    bench.write({
      'loop/Chart.yaml': chartFile,
      'loop/templates/a.yaml': '{{ range until 1000000 }}{{ range until 1000000 }}{{ end }}{{ end }}\n',
    });
    const module = new URL('../../../src/platform/embedded/create-embedded-renderer.ts', import.meta.url);
    const request = {
      repository: bench.folder,
      folder: 'loop',
      release: 'x',
      values: [],
      timeoutMs: 60_000,
      maxBytes: 9,
    };
    const script = `import { createEmbeddedRenderer } from '${module.href}';
      await createEmbeddedRenderer().helm(${JSON.stringify(request)});`;
    const parent = spawn(process.execPath, ['--input-type=module', '--eval', script], { stdio: 'ignore' });
    const busy = (): readonly number[] => busyChildren(parent.pid ?? 0);
    await expect.poll(busy).not.toEqual([]);
    const [child = 0] = busy();
    parent.kill('SIGKILL');
    await expect.poll(() => existsSync(`/proc/${child}`)).toBe(false);
  });

  it('renders many roots at once as it renders them one by one', async () => {
    await using bench = createEmbeddedBench({ maxProcesses: 2 });
    const names = Array.from({ length: 20 }, (_, index) => `o${index}`);
    for (const name of names) {
      bench.write({
        [`${name}/kustomization.yaml`]: `resources: [../base]\nnamePrefix: ${name}-\n`,
        'base/kustomization.yaml': 'resources: [web.yaml]\n',
        'base/web.yaml': web,
      });
    }
    const streams = await Promise.all(names.map(async (name) => wordsOf(await bench.kustomize(name))));
    expect(streams).toEqual(names.map((name) => web.replace('name: web', `name: ${name}-web`)));
  });
});

/** Children that have worked for more than two seconds, which is longer than starting takes. */
function busyChildren(parent: number): readonly number[] {
  const text = readFileSync(`/proc/${parent}/task/${parent}/children`, 'utf8');
  const children = text.split(' ').filter(Boolean).map(Number);
  return children.filter((child) => ticksOf(child) > 200);
}

function ticksOf(child: number): number {
  const fields = readFileSync(`/proc/${child}/stat`, 'latin1').split(') ')[1]?.split(' ') ?? [];
  return Number(fields[11]) + Number(fields[12]);
}
