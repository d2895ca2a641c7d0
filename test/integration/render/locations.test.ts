import { beforeAll, describe, expect, it } from 'vitest';
import { createLocator } from '../../../src/gate/locate/create-locator.ts';
import { formatPath, parsePath, valueAt } from '../../../src/model/json-path.ts';
import type { RenderedRoot } from '../../../src/model/rendered-root.ts';
import { mutate, scalarPaths } from './mutation.ts';
import { createRenderBench, type RenderBench } from './parts.ts';

const production = 'kustomize/overlays/production';

async function placeOf(
  bench: RenderBench,
  root: RenderedRoot,
  kind: string,
  name: string,
  path: string,
): Promise<string> {
  const object = root.objects.find(
    ({ manifest }) => manifest.kind === kind && manifest.metadata?.name?.startsWith(name) === true,
  );
  if (object === undefined) throw new Error(`${root.id} has no ${kind} ${name}`);
  await using locator = createLocator(bench.tree);
  const location = await locator.locate(root, object, parsePath(path) ?? []);
  const file = location?.file.replace(`${production}/`, '').replace('kustomize/', '');
  return `${file}:${location?.line}:${location?.column} ${location?.precision}`;
}

const container = 'spec.template.spec.containers[0]';

describe('where a value was set', () => {
  let bench: RenderBench;
  let root: RenderedRoot;

  beforeAll(async () => {
    bench = createRenderBench('microservices-demo');
    root = await bench.one(production);
    return () => bench[Symbol.asyncDispose]();
  });

  it.each([
    [
      'a patch',
      'Deployment',
      'prod-frontend',
      'spec.template.spec.containers[1].securityContext.privileged',
      'frontend-patch.yaml:23:23 exact',
    ],
    [
      'the base, below what a patch adds',
      'Deployment',
      'prod-frontend',
      `${container}.securityContext.privileged`,
      'base/frontend.yaml:45:25 exact',
    ],
    [
      'a patch over the base',
      'Deployment',
      'prod-frontend',
      `${container}.resources.limits.memory`,
      'frontend-patch.yaml:19:21 exact',
    ],
    [
      'an operation of an inline patch',
      'Deployment',
      'prod-adservice',
      `${container}.resources.limits.memory`,
      'kustomization.yaml:37:14 exact',
    ],
    [
      'a value inside an operation',
      'Deployment',
      'prod-adservice',
      'spec.template.metadata.annotations["shop.example.com/reviewed"]',
      'kustomization.yaml:41:36 exact',
    ],
    [
      'a patch of a component',
      'Deployment',
      'prod-cartservice',
      `${container}.env[0].value`,
      'components/memorystore/kustomization.yaml:31:24 exact',
    ],
    ['images: by tag', 'Deployment', 'prod-frontend', `${container}.image`, 'kustomization.yaml:21:11 exact'],
    ['images: by digest', 'Deployment', 'prod-adservice', `${container}.image`, 'kustomization.yaml:23:11 exact'],
    ['replicas:', 'Deployment', 'prod-frontend', 'spec.replicas', 'kustomization.yaml:27:10 exact'],
    ['namespace:', 'Service', 'prod-frontend', 'metadata.namespace', 'kustomization.yaml:3:12 exact'],
    [
      'labels:',
      'Service',
      'prod-frontend',
      'metadata.labels["shop.example.com/tier"]',
      'kustomization.yaml:16:28 exact',
    ],
    ['a name below a prefix', 'Ingress', 'prod-frontend', 'metadata.name', 'ingress.yaml:4:9 exact'],
    [
      'a reference that was renamed',
      'Ingress',
      'prod-frontend',
      'spec.rules[0].http.paths[0].backend.service.name',
      'ingress.yaml:14:19 exact',
    ],
    ['a literal', 'ConfigMap', 'prod-settings', 'data.LOG_LEVEL', 'kustomization.yaml:47:5 exact'],
    ['a file', 'ConfigMap', 'prod-settings', 'data.banner', 'banner.txt:1:undefined exact'],
    ['a variable', 'ConfigMap', 'prod-settings', 'data.FEATURE_ADS', 'settings.env:3:undefined exact'],
    [
      'what is missing, where it would be',
      'Deployment',
      'prod-frontend',
      'spec.template.spec.containers[1].resources.limits',
      'frontend-patch.yaml:20:9 block',
    ],
    ['a whole container, where it began', 'Deployment', 'prod-frontend', container, 'base/frontend.yaml:39:11 block'],
  ])('%s', async (_, kind, name, path, place) => {
    expect(await placeOf(bench, root, kind, name, path)).toBe(place);
  });

  it('the source of a replacement', async () => {
    await using bench = createRenderBench();
    bench.write({
      'o/kustomization.yaml': `resources: [web.yaml]
configMapGenerator:
- name: settings
  literals: [host=a.acme.dev, port=80]
replacements:
- source: {kind: ConfigMap, name: settings, fieldPath: data.host}
  targets:
  - select: {kind: Deployment, name: web}
    fieldPaths: ['spec.template.spec.containers.[name=web].env.[name=HOST].value']
- source: {kind: ConfigMap, name: settings, fieldPath: data.port}
  targets:
  - select: {kind: Deployment}
    fieldPaths: [metadata.annotations.url]
    options: {delimiter: ':', index: 1}
`,
      'o/web.yaml': `apiVersion: apps/v1
kind: Deployment
metadata: {name: web, annotations: {url: "a:0"}}
spec:
  template:
    spec:
      containers:
      - name: web
        env:
        - {name: HOST, value: replaced}
`,
    });
    const root = await bench.one('o');
    const value = 'spec.template.spec.containers[0].env[0].value';
    expect(await placeOf(bench, root, 'Deployment', 'web', value)).toBe('o/kustomization.yaml:4:14 exact');
    expect(await placeOf(bench, root, 'Deployment', 'web', 'metadata.annotations.url')).toBe(
      'o/kustomization.yaml:4:31 block',
    );
  });

  it('in a plain file, the document and the item of a list', async () => {
    await using bench = createRenderBench();
    bench.write({
      'k8s/a.yaml':
        '# first\n---\napiVersion: v1\nkind: Service\nmetadata: {name: a}\nspec: {type: NodePort}\n---\napiVersion: v1\nkind: List\nitems:\n- apiVersion: v1\n  kind: Service\n  metadata: {name: b}\n- apiVersion: v1\n  kind: Service\n  metadata:\n    name: c\n  spec:\n    type: NodePort\n',
    });
    const root = await bench.one('k8s');
    expect(await placeOf(bench, root, 'Service', 'a', 'spec.type')).toBe('k8s/a.yaml:6:14 exact');
    expect(await placeOf(bench, root, 'Service', 'c', 'spec.type')).toBe('k8s/a.yaml:19:11 exact');
    expect(await placeOf(bench, root, 'Service', 'b', 'spec.type')).toBe('k8s/a.yaml:11:3 block');
  });
});

