import { describe, expect, it } from 'vitest';
import { discoverRoots } from '../../src/render/discover.ts';
import { resolveRoots } from '../../src/render/resolve-roots.ts';
import { memoryTree } from '../harness/memory-tree.ts';

const deployment = 'apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: web}\n';
const tree = memoryTree({
  'base/kustomization.yaml': 'resources: [web.yaml]\n',
  'base/web.yaml': deployment,
  'overlays/prod/kustomization.yml':
    'resources: [../../base]\ncomponents: [../../parts/tls]\npatches: [{path: p.yaml}]\n',
  'overlays/prod/p.yaml': deployment,
  'parts/tls/kustomization.yaml': 'kind: Component\nresources: [cert.yaml]\n',
  'parts/tls/cert.yaml': deployment,
  'chart/Chart.yaml': 'apiVersion: v2\nname: shop\nversion: 1.0.0\n',
  'chart/templates/a.yaml': deployment,
  'chart/charts/sub/Chart.yaml': 'apiVersion: v2\nname: sub\nversion: 1.0.0\n',
  'library/Chart.yaml': 'apiVersion: v2\nname: library\ntype: library\nversion: 1.0.0\n',
  'plain/a.yaml': deployment,
  'plain/deep/b.json': '{"apiVersion": "v1", "kind": "Service", "metadata": {"name": "web"}}',
  'plain/broken.yaml': 'apiVersion: v1\nkind: Service\n bad: [',
  'tools/skaffold.yaml': 'apiVersion: skaffold/v4beta1\nkind: Config\nmetadata: {name: x}\n',
  'tools/kubeconfig.yaml': 'apiVersion: v1\nkind: Config\n',
  'docker-compose.yaml': 'services: {web: {image: nginx}}\n',
  '.github/workflows/ci.yaml': deployment,
  'node_modules/x/a.yaml': deployment,
});

describe('discovery', () => {
  it('lists kustomizations, charts and topmost manifest folders, and who includes whom', async () => {
    expect(await discoverRoots(tree)).toEqual([
      { id: 'base', engine: 'kustomize', includedBy: ['overlays/prod'] },
      { id: 'chart', engine: 'helm', includedBy: [] },
      { id: 'overlays/prod', engine: 'kustomize', includedBy: [] },
      { id: 'plain', engine: 'plain', includedBy: [] },
    ]);
  });

  it('keeps a kustomization that cannot be read, and takes nothing below it for a manifest folder', async () => {
    const broken = memoryTree({ 'a/kustomization.yaml': '[', 'a/web.yaml': deployment, 'a/sub/x.yaml': deployment });
    expect(await discoverRoots(broken)).toEqual([{ id: 'a', engine: 'kustomize', includedBy: [] }]);
  });

  it('takes no patches for manifests that a kustomization leaves out while it names others of their folder', async () => {
    const scaffold = memoryTree({
      'crd/kustomization.yaml':
        'resources: [bases/a.yaml]\npatches:\n- path: patches/a.yaml\n#- path: patches/b.yaml\n',
      'crd/bases/a.yaml': deployment,
      'crd/patches/a.yaml': deployment,
      'crd/patches/b.yaml': deployment,
      'crd/samples/c.yaml': deployment,
      'apps/kustomization.yaml': 'resources: [some/a.yaml]\n',
      'apps/some/a.yaml': deployment,
      'apps/some/hidden.yaml': deployment,
    });
    expect((await discoverRoots(scaffold)).map(({ id, engine }) => `${id} ${engine}`)).toEqual([
      'apps kustomize',
      'apps/some plain',
      'crd kustomize',
      'crd/samples plain',
    ]);
  });

  it('does not loop on kustomizations that include each other', async () => {
    const cycle = memoryTree({
      'a/kustomization.yaml': 'resources: [../b]',
      'b/kustomization.yaml': 'resources: [../a]',
    });
    expect((await discoverRoots(cycle)).map(({ id }) => id)).toEqual(['a', 'b']);
  });
});

describe('choosing roots', () => {
  async function ids(roots: readonly string[], options = {}): Promise<readonly string[]> {
    return (await resolveRoots(tree, { roots, ...options })).map(({ id, engine }) => `${engine} ${id}`);
  }

  it('judges what no other root includes, or all on request', async () => {
    expect(await ids([])).toEqual(['helm chart', 'kustomize overlays/prod', 'plain plain']);
    expect(await ids([], { allRoots: true })).toContain('kustomize base');
  });

  it('takes a named folder for its kustomization or chart, and any other for all that is in it', async () => {
    expect(await ids(['base', 'chart/'])).toEqual(['kustomize base', 'helm chart']);
    expect(await ids(['overlays'])).toEqual(['kustomize overlays/prod']);
    expect(await ids(['plain'])).toEqual(['plain plain']);
    expect(await ids(['.'])).toEqual(['helm chart', 'kustomize overlays/prod', 'plain plain']);
  });

  it('takes files, files that make a folder a root, and standard input', async () => {
    expect(await ids(['plain/a.yaml', 'base/kustomization.yaml', 'chart/Chart.yaml', '-'])).toEqual([
      'plain plain/a.yaml',
      'kustomize base',
      'helm chart',
      'stdin -',
    ]);
  });

  it('hands values files to charts alone', async () => {
    expect(await resolveRoots(tree, { roots: ['chart', 'base'], values: ['v.yaml'] })).toEqual([
      { id: 'chart', engine: 'helm', values: ['v.yaml'] },
      { id: 'base', engine: 'kustomize' },
    ]);
  });

  it('refuses what is not there or not in the repository', async () => {
    await expect(resolveRoots(tree, { roots: ['nothing'] })).rejects.toMatchObject({ code: 'ROOT_NOT_FOUND' });
    await expect(resolveRoots(tree, { roots: ['../x'] })).rejects.toMatchObject({ code: 'PATH_OUTSIDE' });
    await expect(resolveRoots(tree, { roots: ['/etc'] })).rejects.toMatchObject({ code: 'PATH_OUTSIDE' });
    expect(await ids(['nothing', 'base'], { missing: 'skip' })).toEqual(['kustomize base']);
  });
});
