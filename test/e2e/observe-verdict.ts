import { connectKube } from '../../src/platform/kube/connect.ts';
import type { KubeKind, LiveObject } from '../../src/ports/kube.ts';

/** Moments as a watch of the cluster has them, beside whatever Slipway does; milliseconds since 1970. */
export interface Observed extends AsyncDisposable {
  /** A container is in its back-off after two restarts: the guard of a crash holds. */
  crashed: number | undefined;
  /** The Deployment has been as it should be since then. */
  healthy: number | undefined;
  /** The engine told an outcome, with its revision. */
  told: { outcome: string; revision: string; at: number; healthy: number | undefined }[];
}

/** Observes an environment's Deployment, pods and status from now on. */
export async function observeVerdict(kubeconfig: string, environment: string): Promise<Observed> {
  const kube = await connectKube({ kubeconfig });
  const ended = new AbortController();
  const follow = async (kind: KubeKind, namespace: string, look: (object: LiveObject) => void): Promise<void> => {
    try {
      for await (const event of kube.watch(kind, { namespace, signal: ended.signal })) {
        if (event.type !== 'listed') look(event.object);
      }
    } catch (error) {
      if (!ended.signal.aborted) throw error;
    }
  };
  const observed: Observed = {
    crashed: undefined,
    healthy: undefined,
    told: [],
    async [Symbol.asyncDispose]() {
      ended.abort();
      await Promise.all(following);
      await kube[Symbol.asyncDispose]();
    },
  };
  const following = [
    follow({ apiVersion: 'v1', kind: 'Pod' }, `shop-${environment}`, (pod) => {
      if (isCrashing(pod)) observed.crashed ??= Date.now();
    }),
    follow({ apiVersion: 'apps/v1', kind: 'Deployment' }, `shop-${environment}`, (deployment) => {
      observed.healthy = isHealthy(deployment) ? (observed.healthy ?? Date.now()) : undefined;
    }),
    follow({ apiVersion: 'v1', kind: 'ConfigMap' }, `slipway-${environment}`, (configMap) => {
      if (configMap.metadata.name !== 'slipway-status') return;
      const { data } = configMap as unknown as { data: Record<string, string> };
      const { outcome, revision } = JSON.parse(data['status.json'] ?? '{}') as { outcome: string; revision: string };
      observed.told.push({ outcome, revision, at: Date.now(), healthy: observed.healthy });
    }),
  ];
  return observed;
}

function isCrashing(pod: LiveObject): boolean {
  const { containerStatuses = [] } = (pod['status'] ?? {}) as {
    containerStatuses?: { restartCount: number; state: { waiting?: { reason: string } } }[];
  };
  return containerStatuses.some((one) => one.restartCount >= 2 && one.state.waiting?.reason === 'CrashLoopBackOff');
}

function isHealthy(deployment: LiveObject): boolean {
  const { spec, status, metadata } = deployment as unknown as {
    spec: { replicas: number };
    status?: Record<string, number>;
    metadata: { generation: number };
  };
  const counts = ['replicas', 'updatedReplicas', 'readyReplicas', 'availableReplicas'];
  const observed = status?.['observedGeneration'] === metadata.generation;
  return observed && counts.every((name) => status[name] === spec.replicas);
}
