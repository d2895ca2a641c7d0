import type { RequestOptions } from 'node:https';
// Not by the package's index, which would bring its watches, logs and websockets along: a third of the bundle's chunk.
import { KubeConfig } from '@kubernetes/client-node/dist/config.js';
import type { Exec } from '../../ports/exec.ts';
import { KubeError } from '../../ports/kube-error.ts';
import type { Access, Authorization, TlsMaterial } from './access.ts';
import { createExecCredential, type ExecCredential, type ExecSettings } from './exec-credential.ts';

export interface KubeconfigOptions {
  /** Those that exist; the first one's current context counts. */
  files: readonly string[];
  context: string | undefined;
  exec: Exec;
  env: Readonly<Record<string, string | undefined>>;
}

/**
 * The access that kubeconfig files describe. Their reading and the ways to authenticate are the library's; only credential
 * plugins are run by ourselves, with a time limit. This is the one file that loads the library. Throws `KUBE_CONFIG`.
 */
export function kubeconfigAccess(options: KubeconfigOptions): Access {
  let config = load(options);
  const context = config.getContextObject(config.currentContext);
  const plugin = settingsOf(config) === undefined ? undefined : createExecCredential(settingsOf(config) ?? {}, options);
  let plain = withoutPlugin(config);
  return {
    server: (config.getCurrentCluster()?.server ?? '').replace(/\/+$/, ''),
    context: config.currentContext,
    namespace: context?.namespace ?? 'default',
    async authorize(fresh, signal) {
      if (fresh) {
        // What the library keeps goes too: tokens that were read or refreshed, connections with an old certificate.
        config = load(options);
        plain = withoutPlugin(config);
      }
      const asked = await plugin?.(fresh, signal);
      const authorization = await authorize(plain);
      return asked === undefined ? authorization : withCredential(authorization, asked);
    },
  };
}

function settingsOf(config: KubeConfig): ExecSettings | undefined {
  return config.getCurrentUser()?.exec as ExecSettings | undefined;
}

function withoutPlugin(config: KubeConfig): KubeConfig {
  const plain = new KubeConfig();
  const { clusters, contexts, currentContext } = config;
  plain.loadFromOptions({
    clusters,
    contexts,
    currentContext,
    users: config.users.map((user) => ({ ...user, exec: undefined })),
  });
  return plain;
}

function withCredential(authorization: Authorization, credential: ExecCredential): Authorization {
  const { token, clientCertificateData: cert, clientKeyData: key } = credential;
  return {
    ...authorization,
    headers: { ...authorization.headers, ...(token === undefined ? {} : { authorization: `Bearer ${token}` }) },
    tls: { ...authorization.tls, ...(cert === undefined || key === undefined ? {} : { cert, key }) },
  };
}

function load({ files, context }: KubeconfigOptions): KubeConfig {
  const merged = new KubeConfig();
  for (const file of files) merge(merged, readOne(file));
  if (context !== undefined) merged.setCurrentContext(context);
  const names = merged.contexts.map(({ name }) => name);
  const where = files.join(', ');
  if (!merged.currentContext) {
    throw new KubeError('KUBE_CONFIG', `${where} has no current context; it has ${list(names)}`);
  }
  const chosen = merged.getContextObject(merged.currentContext);
  if (chosen === null) {
    throw new KubeError('KUBE_CONFIG', `${where} has no context ${merged.currentContext}; it has ${list(names)}`);
  }
  if (merged.getCluster(chosen.cluster) === null) {
    throw new KubeError(
      'KUBE_CONFIG',
      `${where}: context ${chosen.name} names the cluster ${chosen.cluster}, which is not there`,
    );
  }
  if (merged.getUser(chosen.user) === null) {
    throw new KubeError(
      'KUBE_CONFIG',
      `${where}: context ${chosen.name} names the user ${chosen.user}, which is not there`,
    );
  }
  return merged;
}

function list(names: readonly string[]): string {
  return names.length === 0 ? 'none' : names.join(', ');
}

function readOne(file: string): KubeConfig {
  const config = new KubeConfig();
  try {
    config.loadFromFile(file);
    return config;
  } catch (error) {
    // The library's messages name what is missing, never a value; those of the YAML parser quote the file, tokens included.
    const isYaml = error instanceof Error && error.name === 'YAMLException';
    const why = isYaml || !(error instanceof Error) ? 'it is not valid YAML' : error.message;
    throw new KubeError('KUBE_CONFIG', `${file} is no usable kubeconfig: ${why}`, isYaml ? {} : { cause: error });
  }
}

/** Adds what is not there yet, as kubectl does: of two with one name the first counts. */
function merge(into: KubeConfig, from: KubeConfig): void {
  function missing<T extends { name: string }>(have: readonly T[], more: readonly T[]): T[] {
    return more.filter(({ name }) => !have.some((one) => one.name === name));
  }
  into.clusters = [...into.clusters, ...missing(into.clusters, from.clusters)];
  into.users = [...into.users, ...missing(into.users, from.users)];
  into.contexts = [...into.contexts, ...missing(into.contexts, from.contexts)];
  if (!into.currentContext) into.setCurrentContext(from.currentContext);
}

async function authorize(config: KubeConfig): Promise<Authorization> {
  const options: RequestOptions = { headers: {} };
  try {
    await config.applyToHTTPSOptions(options);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new KubeError('KUBE_CONFIG', `context ${config.currentContext} of the kubeconfig cannot be used: ${why}`, {
      cause: error,
    });
  }
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(options.headers ?? {})) headers[name.toLowerCase()] = String(value);
  if (typeof options.auth === 'string') {
    headers['authorization'] = `Basic ${Buffer.from(options.auth).toString('base64')}`;
  }
  const { ca, cert, key, servername, rejectUnauthorized } = options;
  const given = { ca, cert, key, servername, rejectUnauthorized };
  const tls = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as TlsMaterial;
  // Only an agent that knows the proxy is of use: the others keep no connection.
  const proxied = config.getCurrentCluster()?.proxyUrl !== undefined;
  return { headers, tls, ...(proxied && typeof options.agent === 'object' ? { agent: options.agent } : {}) };
}
