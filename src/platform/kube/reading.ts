import { type ObjectIdentity, formatIdentity, type KubernetesObject } from '../../model/object.ts';
import { KubeError } from '../../ports/kube-error.ts';
import type { Kube, KubeKind, KubeList, KubeResource, ListQuery } from '../../ports/kube.ts';
import type { Discovery } from './discovery.ts';
import { metadataTypes, named, readObject } from './live.ts';
import { collectionPath, fullName, objectPath, withQuery } from './paths.ts';
import type { Transport } from './transport.ts';

const pageSize = 500;

/** The row of a kind that has to be there. Throws `KUBE_KIND_MISSING`. */
export async function need(
  discovery: Discovery,
  kind: KubeKind,
  signal: AbortSignal | undefined,
): Promise<KubeResource> {
  const found = await discovery.find(kind, signal);
  if (found !== undefined) return found;
  throw new KubeError('KUBE_KIND_MISSING', `the cluster does not serve ${kind.apiVersion}/${kind.kind}`);
}

/** The verbs that read. */
export function createReading(transport: Transport, discovery: Discovery): Pick<Kube, 'list' | 'pages' | 'get'> {
  async function list(kind: KubeKind, query: ListQuery = {}): Promise<KubeList> {
    const { namespace, labelSelector, fieldSelector, limit, metadataOnly, signal } = query;
    const resource = await need(discovery, kind, signal);
    const path = collectionPath(resource, namespace);
    const answer = await transport.send({
      method: 'GET',
      path: withQuery(path, { labelSelector, fieldSelector, limit, continue: query.continue }),
      asked: { verb: 'list', what: describe(resource, namespace) },
      repeatable: true,
      signal,
      ...(metadataOnly === true ? { accept: metadataTypes.list } : {}),
    });
    return readList(answer.body, kind);
  }

  async function get(
    identity: ObjectIdentity,
    { signal, metadataOnly }: { signal?: AbortSignal; metadataOnly?: boolean } = {},
  ): ReturnType<Kube['get']> {
    const resource = await need(discovery, identity, signal);
    const answer = await transport.send(
      {
        method: 'GET',
        path: objectPath(resource, identity),
        asked: { verb: 'get', what: formatIdentity(identity) },
        repeatable: true,
        signal,
        ...(metadataOnly === true ? { accept: metadataTypes.object } : {}),
      },
      (status) => status === 404,
    );
    return answer.status === 404 ? undefined : readObject(answer, identity);
  }

  async function* pages(kind: KubeKind, query: ListQuery = {}): AsyncGenerator<KubeList> {
    let page = await list(kind, { limit: pageSize, ...query });
    for (;;) {
      yield page;
      if (page.continue === undefined) return;
      page = await nextPage(kind, { limit: pageSize, ...query, continue: page.continue });
    }
  }

  /** After five minutes the server forgets a snapshot. It then offers to go on with what is current now, which misses nothing that stayed. */
  async function nextPage(kind: KubeKind, query: ListQuery): Promise<KubeList> {
    try {
      return await list(kind, query);
    } catch (error) {
      const offered = error instanceof KubeError && error.details.status === 410 ? error.details.continue : undefined;
      if (offered === undefined) throw error;
      return await list(kind, { ...query, continue: offered });
    }
  }

  return { list, get, pages };
}

function readList(body: string, kind: KubeKind): KubeList {
  const { metadata, items } = JSON.parse(body) as {
    metadata?: { resourceVersion?: string; continue?: string };
    items?: KubernetesObject[] | null;
  };
  return {
    items: (items ?? []).map((item) => named(item, kind)),
    resourceVersion: metadata?.resourceVersion ?? '',
    ...(metadata?.continue ? { continue: metadata.continue } : {}),
  };
}

/** `deployments.apps in namespace shop` */
export function describe(resource: KubeResource, namespace: string | undefined): string {
  const where = !resource.namespaced
    ? ''
    : namespace === undefined
      ? ' in all namespaces'
      : ` in namespace ${namespace}`;
  return `${fullName(resource)}${where}`;
}