describe('exact places', () => {
  it.for([
    ['microservices-demo', production, 10],
    ['microservices-demo', 'kustomize/overlays/staging', 24],
    ['flux2-kustomize-helm-example', 'apps/production', 4],
    ['flux2-kustomize-helm-example', 'clusters/production', 8],
  ] as const)('in %s %s: changing the value there changes that path', async ([fixture, id, step], { annotate }) => {
    await using bench = createRenderBench(fixture);
    const root = await bench.one(id);
    await using locator = createLocator(bench.tree);
    const all = root.objects.flatMap((object, index) =>
      scalarPaths(object.manifest).map((path) => ({ object, index, path })),
    );
    const located = await Promise.all(
      all.map(async (one) => ({ ...one, location: await locator.locate(root, one.object, one.path) })),
    );
    const exact = located.filter(({ location }) => location?.precision === 'exact');
    await annotate(`exact: ${exact.length} of ${all.length} paths`);
    expect(exact.length / all.length).toBeGreaterThan(0.95);
    const wrong: string[] = [];
    for (const { object, index, path, location } of exact.filter((_, position) => position % step === 0)) {
      if (location === undefined) continue;
      const restore = mutate(bench.folder, location);
      const again = await bench.one(id);
      restore();
      const changed =
        again.objects.length !== root.objects.length ||
        valueAt(again.objects[index]?.manifest, path) !== valueAt(object.manifest, path);
      if (!changed)
        wrong.push(`${object.manifest.kind} ${formatPath(path)} ${location.file}:${location.line}:${location.column}`);
    }
    expect(wrong).toEqual([]);
  });
});
