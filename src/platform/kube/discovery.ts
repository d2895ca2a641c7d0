import { groupOf } from '../../model/object.ts';
import { KubeError } from '../../ports/kube-error.ts';
import type { KubeDiscovery, KubeKind, KubeResource } from '../../ports/kube.ts';
import { aggregatedTypes, readAggregated } from './discovery-aggregated.ts';
import { readResourceList } from './discovery-list.ts';
import type { Transport } from './transport.ts';

/** What the API server serves, read once and kept. */
export interface Discovery {
  all(refresh: boolean, signal?: AbortSignal): Promise<KubeDiscovery>;
  /** Undefined when the server, asked anew, has no such kind. Throws `KUBE_FAILED` when its group is unavailable. */
  find(kind: KubeKind, signal?: AbortSignal): Promise<KubeResource | undefined>;
}

interface Known extends KubeDiscovery {
  byKind: ReadonlyMap<string, KubeResource>;
  read: number;
}

/** Several kinds that are missing together cost one reading. */
const freshMs = 100;

export function createDiscovery(transport: Transport): Discovery {
  let known: Promise<Known> | undefined;

  function read(signal?: AbortSignal): Promise<Known> {
    const reading = readAll(transport, signal).then((discovery) => ({
      ...discovery,
      byKind: indexByKind(discovery.resources),
      read: performance.now(),
    }));
    known = reading;
    // A failure is the caller's; the next one asks again.
    reading.catch(() => {
      if (known === reading) known = undefined;
    });
    return reading;
  }

  return {
    all: async (refresh, signal) => (refresh ? read(signal) : (known ?? read(signal))),
    async find(kind, signal) {
      const key = keyOf(kind);
      let current = await (known ?? read(signal));
      if (!current.byKind.has(key) && performance.now() - current.read > freshMs) current = await read(signal);
      const found = current.byKind.get(key);
      if (found !== undefined) return found;
      const { apiVersion } = kind;
      if (current.unavailable.includes(apiVersion) || current.unavailable.includes(groupOf(apiVersion))) {
        throw new KubeError(
          'KUBE_FAILED',
          `whether the cluster has ${key} is unknown: the API ${apiVersion} does not answer`,
          {
            hint: `Look at its APIService: \`kubectl get apiservices\`.`,
          },
        );
      }
      return undefined;
    },
  };
}

function keyOf({ apiVersion, kind }: KubeKind): string {
  return `${apiVersion}/${kind}`;
}

function indexByKind(resources: readonly KubeResource[]): ReadonlyMap<string, KubeResource> {
  const index = new Map<string, KubeResource>();
  for (const resource of resources) {
    const key = keyOf(resource);
    // Reviews share kinds with nothing that is stored; where two rows have a kind, the one that can be read is meant.
    if (!index.has(key) || (resource.verbs.includes('get') && !index.get(key)?.verbs.includes('get')))
      index.set(key, resource);
  }
  return index;
}

const asked = { verb: 'read', what: 'what the API server serves' };

async function readAll(transport: Transport, signal: AbortSignal | undefined): Promise<KubeDiscovery> {
  const [core, groups] = await Promise.all(
    ['/api', '/apis'].map(async (path) => {
      const accept = `${aggregatedTypes.join(',')},application/json`;
      const answer = await transport.send({ method: 'GET', path, accept, asked, repeatable: true, signal });
      return JSON.parse(answer.body) as unknown;
    }),
  );
  const aggregated = [readAggregated(core), readAggregated(groups)];
  const missing = aggregated.includes(undefined) ? await readOneByOne(transport, core, groups, signal) : undefined;
  if (missing !== undefined) return missing;
  return {
    resources: aggregated.flatMap((part) => part?.resources ?? []),
    unavailable: aggregated.flatMap((part) => part?.unavailable ?? []),
  };
}

/** As servers before 1.27 have it: a request for every group and version. */
async function readOneByOne(
  transport: Transport,
  core: unknown,
  groups: unknown,
  signal: AbortSignal | undefined,
): Promise<KubeDiscovery> {
  const { versions = [] } = core as { versions?: readonly string[] };
  const { groups: list = [] } = groups as { groups?: readonly { versions: readonly { groupVersion: string }[] }[] };
  const named = list.flatMap((group) => group.versions.map(({ groupVersion }) => groupVersion));
  const unavailable: string[] = [];
  const parts = await Promise.all(
    [...versions, ...named].map(async (apiVersion) => {
      const path = apiVersion.includes('/') ? `/apis/${apiVersion}` : `/api/${apiVersion}`;
      const answer = await transport
        .send({ method: 'GET', path, asked, repeatable: true, signal }, (status) => status === 404)
        .catch((error: unknown) => {
          if (error instanceof KubeError && error.details.status >= 500) return undefined;
          throw error;
        });
      if (answer?.status !== 200) {
        unavailable.push(apiVersion);
        return [];
      }
      return readResourceList(apiVersion, JSON.parse(answer.body));
    }),
  );
  return { resources: parts.flat(), unavailable };
}
