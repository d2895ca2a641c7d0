import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Exec, ExecRequest } from '../../../src/ports/exec.ts';
import { createRenderBench } from './parts.ts';

const web = 'apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: web\nspec:\n  replicas: 1\n';

/** Tells which programs were started. */
function recording(exec: Exec): Exec & { commands: ExecRequest[] } {
  const commands: ExecRequest[] = [];
  return {
    commands,
    run(request) {
      commands.push(request);
      return exec.run(request);
    },
    probe: (command, args) => exec.probe(command, args),
  };
}

describe('untrusted roots', () => {
  it.each([
    ['a remote base', 'resources: ["https://github.com/acme/x//deploy?ref=v1"]', 'github.com', 'gate.network'],
    ['a base by ssh', 'resources: ["git@github.com:acme/x.git"]', 'github.com', 'gate.network'],
    [
      'a remote patch',
      'resources: [web.yaml]\npatches: [{path: "http://127.0.0.1:9/p.yaml"}]',
      '127.0.0.1',
      '--network',
    ],
    ['a chart inside kustomize', 'helmCharts: [{name: redis, repo: "https://charts.dev"}]', 'Helm', 'never done'],
    [
      'a transformer that is a program',
      'resources: [web.yaml]\ntransformers: ["{apiVersion: acme.dev/v1, kind: Evil, metadata: {name: x}}"]',
      'plugin',
      'never run',
    ],
  ])('%s is refused before any program is started', async (_, kustomization, told, hint) => {
    await using bench = createRenderBench();
    bench.write({ 'o/kustomization.yaml': kustomization, 'o/web.yaml': web });
    const exec = recording(bench.exec);
    const root = await bench.one('o', { exec });
    expect(root.errors).toMatchObject([
      {
        code: 'RENDER_NEEDS_TRUST',
        message: expect.stringContaining(told),
        hint: expect.stringContaining(hint),
        location: { file: 'o/kustomization.yaml' },
      },
    ]);
    expect(exec.commands).toEqual([]);
  });

  it('a remote base of a host that is allowed is fetched, of another one not', async () => {
    await using bench = createRenderBench();
    bench.write({ 'o/kustomization.yaml': 'resources: ["http://127.0.0.1:9/x.yaml"]' });
    expect((await bench.one('o', { network: new Set(['127.0.0.1']) })).errors).toMatchObject([
      { code: 'RENDER_FAILED' },
    ]);
    expect((await bench.one('o', { network: new Set(['github.com']) })).errors).toMatchObject([
      { code: 'RENDER_NEEDS_TRUST' },
    ]);
  });

  it('links that lead out are not followed, by us or by a program', async () => {
    await using outside = createRenderBench();
    outside.write({ 'secret.yaml': web.replace('name: web', 'name: secret') });
    await using bench = createRenderBench();
    bench.write({
      'o/kustomization.yaml': 'resources: [link.yaml]',
      'c/Chart.yaml': 'apiVersion: v2\nname: shop\nversion: 1.0.0\n',
      'c/templates/a.yaml': '{{ .Files.Get "leak.yaml" }}\n',
      'p/a.yaml': web,
    });
    for (const link of ['o/link.yaml', 'c/leak.yaml', 'p/b.yaml'])
      symlinkSync(join(outside.folder, 'secret.yaml'), join(bench.folder, link));
    expect((await bench.one('o')).errors).toMatchObject([{ code: 'PATH_OUTSIDE' }]);
    const told = (file: string) => ({ code: 'PATH_OUTSIDE', location: { file } });
    expect((await bench.one('c')).errors).toMatchObject([told('c/leak.yaml')]);
    const plain = await bench.one('p');
    expect(plain.errors).toMatchObject([told('p/b.yaml')]);
    expect(plain.objects.map(({ manifest }) => manifest.metadata?.name)).toEqual(['web']);
    expect(JSON.stringify(await bench.render())).not.toContain('"secret"');
  });

  it('rendering has a limit in time and in size', async () => {
    await using bench = createRenderBench();
    bench.write({
      'c/Chart.yaml': 'apiVersion: v2\nname: shop\nversion: 1.0.0\n',
      'c/templates/a.yaml': '{{ range until 100000 }}{{ range until 100000 }}{{ end }}{{ end }}\n',
      'd/Chart.yaml': 'apiVersion: v2\nname: shop\nversion: 1.0.0\n',
      'd/templates/a.yaml':
        'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: x}\ndata: {x: "{{ repeat 1000000 "x" }}"}\n',
    });
    // It would take minutes to end by itself.
    const late = expect.stringContaining('it took longer than') as string;
    expect((await bench.one('c', { timeoutMs: 500 })).errors).toMatchObject([{ code: 'RENDER_LIMIT', message: late }]);
    expect((await bench.one('d', { maxBytes: 100_000 })).errors).toMatchObject([{ code: 'RENDER_LIMIT' }]);
  });

  it('an aborted run throws', async () => {
    await using bench = createRenderBench('microservices-demo');
    await expect(bench.render([], { signal: AbortSignal.abort(new Error('stop')) })).rejects.toThrow('stop');
  });
});
