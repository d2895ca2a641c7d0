import { type ArgoCluster, appendValues, type GeneratorContext, NotRenderable } from './generator-context.ts';
import { isMapping } from '../../parse/objects.ts';
import { type Params, sanitizeName } from './params.ts';
import { selects } from './selector.ts';

const inCluster: ArgoCluster = { name: 'in-cluster', server: 'https://kubernetes.default.svc' };

/** The label that Argo CD finds Secrets of clusters by, which every cluster has. */
const typeLabel = { 'argocd.argoproj.io/secret-type': 'cluster' };

/** The cluster generator (argo-cd applicationset/generators/cluster.go), with clusters from configuration. */
export async function clusterParams(generator: Params, context: GeneratorContext): Promise<readonly Params[]> {
  const { templating, clusters } = context;
  if (clusters === undefined) {
    throw new NotRenderable(
      'the cluster generator asks Argo CD for its clusters; name them in slipway.yaml: gate.argocd.clusters',
    );
  }
  const { selector, values, flatList } = generator;
  const selecting = isMapping(selector) && (hasAny(selector['matchLabels']) || hasAny(selector['matchExpressions']));
  const found: Params[] = [];
  for (const cluster of clusters) {
    if (selects(selector, { ...cluster.labels, ...typeLabel }))
      found.push(await appendValues(values, paramsOf(cluster, templating.goTemplate), templating));
  }
  if (!selecting && !clusters.some(({ server }) => server === inCluster.server)) {
    const { name, server } = inCluster;
    found.push(await appendValues(values, { name, nameNormalized: name, server, project: '' }, templating));
  }
  return flatList === true ? [{ clusters: found }] : found;
}

function hasAny(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.keys(value).length > 0;
}

function paramsOf(cluster: ArgoCluster, goTemplate: boolean): Params {
  const { name, server, project = '', annotations = {} } = cluster;
  const labels = { ...cluster.labels, ...typeLabel };
  const params = { name, nameNormalized: sanitizeName(name), server, project };
  if (goTemplate) return { ...params, metadata: { ...(hasAny(annotations) ? { annotations } : {}), labels } };
  const flat = (kind: string, texts: Readonly<Record<string, string>>): Params =>
    Object.fromEntries(Object.entries(texts).map(([key, value]) => [`metadata.${kind}.${key}`, value]));
  return { ...params, ...flat('annotations', annotations), ...flat('labels', labels) };
}
