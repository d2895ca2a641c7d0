import { setTimeout as sleep } from 'node:timers/promises';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { RunningProcess } from '../processes.ts';
import { temporaryDirectory } from '../temp.ts';
import { type Admin, createAdmin } from './admin.ts';
import { type ApiServerOptions, startApiServer } from './api-server.ts';
import { startControllers } from './controllers.ts';
import { type Etcd, startEtcd } from './etcd.ts';
import { freePorts } from './free-port.ts';
import { type KubeconfigContent, writeKubeconfig } from './kubeconfig.ts';
import { type Authority, createAuthority, issue, type Subject } from './pki.ts';
import { createServiceAccountKey } from './service-account-key.ts';

export interface ControlPlaneOptions {
  /**
   * Run the controllers too: namespaces are really deleted then, and Jobs, Deployments and service accounts work. `later`:
   * the caller will, by `startControllers`.
   */
  controllers?: boolean | 'later';
  /** Where its files lie; a temporary folder by default. */
  folder?: string;
  /** Where the API server listens; loopback and a free port by default. */
  listen?: { address: string; port: number };
  serviceRange?: string;
  /** Further names and addresses in the API server's certificate: `IP:10.0.0.1`. */
  names?: readonly string[];
  apiServerFlags?: readonly string[];
  controllerFlags?: readonly string[];
  signal?: AbortSignal;
}

/** A control plane of its own, alone on free ports: several run side by side. */
export interface ControlPlane extends AsyncDisposable {
  server: string;
  /** Its files; they go away with it. */
  folder: string;
  /** Of a cluster administrator. */
  kubeconfig: string;
  authority: Authority;
  serviceAccountKey: string;
  etcd: Etcd;
  admin: Admin;
  /** Writes a kubeconfig for a client certificate of that subject, or for what else a kubeconfig's user can be. */
  kubeconfigOf(name: string, user: Subject | KubeconfigContent['user'], namespace?: string): Promise<string>;
  stopApiServer(): Promise<void>;
  /** Starts it again, on the same address with the same state. */
  startApiServer(): Promise<void>;
}

const DEFAULT_SERVICE_RANGE = '10.96.0.0/24';

/** Starts etcd and kube-apiserver, and the controllers where asked for. Takes about four seconds, with controllers nine. */
export async function startControlPlane(options: ControlPlaneOptions = {}): Promise<ControlPlane> {
  await using starting = new AsyncDisposableStack();
  const folder = options.folder ?? starting.use(temporaryDirectory('control-plane')).path;
  const pki = join(folder, 'pki');
  await mkdir(pki, { recursive: true });

  const signal = options.signal === undefined ? {} : { signal: options.signal };
  const [freePort = 0] = await freePorts(1);
  const { address, port } = options.listen ?? { address: '127.0.0.1', port: freePort };
  const serviceRange = options.serviceRange ?? DEFAULT_SERVICE_RANGE;
  const server = `https://${address}:${port}`;

  // Beside the certificates; given to the stack at once, so that it ends also when one of those fails.
  const etcdStarting = startEtcd(folder, options.signal);
  starting.defer(async () => (await etcdStarting.catch(() => undefined))?.stop());
  const authority = await createAuthority(pki);
  const names = ['DNS:localhost', 'DNS:kubernetes.default.svc', `IP:${address}`, ...(options.names ?? [])];
  const [serviceAccountKey, serving, administrator] = await Promise.all([
    createServiceAccountKey(pki),
    issue(authority, 'api-server', { commonName: 'kube-apiserver', names }),
    issue(authority, 'admin', { commonName: 'admin', organizations: ['system:masters'] }),
  ]);
  const admin = createAdmin(server, authority, administrator);
  const etcd = await etcdStarting;

  const apiServerOptions: ApiServerOptions = {
    etcdUrl: etcd.url,
    address,
    port,
    serviceRange,
    authority,
    serving,
    toKubelet: administrator,
    serviceAccountKey,
    admin,
    requireServiceAccounts: options.controllers !== undefined && options.controllers !== false,
    flags: options.apiServerFlags ?? [],
    ...signal,
  };
  let apiServer: RunningProcess | undefined = await startApiServer(apiServerOptions);
  const stopApiServer = async (): Promise<void> => {
    await apiServer?.stop();
    apiServer = undefined;
  };
  starting.defer(stopApiServer);

  const kubeconfigOf: ControlPlane['kubeconfigOf'] = async (name, user, namespace) => {
    const credential = 'commonName' in user ? await issue(authority, `user-${name}`, user) : user;
    return writeKubeconfig(join(folder, `${name}.kubeconfig`), {
      server,
      authority: authority.certificate,
      user: credential,
      ...(namespace === undefined ? {} : { namespace }),
    });
  };
  const kubeconfig = await kubeconfigOf('admin', administrator);
  const plane: Omit<ControlPlane, typeof Symbol.asyncDispose> = {
    server,
    folder,
    kubeconfig,
    authority,
    serviceAccountKey,
    etcd,
    admin,
    kubeconfigOf,
    stopApiServer,
    async startApiServer() {
      apiServer ??= await whenPortIsFree(() => startApiServer(apiServerOptions));
    },
  };
  if (options.controllers === true) {
    const flags = options.controllerFlags ?? [];
    starting.use(await startControllers(plane, { flags, scheduler: false, ...signal }));
  }
  const running = starting.move();
  return { ...plane, [Symbol.asyncDispose]: () => running.disposeAsync() };
}

/** While a server is away, whoever looks whether its port is free listens on it for a moment. */
async function whenPortIsFree<T>(start: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await start();
    } catch (thrown) {
      if (tries === 10 || !String(thrown).includes('address already in use')) throw thrown;
      await sleep(500);
    }
  }
}
