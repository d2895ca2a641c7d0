import { createFindApplied } from '../../../../src/render/applied-engines.ts';
import type { FindApplied } from '../../../../src/render/applied-roots.ts';
import type { FluxSettings } from '../../../../src/render/flux/settings.ts';
import { resolveRoots } from '../../../../src/render/resolve-roots.ts';
import { renderRoots, type RenderRootsRequest } from '../../../../src/render/render-roots.ts';
import type { RenderedRoot } from '../../../../src/model/rendered-root.ts';
import type { FileTree } from '../../../../src/ports/files.ts';
import type { RenderBench } from '../parts.ts';

export function kustomization(name: string, spec: object): string {
  return `${JSON.stringify({
    apiVersion: 'kustomize.toolkit.fluxcd.io/v1',
    kind: 'Kustomization',
    metadata: { name, namespace: 'flux-system' },
    spec: { interval: '1h', prune: true, sourceRef: { kind: 'GitRepository', name: 'flux-system' }, ...spec },
  })}\n`;
}

export function helmRelease(spec: object): string {
  return `${JSON.stringify({
    apiVersion: 'helm.toolkit.fluxcd.io/v2',
    kind: 'HelmRelease',
    metadata: { name: 'shop', namespace: 'shop' },
    spec: {
      interval: '1h',
      chart: { spec: { chart: './charts/shop', sourceRef: { kind: 'GitRepository', name: 'flux-system' } } },
      ...spec,
    },
  })}\n`;
}

export const chart = {
  'charts/shop/Chart.yaml': 'apiVersion: v2\nname: shop\nversion: 1.0.0\n',
  'charts/shop/values.yaml': 'replicas: 1\nimage: {tag: "1.0"}\nport: 80\n',
  'charts/shop/crds/a.yaml':
    'apiVersion: apiextensions.k8s.io/v1\nkind: CustomResourceDefinition\nmetadata: {name: as.acme.dev}\n',
  'charts/shop/templates/web.yaml': [
    'apiVersion: apps/v1',
    'kind: Deployment',
    'metadata:',
    '  name: {{ .Release.Name }}-web',
    '  labels: {namespace: "{{ .Release.Namespace }}"}',
    'spec:',
    '  replicas: {{ .Values.replicas }}',
    '  template: {spec: {containers: [{name: web, image: "ghcr.io/acme/web:{{ .Values.image.tag }}", ports: [{containerPort: {{ .Values.port }}}]}]}}',
    '',
  ].join('\n'),
};

export function configMap(name: string, data: object, more: object = {}): string {
  return `${JSON.stringify({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name, ...more }, data })}\n`;
}

export function fluxOf(bench: RenderBench, changes: Partial<FluxSettings> = {}): FindApplied {
  const flux: FluxSettings = {
    overlay: (tree, edits) => bench.files.overlay(tree, edits),
    repositories: ['https://github.com/acme/deploy'],
    charts: {},
    exclude: [],
    strict: true,
    isExternal: () => false,
    ...changes,
  };
  return createFindApplied({ flux });
}

/** Renders roots of a repository that Flux reads; with none, the default ones. */
export async function renderFlux(
  bench: RenderBench,
  roots: readonly string[] = [],
  changes: Partial<FluxSettings> = {},
  request: Partial<RenderRootsRequest> & { tree?: FileTree } = {},
): Promise<readonly RenderedRoot[]> {
  const applied = fluxOf(bench, changes);
  const tree = request.tree ?? bench.tree;
  return await renderRoots({
    exec: bench.exec,
    applied,
    ...request,
    tree,
    roots: await resolveRoots(tree, { roots, applied }),
  });
}
