import { connectKube } from '../../../src/platform/kube/connect.ts';
import type { Kube } from '../../../src/ports/kube.ts';
import type { SyncDocument, SyncTargetDocument } from '../../../src/sync/document.ts';
import { type ControlPlane, startControlPlane } from '../../harness/cluster/control-plane.ts';
import { type PlayedNode, playNode } from './play-node.ts';
import { accountOf, install, makeSite, type Site } from './site.ts';

export interface SyncRun {
  exitCode: number | null;
  document: SyncDocument;
  target: SyncTargetDocument;
  /** Codes of the target's errors. */
  codes: readonly string[];
  stderr: string;
}

/** A cluster with the engine of `production` installed, its node played, and CI's account. */
export interface Stage extends AsyncDisposable {
  plane: ControlPlane;
  kube: Kube;
  site: Site;
  node: PlayedNode;
  /** CI's kubeconfig. */
  ci: string;
  namespace: string;
  sync(...args: string[]): Promise<SyncRun>;
  syncAs(kubeconfig: string, ...args: string[]): Promise<SyncRun>;
}

export async function startStage(): Promise<Stage> {
  await using starting = new AsyncDisposableStack();
  const namespace = 'slipway-production';
  const [plane, site] = await Promise.all([startControlPlane({ controllers: true }), makeSite(['production'])]);
  starting.use(site);
  starting.use(plane);
  const kube = starting.use(await connectKube({ kubeconfig: plane.kubeconfig }));
  await install(site, plane, 'production');
  const node = starting.use(await playNode(plane, kube, namespace));
  const ci = await accountOf(plane, namespace, 'slipway-ci');

  async function syncAs(kubeconfig: string, ...args: string[]): Promise<SyncRun> {
    const { stdout, stderr, exitCode } = await site.slipway(kubeconfig, 'sync', '--format', 'json', ...args);
    const document = JSON.parse(stdout) as SyncDocument;
    const [target] = document.targets;
    if (target === undefined) throw new Error(`no target: ${stdout}\n${stderr}`);
    return { exitCode, document, target, codes: target.errors.map((error) => error.code), stderr };
  }

  const running = starting.move();
  return {
    plane,
    kube,
    site,
    node,
    ci,
    namespace,
    syncAs,
    sync: async (...args) => await syncAs(ci, ...args),
    [Symbol.asyncDispose]: () => running.disposeAsync(),
  };
}
