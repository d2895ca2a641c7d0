import type { KubeDiscovery, KubeResource } from '../../ports/kube.ts';

/** Media types of aggregated discovery, which tells everything in two answers (1.26 and newer), best first. */
export const aggregatedTypes = ['v2', 'v2beta1'].map(
  (version) => `application/json;g=apidiscovery.k8s.io;v=${version};as=APIGroupDiscoveryList`,
);

interface AggregatedList {
  kind?: string;
  items?: readonly {
    metadata?: { name?: string };
    versions?: readonly {
      version: string;
      /** `Stale`: the server behind it does not answer. */
      freshness?: string;
      resources?: readonly AggregatedResource[];
    }[];
  }[];
}

interface AggregatedResource {
  resource: string;
  responseKind?: { group?: string; version?: string; kind?: string };
  scope: 'Namespaced' | 'Cluster';
  verbs?: readonly string[];
  subresources?: readonly { subresource: string }[];
}

/** Reads an APIGroupDiscoveryList; undefined when the server answered with something older. */
export function readAggregated(answer: unknown): KubeDiscovery | undefined {
  const list = answer as AggregatedList;
  if (list.kind !== 'APIGroupDiscoveryList') return undefined;
  const resources: KubeResource[] = [];
  const unavailable: string[] = [];
  for (const item of list.items ?? []) {
    const group = item.metadata?.name ?? '';
    for (const { version, freshness, resources: rows = [] } of item.versions ?? []) {
      const apiVersion = group === '' ? version : `${group}/${version}`;
      if (freshness === 'Stale') unavailable.push(apiVersion);
      for (const row of rows) {
        const kind = row.responseKind?.kind;
        if (kind === undefined || kind === '') continue;
        resources.push({
          apiVersion,
          kind,
          group,
          version,
          plural: row.resource,
          namespaced: row.scope === 'Namespaced',
          verbs: row.verbs ?? [],
          subresources: (row.subresources ?? []).map(({ subresource }) => subresource),
        });
      }
    }
  }
  return { resources, unavailable };
}
