import { join } from 'node:path';
import { type RunningProcess, startProcess } from '../processes.ts';
import type { ControlPlane } from './control-plane.ts';
import { kubeProgram } from './programs.ts';

export interface ControllersOptions {
  /** Further flags of kube-controller-manager. */
  flags: readonly string[];
  /** Without a node there is nothing to schedule to. */
  scheduler: boolean;
  signal?: AbortSignal;
}

type Plane = Omit<ControlPlane, typeof Symbol.asyncDispose>;

// No election and no port of their own: there is one of each, and it is watched through the API server.
const COMMON_FLAGS = ['--leader-elect=false', '--secure-port=0', '--profiling=false'];

/** Starts kube-controller-manager, and kube-scheduler where asked for. */
export async function startControllers(plane: Plane, options: ControllersOptions): Promise<AsyncDisposable> {
  await using starting = new AsyncDisposableStack();
  if (options.scheduler) starting.use(await startScheduler(plane, options.signal));
  starting.use(await startControllerManager(plane, options));
  return starting.move();
}

async function startControllerManager(plane: Plane, options: ControllersOptions): Promise<RunningProcess> {
  const { signal } = options;
  const kubeconfig = await plane.kubeconfigOf('controllers', { commonName: 'system:kube-controller-manager' });
  return startProcess({
    ...kubeProgram('kube-controller-manager', [
      `--kubeconfig=${kubeconfig}`,
      ...COMMON_FLAGS,
      `--flex-volume-plugin-dir=${join(plane.folder, 'volume-plugins')}`, // it would make one below /usr/libexec
      '--use-service-account-credentials=true',
      `--service-account-private-key-file=${plane.serviceAccountKey}`,
      `--root-ca-file=${plane.authority.certificate}`,
      ...options.flags,
    ]),
    // Its work shows: the ServiceAccount that every pod needs.
    ready: async () => {
      const path = '/api/v1/namespaces/default/serviceaccounts/default';
      return (await plane.admin.request('GET', path).catch(() => undefined))?.status === 200;
    },
    graceMs: 0,
    ...(signal === undefined ? {} : { signal }),
  });
}

async function startScheduler(plane: Plane, signal: AbortSignal | undefined): Promise<RunningProcess> {
  const kubeconfig = await plane.kubeconfigOf('scheduler', { commonName: 'system:kube-scheduler' });
  return startProcess({
    ...kubeProgram('kube-scheduler', [`--kubeconfig=${kubeconfig}`, ...COMMON_FLAGS]),
    ready: () => true, // that it works shows in the first pod
    graceMs: 0,
    ...(signal === undefined ? {} : { signal }),
  });
}
