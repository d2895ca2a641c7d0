import { join } from 'node:path';
import type { Kube } from '../../../src/ports/kube.ts';
import type { ControlPlane } from '../../harness/cluster/control-plane.ts';
import { temporaryDirectory } from '../../harness/temp.ts';
import { accountOf, slipway } from './site.ts';

interface Container {
  name: string;
  args: string[];
  env?: { name: string; value?: string; valueFrom?: { fieldRef?: { fieldPath: string } } }[];
}

interface Pod {
  metadata: { name: string; namespace: string; annotations?: Record<string, string> };
  spec: { initContainers: Container[]; containers: Container[] };
  status?: { phase?: string };
}

export interface PlayedNode extends AsyncDisposable {
  /** What the containers of each pod said, the render container first. */
  readonly logs: readonly string[];
  /** Pods are left Pending while it is true; `look` starts them afterwards. */
  paused: boolean;
  /** Pods fail before they do anything while it is true. */
  crash: boolean;
  look(): Promise<void>;
}

/**
 * Plays the node's part for the engine's pods in a control plane without nodes: runs their containers' arguments by the real
 * command line, the one that renders without any access to the cluster and the other with the reconciler's own.
 */
export async function playNode(plane: ControlPlane, kube: Kube, namespace: string): Promise<PlayedNode> {
  const kubeconfig = await accountOf(plane, namespace, 'slipway-reconciler');
  const ended = new AbortController();
  const logs: string[] = [];
  const node = { logs, paused: false, crash: false };
  const runs: Promise<void>[] = [];
  const started = new Set<string>();

  async function play(pod: Pod): Promise<void> {
    await using work = temporaryDirectory('pod');
    const path = `/api/v1/namespaces/${namespace}/pods/${pod.metadata.name}/status`;
    const tell = async (status: object): Promise<void> =>
      void (await plane.admin.request('PATCH', path, { status }, 'application/merge-patch+json'));
    if (node.crash) return await tell({ phase: 'Failed', reason: 'Error', message: 'it crashed' });
    await tell({ phase: 'Running' });
    for (const container of [...pod.spec.initContainers, ...pod.spec.containers]) {
      const args = argumentsOf(pod, container).map((word) => word.replace('/handover', work.path));
      const access = container.name === 'apply' ? { KUBECONFIG: kubeconfig } : { KUBECONFIG: join(work.path, 'none') };
      const { exitCode, stdout, stderr } = await slipway(work.path, access, args, ended.signal);
      logs.push(`${container.name}: ${stderr}${stdout}`);
      if (exitCode === 0) continue;
      await tell({ phase: 'Failed', reason: 'Error', message: `container ${container.name} ended with ${exitCode}` });
      return;
    }
    await tell({ phase: 'Succeeded' });
  }

  function start(pods: readonly unknown[]): void {
    for (const pod of pods as readonly Pod[]) {
      if (node.paused || started.has(pod.metadata.name) || pod.status?.phase !== 'Pending') continue;
      started.add(pod.metadata.name);
      runs.push(play(pod).catch((error: unknown) => void logs.push(String(error))));
    }
  }

  const playing = (async () => {
    for await (const event of kube.watch({ apiVersion: 'v1', kind: 'Pod' }, { namespace, signal: ended.signal })) {
      const pods = event.type === 'listed' ? event.items : [event.object];
      start(pods);
    }
  })();
  return Object.assign(node, {
    async look() {
      start((await kube.list({ apiVersion: 'v1', kind: 'Pod' }, { namespace })).items);
    },
    async [Symbol.asyncDispose]() {
      ended.abort();
      await playing.catch(() => undefined);
      await Promise.all(runs);
    },
  });
}

/** What the kubelet makes of arguments: variables of the container's own put in, `$$` a dollar. */
function argumentsOf(pod: Pod, container: Container): string[] {
  const variables = new Map(
    (container.env ?? []).map(({ name, value, valueFrom }): [string, string] => {
      const field = valueFrom?.fieldRef?.fieldPath ?? '';
      const annotation = /^metadata\.annotations\['(.*)'\]$/.exec(field)?.[1];
      const found = annotation === undefined ? pod.metadata.name : (pod.metadata.annotations?.[annotation] ?? '');
      return [name, field === '' ? (value ?? '') : found];
    }),
  );
  return container.args.map((word) =>
    word.replaceAll(/\$\$|\$\((\w+)\)/g, (whole, name?: string) =>
      whole === '$$' ? '$' : (variables.get(name ?? '') ?? whole),
    ),
  );
}
