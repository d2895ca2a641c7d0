import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { KubernetesObject } from '../../../../src/model/object.ts';
import type { RenderedRoot } from '../../../../src/model/rendered-root.ts';
import { createClock } from '../../../../src/platform/clock.ts';
import { createDownload } from '../../../../src/platform/download.ts';
import {
  createTemplateEvaluator,
  type TemplateEvaluator,
} from '../../../../src/platform/embedded/create-template-evaluator.ts';
import { createRegistry } from '../../../../src/platform/registry/create-registry.ts';
import { createFindApplied } from '../../../../src/render/applied-engines.ts';
import { type Charts, type ChartsSettings, createCharts } from '../../../../src/render/charts/create-charts.ts';
import { createLogins } from '../../../../src/render/charts/logins.ts';
import { readDocuments } from '../../../../src/render/parse/documents.ts';
import { objectsOf } from '../../../../src/render/parse/objects.ts';
import { renderRoots, type RenderRootsRequest } from '../../../../src/render/render-roots.ts';
import { resolveRoots } from '../../../../src/render/resolve-roots.ts';
import { run } from '../../../harness/run.ts';
import { temporaryDirectory } from '../../../harness/temp.ts';
import { createRenderBench, type RenderBench } from '../parts.ts';
import { helmEnvironment } from './chart-servers.ts';

export interface ChartBench extends RenderBench {
  evaluator: TemplateEvaluator;
  /** What was told of charts that are not pinned. */
  notices: string[];
  /** Real clients, which may ask this machine unless it is said otherwise. */
  charts(changes?: Partial<ChartsSettings>, environment?: Readonly<Record<string, string>>): Charts;
  /** Renders the roots of files that objects of Argo CD and Flux are in. */
  applied(
    roots: readonly string[],
    charts: Charts | undefined,
    changes?: Partial<RenderRootsRequest>,
  ): Promise<readonly RenderedRoot[]>;
}

export function createChartBench(): ChartBench {
  const bench = createRenderBench();
  const evaluator = createTemplateEvaluator();
  const notices: string[] = [];
  const { exec, files, tree } = bench;
  const overlay: Charts['overlay'] = (given, edits) => files.overlay(given, edits);
  const clock = createClock();
  return {
    ...bench,
    evaluator,
    notices,
    charts: (changes = {}, environment = { HOME: '/nonexistent' }) =>
      createCharts({
        overlay,
        download: createDownload({ environment, clock, tries: 1, timeoutMs: 10_000 }),
        registry: createRegistry({ environment, exec, clock, tries: 1 }),
        evaluate: evaluator.evaluate,
        loginFor: createLogins(
          [],
          () => undefined,
          () => undefined,
        ),
        network: new Set(['127.0.0.1']),
        untrusted: false,
        notice: (words) => notices.push(words),
        ...changes,
      }),
    async applied(roots, charts, changes = {}) {
      const applied = createFindApplied({
        flux: { overlay, repositories: [], charts: {}, exclude: [], strict: true, isExternal: () => false },
        argocd: {
          overlay,
          evaluate: evaluator.evaluate,
          repositories: ['https://git.acme.dev/deploy'],
          clusters: undefined,
          plugins: {},
          newFileGlobbing: false,
        },
      });
      const resolved = await resolveRoots(tree, { applied, roots });
      const rendered = await renderRoots({ tree, exec, applied, charts, roots: resolved, ...changes });
      return rendered.map((root) => ({ ...root, milliseconds: 0 }));
    },
    async [Symbol.asyncDispose]() {
      await evaluator[Symbol.asyncDispose]();
      await bench[Symbol.asyncDispose]();
    },
  };
}

export interface Expected {
  release: string;
  namespace: string;
  values?: string;
  kubernetesVersion: string;
}

/** What the real Helm makes of a chart that it fetches itself: `helm pull`, then `helm template`. */
export async function helmTemplate(
  pull: readonly string[],
  { release, namespace, values = '{}', kubernetesVersion }: Expected,
): Promise<readonly KubernetesObject[]> {
  await using folder = temporaryDirectory('helm');
  const env = helmEnvironment(folder.path);
  await run('helm', ['pull', ...pull, '--untar', '--untardir', join(folder.path, 'chart')], { env });
  const { stdout: name } = await run('ls', [join(folder.path, 'chart')]);
  writeFileSync(join(folder.path, 'values.yaml'), values);
  const chart = join(folder.path, 'chart', name.trim());
  const argv = ['template', release, chart, '--namespace', namespace, '--include-crds', '--skip-tests'];
  const { stdout } = await run(
    'helm',
    [...argv, '--kube-version', kubernetesVersion, '--values', join(folder.path, 'values.yaml')],
    { env },
  );
  return documentsOf(stdout);
}

export function documentsOf(stream: string): readonly KubernetesObject[] {
  return objectsOf(readDocuments(stream)).objects.map(({ manifest }) => manifest);
}

export function manifestsOf(root: RenderedRoot | undefined): readonly KubernetesObject[] {
  return root?.objects.map(({ manifest }) => manifest) ?? [];
}

interface FluxSource {
  kind: 'HelmRepository' | 'OCIRepository';
  spec: object;
}

/** Objects of Flux in one file, the HelmRelease at line 2. */
export function fluxRelease(release: object, source?: FluxSource): string {
  const hr = {
    apiVersion: 'helm.toolkit.fluxcd.io/v2',
    kind: 'HelmRelease',
    metadata: { name: 'shop', namespace: 'shop' },
  };
  const parts = ['# the shop', JSON.stringify({ ...hr, spec: { interval: '1h', ...release } })];
  if (source !== undefined) {
    const { kind, spec } = source;
    const metadata = { name: 'charts', namespace: 'shop' };
    parts.push(
      '---',
      JSON.stringify({ apiVersion: 'source.toolkit.fluxcd.io/v1', kind, metadata, spec: { interval: '1h', ...spec } }),
    );
  }
  return `${parts.join('\n')}\n`;
}

/** The chart of a HelmRepository. */
export function chartSpec(chart: string, version?: string): object {
  return {
    chart: {
      spec: {
        chart,
        ...(version === undefined ? {} : { version }),
        sourceRef: { kind: 'HelmRepository', name: 'charts' },
      },
    },
  };
}

export function application(spec: object, name = 'shop'): string {
  const metadata = { name, namespace: 'argocd' };
  const whole = { destination: { namespace: 'shop' }, project: 'default', ...spec };
  return `${JSON.stringify({ apiVersion: 'argoproj.io/v1alpha1', kind: 'Application', metadata, spec: whole })}\n`;
}

/** As operators give a namespace to objects that name none, but to those of the whole cluster. */
export function withNamespace<T extends { kind: string; metadata?: object }>(object: T): T {
  if (object.kind === 'CustomResourceDefinition') return object;
  return { ...object, metadata: { ...object.metadata, namespace: 'shop' } };
}

/** The chart and version that a Deployment says it is of. */
export function labelOf(root: RenderedRoot | undefined): unknown {
  const deployment = manifestsOf(root).find(({ kind }) => kind === 'Deployment');
  return (deployment?.metadata?.['labels'] as Record<string, unknown> | undefined)?.['chart'];
}

export const fluxFile = 'apps/shop.yaml';

export const helmRepository = (url: string, more: object = {}): FluxSource => ({
  kind: 'HelmRepository',
  spec: { url, ...more },
});

/** A repository with one file of Flux. */
export async function withRelease(text: string, use: (bench: ChartBench) => Promise<void>): Promise<void> {
  await using bench = createChartBench();
  bench.write({ [fluxFile]: text });
  await use(bench);
}
