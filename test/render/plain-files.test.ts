import { describe, expect, it } from 'vitest';
import { createClosureReader } from '../../src/render/kustomize/closure.ts';
import { mayName, plainFiles } from '../../src/render/plain-files.ts';
import { createTreeReader } from '../../src/render/tree-reader.ts';
import { memoryTree } from '../harness/memory-tree.ts';

const pod = 'apiVersion: v1\nkind: Pod\nmetadata: {name: web}\n';
const json = '{"apiVersion": "v1", "kind": "Pod", "metadata": {"annotations": {"a": "\nkind: Config\n"}}}';

async function manifests(files: Readonly<Record<string, string>>, path = 'prod'): Promise<readonly string[]> {
  const reader = createTreeReader(memoryTree(files));
  return (await plainFiles(reader, createClosureReader(reader), path)) ?? [];
}

describe('a file of a root is a manifest', () => {
  it.each([
    ['as most are written', pod],
    ['as JSON', '{"kind":"Pod","apiVersion":"v1"}'],
    ['as one flow mapping', '{apiVersion: v1, kind: Pod, metadata: {name: web}}\n'],
    ['that is indented', pod.replaceAll(/^(?=.)/gm, '  ')],
    ['after its marker', `--- {apiVersion: v1, kind: Pod}\n`],
    ['with explicit keys', pod.replace('apiVersion: v1', '? apiVersion\n: v1')],
    ['with tagged keys', pod.replace('apiVersion', '!!str apiVersion')],
    ['with escaped keys', String.raw`"\x61piVersion": v1${'\n'}"\x6bind": Pod${'\n'}`],
    ['with a key that is merged in', 'a: &a {kind: Pod}\napiVersion: v1\n<<: *a\n'],
    ['beside the configuration of a client', `${pod}---\napiVersion: v1\nkind: Config\n`],
    ['beside what is another tool’s', `${pod}---\napiVersion: skaffold/v4beta1\nkind: Config\n`],
    ['with words of another tool in a text', json],
    ['that is a Config of a controller', 'apiVersion: config.gatekeeper.sh/v1alpha1\nkind: Config\n'],
    ['that is not valid', '{apiVersion: v1, kind: Pod, metadata: [}\n'],
  ])('%s', async (_, text) => {
    expect(await manifests({ 'prod/a.yaml': text })).toEqual(['prod/a.yaml']);
  });

  it('whatever it or its folder is called', async () => {
    const files = { 'prod/.a.yaml': pod, 'prod/.b/a.YML': pod, 'prod/c d/\n.json': pod };
    expect(await manifests(files)).toEqual(Object.keys(files).toSorted());
  });
});

describe('a file is none', () => {
  it.each([
    ['of values', 'extra:\n  - apiVersion: v1\n    kind: Pod\n'],
    ['of a client', 'apiVersion: v1\nkind: Config\nclusters: []\n'],
    ['of another tool', 'apiVersion: skaffold/v4beta1\nkind: Config\n'],
    ['of another tool, in JSON', '{"kind": "Cluster", "apiVersion": "kind.x-k8s.io/v1alpha4"}'],
    ['without a kind', 'apiVersion: v2\nname: chart\n# kind: of\n'],
  ])('%s', async (_, text) => {
    expect(await manifests({ 'prod/a.yaml': text })).toEqual([]);
  });

  it('in what belongs to other programs', async () => {
    const files = {
      'vendor/a.yaml': pod,
      'b/node_modules/a.yaml': pod,
      '.github/workflows/a.yaml': pod,
      'c/a.yaml': pod,
    };
    expect(await manifests(files, '.')).toEqual(['c/a.yaml']);
  });
});

describe('a text may name a group', () => {
  it.each([
    'apiVersion: argoproj.io/v1alpha1',
    '{"apiVersion":"argoproj.io\\/v1alpha1"}',
    String.raw`"apiVersion": "argoproj\x2eio/v1alpha1"`,
    'apiVersion: "argo\\\n  proj.io/v1alpha1"',
    'apiVersion: !!str &a argoproj.io/v1alpha1',
  ])('%j', (text) => {
    expect(mayName('argoproj.io', text)).toBe(true);
  });

  it.each(['kind: Pod', '{"html": "<a href=\\u003cx\\u003e>"}', 'group: argoproj.io'])('or not: %j', (text) => {
    expect(mayName('argoproj.io', text)).toBe(false);
  });
});
