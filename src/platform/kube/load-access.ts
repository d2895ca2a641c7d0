import { access } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import type { Exec } from '../../ports/exec.ts';
import { KubeError } from '../../ports/kube-error.ts';
import type { KubeConnectOptions } from '../../ports/kube.ts';
import type { Access } from './access.ts';
import { inClusterAccess, isInCluster } from './in-cluster.ts';

export interface AccessDependencies {
  env: Readonly<Record<string, string | undefined>>;
  exec: Exec;
}

/** Finds the cluster by the usual means: files named to us, KUBECONFIG, `~/.kube/config`, the pod's ServiceAccount. Throws `KUBE_CONFIG`. */
export async function loadAccess(options: KubeConnectOptions, dependencies: AccessDependencies): Promise<Access> {
  const { env } = dependencies;
  const named = (options.kubeconfig ?? env['KUBECONFIG'] ?? '').split(delimiter).filter((file) => file !== '');
  const usual = named.length === 0 && env['HOME'] ? [join(env['HOME'], '.kube', 'config')] : [];
  const files: string[] = [];
  for (const file of [...named, ...usual]) if (await exists(file)) files.push(file);
  if (files.length === 0 && named.length > 0) {
    throw new KubeError('KUBE_CONFIG', `there is no kubeconfig ${named.join(', ')}, which KUBECONFIG names`);
  }
  const base = files.length === 0 ? await withoutFiles(env, usual) : await fromFiles(files, options, dependencies);
  return options.token === undefined ? base : withToken(base, options.token);
}

async function fromFiles(
  files: readonly string[],
  { context }: KubeConnectOptions,
  dependencies: AccessDependencies,
): Promise<Access> {
  // The library takes a quarter of a second to load, and most commands talk to no cluster.
  const { kubeconfigAccess } = await import('./kubeconfig.ts');
  return kubeconfigAccess({ files, context, ...dependencies });
}

async function withoutFiles(env: AccessDependencies['env'], usual: readonly string[]): Promise<Access> {
  if (isInCluster(env)) return inClusterAccess(env);
  const looked = ['KUBECONFIG is not set', ...usual.map((file) => `there is no ${file}`), 'this is no pod'];
  throw new KubeError('KUBE_CONFIG', `no cluster is configured: ${looked.join(', ')}`);
}

/** The same cluster, with a token that someone else issues. */
function withToken(base: Access, token: (signal?: AbortSignal) => Promise<string>): Access {
  let kept: string | undefined;
  return {
    ...base,
    async authorize(fresh, signal) {
      const { tls, ...authorization } = await base.authorize(fresh, signal);
      if (fresh || kept === undefined || expiresSoon(kept)) kept = await token(signal);
      // A client certificate would be who we are before any token is looked at.
      const { cert: _cert, key: _key, ...server } = tls;
      return { ...authorization, tls: server, headers: { authorization: `Bearer ${kept}` } };
    },
  };
}

function expiresSoon(token: string): boolean {
  const expires = tokenClaims(token)?.exp;
  return expires !== undefined && expires * 1000 < Date.now() + 30_000;
}

/** What a JSON web token says of itself; undefined for other tokens. Not verified: only the server can. */
export function tokenClaims(token: string): { sub?: string; exp?: number } | undefined {
  try {
    const claims: unknown = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString());
    return typeof claims === 'object' && claims !== null ? claims : undefined;
  } catch {
    return undefined;
  }
}

async function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}
