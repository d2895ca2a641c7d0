import { describe, expect, it } from 'vitest';
import { createClosureReader } from '../../src/render/kustomize/closure.ts';
import { remoteHost } from '../../src/render/kustomize/remote.ts';
import { createTreeReader } from '../../src/render/tree-reader.ts';
import { memoryTree } from '../harness/memory-tree.ts';

describe('remote resources', () => {
  it.each([
    ['https://github.com/acme/x//deploy?ref=v1', 'github.com'],
    ['https://user:secret@git.acme.dev:8443/x.git', 'git.acme.dev'],
    ['github.com/acme/x', 'github.com'],
    ['GitHub.com:acme/x', 'github.com'],
    ['git@gitlab.com:acme/x.git', 'gitlab.com'],
    ['org-1@dev.azure.com:v3/acme', 'dev.azure.com'],
    ['ssh://git@host.xz/x', 'host.xz'],
    ['git::https://host.xz/x', 'host.xz'],
    ['git::host/x', 'unknown'],
    ['file:///etc', 'localhost'],
    ['oci://registry.dev/x', 'registry.dev'],
  ])('%s asks %s', (entry, host) => {
    expect(remoteHost(entry)).toBe(host);
  });

  it.each(['../base', './github.com/acme', 'a.yaml', 'base/https', '../github.com/x'])('%s is local', (entry) => {
    expect(remoteHost(entry)).toBeUndefined();
  });
});

describe('what a kustomization is built from', () => {
  const files = {
    'top/kustomization.yaml': `resources: [../base, web.yaml, "https://acme.dev/x.yaml"]
components: [../part]
patches: [{path: p.yaml}, {patch: "[]"}]
patchesStrategicMerge: [q.yaml, "kind: A"]
configMapGenerator: [{name: c, files: [k=d/e.txt, f.txt], envs: [g.env]}]
replacements: [{path: r.yaml}]
transformers: [t.yaml, "{apiVersion: acme.dev/v1, kind: Inline}"]
helmCharts: [{name: redis, valuesFile: v.yaml}]
`,
    'top/t.yaml':
      'apiVersion: builtin\nkind: LabelTransformer\nmetadata: {name: a, annotations: {config.kubernetes.io/function: "exec: {path: ./x}"}}\n',
    'base/kustomization.yaml': 'resources: [../../outside]\n',
    'part/kustomization.yaml': 'kind: Component\nresources: [a.yaml]\n',
  };
  const closures = (changes: Record<string, string> = {}) =>
    createClosureReader(createTreeReader(memoryTree({ ...files, ...changes })));

  it('names every file, and what it takes beyond them', async () => {
    const closure = await closures({ 'base/kustomization.yaml': 'resources: [b.yaml]\n' })('top');
    expect([...(closure?.files ?? [])].toSorted()).toEqual([
      'base/b.yaml',
      'base/kustomization.yaml',
      'part/a.yaml',
      'part/kustomization.yaml',
      'top/d/e.txt',
      'top/f.txt',
      'top/g.env',
      'top/kustomization.yaml',
      'top/p.yaml',
      'top/q.yaml',
      'top/r.yaml',
      'top/t.yaml',
      'top/v.yaml',
      'top/web.yaml',
    ]);
    expect(closure?.folders).toEqual(['top', 'part', 'base']);
    expect(closure?.needs).toEqual([
      {
        type: 'remote',
        what: 'https://acme.dev/x.yaml',
        host: 'acme.dev',
        location: { file: 'top/kustomization.yaml', line: 1 },
      },
      { type: 'helm', what: 'chart redis', location: { file: 'top/kustomization.yaml', line: 8 } },
      { type: 'plugin', what: 'LabelTransformer', location: { file: 'top/t.yaml', line: 1 } },
      { type: 'plugin', what: 'Inline', location: { file: 'top/kustomization.yaml', line: 7 } },
    ]);
  });

  it('refuses a way out of the repository', async () => {
    await expect(closures()('top')).rejects.toMatchObject({
      code: 'PATH_OUTSIDE',
      location: { file: 'base/kustomization.yaml', line: 1 },
    });
  });

  it('refuses two kustomizations in one folder', async () => {
    await expect(closures({ 'top/kustomization.yml': '' })('top')).rejects.toMatchObject({
      code: 'KUSTOMIZATION_AMBIGUOUS',
    });
  });
});
