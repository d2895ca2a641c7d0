import { readFile } from 'node:fs/promises';
import { isIPv6 } from 'node:net';
import { KubeError } from '../../ports/kube-error.ts';
import type { Access } from './access.ts';

const folder = '/var/run/secrets/kubernetes.io/serviceaccount';

/** Kubelets renew the token's file well before it expires; client-go reads it again as often. */
const keepMs = 60_000;

export function isInCluster(env: Readonly<Record<string, string | undefined>>): boolean {
  return Boolean(env['KUBERNETES_SERVICE_HOST'] && env['KUBERNETES_SERVICE_PORT']);
}

/** The access of a pod's ServiceAccount, by stock in-cluster configuration. Throws `KUBE_CONFIG` when no token is mounted. */
export async function inClusterAccess(env: Readonly<Record<string, string | undefined>>): Promise<Access> {
  const host = env['KUBERNETES_SERVICE_HOST'] ?? '';
  const ca = await readMounted('ca.crt');
  let token = '';
  let read = 0;
  return {
    server: `https://${isIPv6(host) ? `[${host}]` : host}:${env['KUBERNETES_SERVICE_PORT'] ?? '443'}`,
    context: 'in-cluster',
    namespace: (await readMounted('namespace')).trim(),
    async authorize(fresh) {
      if (fresh || performance.now() - read > keepMs || token === '') {
        token = (await readMounted('token')).trim();
        read = performance.now();
      }
      return { headers: { authorization: `Bearer ${token}` }, tls: { ca } };
    },
  };
}

async function readMounted(name: string): Promise<string> {
  try {
    return await readFile(`${folder}/${name}`, 'utf8');
  } catch (error) {
    throw new KubeError('KUBE_CONFIG', `this pod has no ServiceAccount token: ${folder}/${name} cannot be read`, {
      hint: 'Leave automountServiceAccountToken on, mount a projected token there, or set KUBECONFIG.',
      cause: error,
    });
  }
}
