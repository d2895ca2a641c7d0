import { beforeAll, describe, expect, it } from 'vitest';
import { createLocator } from '../../../src/gate/locate/create-locator.ts';
import type { TrialTimes } from '../../../src/gate/locate/helm/trial-times.ts';
import type { RenderedRoot, Root } from '../../../src/model/rendered-root.ts';
import { formatPath, parsePath, valueAt } from '../../../src/model/json-path.ts';
import { createNativeRenderer } from '../../../src/render/native/native-renderer.ts';
import { mutate, scalarPaths } from './mutation.ts';
import { createRenderBench, type RenderBench } from './parts.ts';

const chart = {
  'chart/Chart.yaml': 'apiVersion: v2\nname: shop\nversion: 1.0.0\n',
  'chart/values.yaml': `replicas: 2
image:
  repository: acme/web
  tag: ""
resources:
  limits:
    cpu: 100m
hosts:
- name: a.acme.dev
- name: b.acme.dev
mode: fast
worker:
  size: 3
`,
  'production.yaml': 'replicas: 5\nworker:\n  size: 7\n',
  'chart/templates/_helpers.tpl': `{{- define "shop.name" -}}
{{ .Release.Name }}-web
{{- end }}
{{- define "shop.labels" }}
app: web
tier: front
{{- end }}
`,
  'chart/templates/web.yaml': `{{- /* a comment
key: not a line
*/}}
apiVersion: apps/v1
kind: Deployment
metadata:
  name: {{ include "shop.name" . }}
  labels:
    {{- include "shop.labels" . | nindent 4 }}
spec:
  replicas: {{ .Values.replicas }}
  template:
    spec:
      containers:
      - name: web
        image: "{{ .Values.image.repository }}:{{ .Values.image.tag | default "1.0" }}"
        securityContext:
          privileged: true # on purpose
        {{- with .Values.resources }}
        resources:
          {{- toYaml . | nindent 10 }}
        {{- end }}
        args:
        - --mode={{ .Values.mode }}
        {{- range .Values.hosts }}
        - {{ .name }}
        {{- end }}
---
apiVersion: v1
kind: ConfigMap
metadata:
  name: settings
  annotations:
    checksum: {{ include "shop.labels" . | sha256sum }}
data:
  app.conf: |
    mode: {{ .Values.mode }}
    other: value
`,
  'chart/charts/worker/Chart.yaml': 'apiVersion: v2\nname: worker\nversion: 1.0.0\n',
  'chart/charts/worker/values.yaml': 'size: 1\nkind: batch\n',
  'chart/charts/worker/templates/job.yaml':
    'apiVersion: batch/v1\nkind: Job\nmetadata:\n  name: job\n  labels:\n    kind: {{ .Values.kind }}\nspec:\n  parallelism: {{ .Values.size }}\n',
};

