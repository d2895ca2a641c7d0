import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { atExit } from '../cleanup.ts';
import { createBridge } from './bridge.ts';
import { createCgroup } from './cgroups.ts';
import { startControllers } from './controllers.ts';
import { type Containerd, startContainerd } from './containerd.ts';
import { type ControlPlane, type ControlPlaneOptions, startControlPlane } from './control-plane.ts';
import { writeBaseImages } from './images.ts';
import { startKubelet } from './kubelet.ts';
import { type Slot, sweepAbandoned, takeSlot } from './slot.ts';
import { sweepNode } from './sweep.ts';

export interface NodeOptions {
  /** Registry to pull all images from (`127.0.0.1:5000`); can be told later by `useRegistry`. */
  registry?: string;
  crashBackoff?: string;
  apiServerFlags?: ControlPlaneOptions['apiServerFlags'];
  controllerFlags?: ControlPlaneOptions['controllerFlags'];
  signal?: AbortSignal;
}

/** A whole cluster of one real node: etcd, API server, controllers, scheduler, containerd and kubelet. */
export interface ClusterNode extends ControlPlane {
  nodeName: string;
  /** Address of this machine as pods see it; what pods have to reach listens there, and on loopback if it likes. */
  gateway: string;
  /** Pull every image, whatever registry its name says, from this one (`HOST:PORT`, plain HTTP). */
  useRegistry(address: string): Promise<void>;
  importImage(archive: string): Promise<void>;
}

const NODE_NAME = 'slipway-node';

/**
 * Starts a cluster whose node really runs pods; needs root. Nothing of it listens beyond loopback and the pods' bridge. Pods
 * find the API server by stock in-cluster configuration. There is no DNS and no kube-proxy: use addresses of pods.
 */
export async function startNode(options: NodeOptions = {}): Promise<ClusterNode> {
  if (process.getuid?.() !== 0) throw new Error('a node that runs pods needs root; API tests do without');
  await using starting = new AsyncDisposableStack();
  await sweepAbandoned(sweepNode);
  const slot = starting.use(await takeSlot());
  // First of all: if there is a bridge of that name already, nothing of whoever made it may be swept.
  createBridge(slot);
  const sweep = (): void => sweepNode(slot);
  const takeBack = atExit(sweep);
  starting.defer(() => {
    sweep();
    takeBack();
  });
  await mkdir(slot.folder, { recursive: true });
  createCgroup(slot.cgroup);

  const signal = options.signal === undefined ? {} : { signal: options.signal };
  const containerdStarting = startRuntime(slot, options);
  starting.defer(async () => (await containerdStarting.catch(() => undefined))?.stop());
  const plane = starting.use(
    await startControlPlane({
      folder: join(slot.folder, 'control-plane'),
      controllers: 'later',
      listen: { address: slot.apiAddress, port: 443 },
      serviceRange: slot.serviceRange,
      names: [`IP:${slot.gateway}`],
      apiServerFlags: options.apiServerFlags ?? [],
      ...signal,
    }),
  );
  const containerd = await containerdStarting;
  // Side by side: the node needs no controller to become Ready.
  const flags = options.controllerFlags ?? [];
  const crashBackoff = options.crashBackoff === undefined ? {} : { crashBackoff: options.crashBackoff };
  const rest = await Promise.allSettled([
    startControllers(plane, { flags, scheduler: true, ...signal }),
    startKubelet({ slot, plane, nodeName: NODE_NAME, socket: containerd.socket, ...crashBackoff, ...signal }),
  ]);
  for (const part of rest) if (part.status === 'fulfilled') starting.use(part.value);
  for (const part of rest) if (part.status === 'rejected') throw part.reason;

  const running = starting.move();
  return {
    ...plane,
    nodeName: NODE_NAME,
    gateway: slot.gateway,
    useRegistry: (address) => containerd.useRegistry(address),
    importImage: (archive) => containerd.importImage(archive),
    [Symbol.asyncDispose]: () => running.disposeAsync(),
  };
}

async function startRuntime(slot: Slot, options: NodeOptions): Promise<Containerd> {
  const archive = join(slot.folder, 'base-images.tar');
  const [containerd] = await Promise.all([startContainerd(slot, options.signal), writeBaseImages(archive)]);
  await containerd.importImage(archive);
  if (options.registry !== undefined) await containerd.useRegistry(options.registry);
  return containerd;
}
