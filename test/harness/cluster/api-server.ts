import { join } from 'node:path';
import { type RunningProcess, startProcess } from '../processes.ts';
import type { Admin } from './admin.ts';
import { kubeProgram } from './programs.ts';
import type { Authority, Credential } from './pki.ts';

export interface ApiServerOptions {
  etcdUrl: string;
  address: string;
  port: number;
  /** CIDR of Services; its first address is the API server's own Service. */
  serviceRange: string;
  authority: Authority;
  serving: Credential;
  /** Shown to the kubelet, for logs and exec. */
  toKubelet: Credential;
  /** Private key of service accounts' tokens; its public half lies beside it as `sa.pub`. */
  serviceAccountKey: string;
  admin: Admin;
  /** Without controllers no ServiceAccount `default` appears, and its admission would refuse every pod. */
  requireServiceAccounts: boolean;
  flags: readonly string[];
  signal?: AbortSignal;
}

export const SERVICE_ACCOUNT_ISSUER = 'https://kubernetes.default.svc';

/** Starts kube-apiserver and waits until it serves. Its state is in etcd alone, so it may be stopped and started again. */
export async function startApiServer(options: ApiServerOptions): Promise<RunningProcess> {
  const { authority, serving, toKubelet, admin, serviceAccountKey, signal } = options;
  const program = kubeProgram('kube-apiserver', [
    `--etcd-servers=${options.etcdUrl}`,
    `--bind-address=${options.address}`,
    `--advertise-address=${options.address}`,
    `--secure-port=${options.port}`,
    '--endpoint-reconciler-type=none',
    `--service-cluster-ip-range=${options.serviceRange}`,
    '--allow-privileged=true',
    `--tls-cert-file=${serving.certificate}`,
    `--tls-private-key-file=${serving.key}`,
    `--client-ca-file=${authority.certificate}`,
    `--kubelet-client-certificate=${toKubelet.certificate}`,
    `--kubelet-client-key=${toKubelet.key}`,
    '--kubelet-preferred-address-types=InternalIP',
    `--service-account-issuer=${SERVICE_ACCOUNT_ISSUER}`,
    `--service-account-key-file=${join(authority.folder, 'sa.pub')}`,
    `--service-account-signing-key-file=${serviceAccountKey}`,
    '--authorization-mode=Node,RBAC',
    '--profiling=false',
    ...(options.requireServiceAccounts ? [] : ['--disable-admission-plugins=ServiceAccount']),
    ...options.flags,
  ]);
  return startProcess({
    ...program,
    ready: async () => (await admin.request('GET', '/readyz').catch(() => undefined))?.status === 200,
    // With watches open it would take ten seconds and more to end by itself; nothing of it is worth waiting for.
    graceMs: 0,
    ...(signal === undefined ? {} : { signal }),
  });
}
