import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type RunningProcess, startProcess } from '../processes.ts';
import type { ControlPlane } from './control-plane.ts';
import { issue } from './pki.ts';
import { kubeProgram } from './programs.ts';
import type { Slot } from './slot.ts';

export interface KubeletOptions {
  slot: Slot;
  plane: ControlPlane;
  nodeName: string;
  socket: string;
  /** Longest time between restarts of a crashing container, as the kubelet writes durations (`300s`). */
  crashBackoff?: string;
  signal?: AbortSignal;
}

/** Starts the kubelet and waits until its node is Ready. */
export async function startKubelet(options: KubeletOptions): Promise<RunningProcess> {
  const { slot, plane, nodeName, socket, signal } = options;
  const { folder, gateway } = slot;
  const subject = {
    commonName: `system:node:${nodeName}`,
    organizations: ['system:nodes'],
    names: [`DNS:${nodeName}`, `IP:${gateway}`],
  };
  const credential = await issue(plane.authority, 'kubelet', subject);
  const kubeconfig = await plane.kubeconfigOf('kubelet', credential);
  await mkdir(join(folder, 'manifests'), { recursive: true });
  const configuration = {
    apiVersion: 'kubelet.config.k8s.io/v1beta1',
    kind: 'KubeletConfiguration',
    address: gateway,
    healthzPort: 0,
    tlsCertFile: credential.certificate,
    tlsPrivateKeyFile: credential.key,
    authentication: {
      anonymous: { enabled: false },
      webhook: { enabled: true },
      x509: { clientCAFile: plane.authority.certificate },
    },
    authorization: { mode: 'Webhook' },
    containerRuntimeEndpoint: `unix://${socket}`,
    staticPodPath: join(folder, 'manifests'),
    podLogsDir: join(folder, 'pod-logs'),
    volumePluginDir: join(folder, 'volume-plugins'),
    cgroupDriver: 'cgroupfs',
    cgroupRoot: `/${slot.cgroup}`,
    failCgroupV1: false, // 1.35 does not start on version 1 unless told to
    failSwapOn: false,
    makeIPTablesUtilChains: false, // so that it leaves the machine's iptables alone
    enforceNodeAllocatable: ['pods'],
    // A full disk of the machine is no reason to delete the images that were imported, or to evict pods.
    evictionHard: {
      'memory.available': '100Mi',
      'nodefs.available': '0%',
      'nodefs.inodesFree': '0%',
      'imagefs.available': '0%',
      'imagefs.inodesFree': '0%',
    },
    imageGCHighThresholdPercent: 100,
    resolvConf: '', // there is no DNS, and nothing leaves the machine
    crashLoopBackOff: { maxContainerRestartPeriod: options.crashBackoff ?? '300s' },
    syncFrequency: '10s',
    fileCheckFrequency: '1s',
    nodeStatusUpdateFrequency: '5s',
    shutdownGracePeriod: '0s',
  };
  const file = join(folder, 'kubelet.json');
  await writeFile(file, JSON.stringify(configuration, undefined, 2));
  return startProcess({
    ...kubeProgram('kubelet', [
      `--config=${file}`,
      `--kubeconfig=${kubeconfig}`,
      `--root-dir=${join(folder, 'kubelet')}`,
      `--cert-dir=${join(folder, 'kubelet/pki')}`,
      `--hostname-override=${nodeName}`,
      `--node-ip=${gateway}`,
    ]),
    ready: async () =>
      isReady((await plane.admin.request('GET', `/api/v1/nodes/${nodeName}`).catch(() => undefined))?.body),
    graceMs: 0,
    ...(signal === undefined ? {} : { signal }),
  });
}

function isReady(node: unknown): boolean {
  const { status } = (node ?? {}) as { status?: { conditions?: { type: string; status: string }[] } };
  return status?.conditions?.some(({ type, status }) => type === 'Ready' && status === 'True') ?? false;
}