describe('places in charts', () => {
  let bench: RenderBench;
  let root: RenderedRoot;
  const roots: readonly Root[] = [{ id: 'chart', engine: 'helm', values: ['production.yaml'] }];

  beforeAll(async () => {
    bench = createRenderBench();
    bench.write(chart);
    root = await bench.one('chart', { roots });
    return () => bench[Symbol.asyncDispose]();
  });

  const container = 'spec.template.spec.containers[0]';

  it.each([
    [
      'what a template says itself',
      'Deployment',
      `${container}.securityContext.privileged`,
      'chart/templates/web.yaml:18:23 exact',
    ],
    ['a value that a value file sets', 'Deployment', 'spec.replicas', 'production.yaml:1:11 exact'],
    ['the tag of an image', 'Deployment', `${container}.image`, 'chart/values.yaml:4:8 exact'],
    [
      'a value inside what is written out whole',
      'Deployment',
      `${container}.resources.limits.cpu`,
      'chart/values.yaml:7:10 exact',
    ],
    ['a part of a value', 'Deployment', `${container}.args[0]`, 'chart/values.yaml:11:7 exact'],
    ['an item of a list', 'Deployment', `${container}.args[2]`, 'chart/values.yaml:10:9 exact'],
    ['a helper’s line', 'Deployment', 'metadata.labels.tier', 'chart/templates/_helpers.tpl:6:7 exact'],
    ['a subchart’s own value', 'Job', 'metadata.labels.kind', 'chart/charts/worker/values.yaml:2:7 exact'],
    ['a subchart’s value that the chart’s value file sets', 'Job', 'spec.parallelism', 'production.yaml:3:9 exact'],
    ['a text of several lines', 'ConfigMap', 'data["app.conf"]', 'chart/templates/web.yaml:36:3 exact'],
    [
      'what is computed from nothing of ours',
      'Deployment',
      'metadata.name',
      'chart/templates/web.yaml:7:undefined block',
    ],
    [
      'what marks would change',
      'ConfigMap',
      'metadata.annotations.checksum',
      'chart/templates/web.yaml:34:undefined block',
    ],
    [
      'what is missing, where it would be',
      'Deployment',
      `${container}.securityContext.runAsNonRoot`,
      'chart/templates/web.yaml:17:undefined block',
    ],
  ])('%s', async (_, kind, path, place) => {
    const object = root.objects.find(({ manifest }) => manifest.kind === kind);
    if (object === undefined) throw new Error(`no ${kind}`);
    await using locator = locatorOf(bench);
    const location = await locator.locate(root, object, parsePath(path) ?? []);
    expect(`${location?.file}:${location?.line}:${location?.column} ${location?.precision}`).toBe(place);
  });

  it('a line of the template, when there is no time to look for the value', async () => {
    const object = root.objects.find(({ manifest }) => manifest.kind === 'Deployment');
    if (object === undefined) throw new Error('no Deployment');
    await using locator = locatorOf(bench, { release: 0, all: 0, old: 0 });
    expect(await locator.locate(root, object, ['spec', 'replicas'])).toMatchObject({
      file: 'chart/templates/web.yaml',
      line: 11,
      precision: 'block',
      cut: true,
    });
  });

  it('writes nothing into the repository', async () => {
    expect((await bench.tree.list()).map(({ path }) => path)).toEqual(Object.keys(chart).toSorted());
  });
});

it('in a real chart, changing the value at an exact place changes that path', async ({ annotate }) => {
  await using bench = createRenderBench('microservices-demo');
  const root = await bench.one('helm-chart');
  await using locator = locatorOf(bench);
  const all = root.objects.flatMap((object, index) =>
    scalarPaths(object.manifest).map((path) => ({ object, index, path })),
  );
  const located = [];
  for (const one of all.filter((_, position) => position % 5 === 0))
    located.push({ ...one, location: await locator.locate(root, one.object, one.path) });
  const exact = located.filter(({ location }) => location?.precision === 'exact');
  await annotate(`exact: ${exact.length} of ${located.length} paths`);
  expect(exact.length / located.length).toBeGreaterThan(0.8);
  const wrong: string[] = [];
  for (const { object, index, path, location } of exact.filter((_, position) => position % 5 === 0)) {
    if (location === undefined) continue;
    const restore = mutate(bench.folder, location);
    const again = await bench.one('helm-chart');
    restore();
    if (valueAt(again.objects[index]?.manifest, path) === valueAt(object.manifest, path))
      wrong.push(`${formatPath(path)} ${location.file}:${location.line}`);
  }
  expect(wrong).toEqual([]);
});

/** A slow machine finds no fewer places. */
const patient = { release: 600_000, all: 600_000, old: 600_000 };

function locatorOf(bench: RenderBench, times: TrialTimes = patient): ReturnType<typeof createLocator> {
  return createLocator(bench.tree, { files: bench.files, renderer: createNativeRenderer(bench.exec), times });
}
