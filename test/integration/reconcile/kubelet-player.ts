import type { Kube } from '../../../src/ports/kube.ts';
import type { Admin } from '../../harness/cluster/admin.ts';

export interface Pod {
  metadata: { name: string; namespace: string };
  spec: { containers: { name: string; image: string }[] };
  status?: { phase?: string };
}

/**
 * Plays the node's part in a control plane without nodes: gives every new pod of a namespace the status that the test says. Not
 * for what a kubelet itself decides; that is tested on a real one.
 */
export function playKubelet(
  kube: Kube,
  admin: Admin,
  namespace: string,
  statusOf: (pod: Pod) => object,
): AsyncDisposable {
  const ended = new AbortController();
  const playing = (async () => {
    for await (const event of kube.watch({ apiVersion: 'v1', kind: 'Pod' }, { namespace, signal: ended.signal })) {
      const pods = event.type === 'listed' ? event.items : event.type === 'added' ? [event.object] : [];
      for (const one of pods) {
        const pod = one as unknown as Pod;
        const path = `/api/v1/namespaces/${namespace}/pods/${pod.metadata.name}/status`;
        await admin.request('PATCH', path, { status: statusOf(pod) }, 'application/strategic-merge-patch+json');
      }
      // Nobody else ends what is to be deleted.
      for (const one of event.type === 'modified' ? [event.object] : []) {
        if (one.metadata['deletionTimestamp'] === undefined) continue;
        const path = `/api/v1/namespaces/${namespace}/pods/${one.metadata.name}`;
        await admin.request('DELETE', path, { gracePeriodSeconds: 0 });
      }
    }
  })();
  return {
    async [Symbol.asyncDispose]() {
      ended.abort();
      await playing.catch(() => undefined);
    },
  };
}
