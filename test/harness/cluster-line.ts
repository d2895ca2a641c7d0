import { join } from 'node:path';
import { ciGroup } from '../../src/init/access.ts';
import { root } from '../../scripts/lib/root.ts';
import { createBuilder } from './builder.ts';
import { pushEngineImage } from './cluster/engine-image.ts';
import { type ClusterNode, startNode } from './cluster/node.ts';
import { type Line, openLine } from './line.ts';
import { startRegistry } from './registry.ts';
import { run } from './run.ts';

/** The whole line: registry, builder and git server, and a cluster of one node with the built-in engine of each environment. */
export interface ClusterLine extends Line {
  cluster: ClusterNode;
  /** Runs kubectl as the cluster's administrator, as a person may. */
  kubectl(...args: string[]): Promise<string>;
  /** A kubeconfig of what CI may do in an environment. */
  ciKubeconfig: string;
}

export const environments = ['staging', 'production'] as const;

const configuration = `version: 1
environments:
${environments.map((name) => `  ${name}:\n    roots: [overlays/${name}]\n    sync: { engine: job, targets: [{ name: demo }] }\n`).join('')}`;

/** Instead of every ten minutes. Counted from the installation, so that it does not depend on when in a minute that was. */
const schedule = '@every 1m';

/** Starts everything, what does not need each other side by side, and installs the engine as `slipway init` says. */
export async function openClusterLine(): Promise<ClusterLine> {
  await using stack = new AsyncDisposableStack();
  const registry = stack.use(await startRegistry());
  const builder = stack.use(await createBuilder());
  const imageMaking = pushEngineImage(builder, registry);
  const ended = imageMaking.catch(() => undefined);
  stack.defer(async () => void (await ended));
  const cluster = stack.use(await startNode({ registry: registry.host, crashBackoff: '2s' }));
  const line = stack.use(
    await openLine({
      images: { registry, builder },
      gitAddress: cluster.gateway,
      manifests: { 'slipway.yaml': configuration },
    }),
  );
  const kubectl = async (...args: string[]): Promise<string> => {
    const { stdout } = await run('kubectl', ['--kubeconfig', cluster.kubeconfig, ...args]);
    return stdout;
  };
  const image = await imageMaking;
  const clone = await line.clone(line.manifests);
  await run(process.execPath, [join(root, 'dist/cli.js'), 'init', '--engine', 'job', '--image', image], {
    cwd: clone,
    env: { PATH: process.env['PATH'], HOME: clone },
  });
  const install = async (name: string): Promise<void> => {
    await kubectl('apply', '--server-side', '-k', join(clone, '.slipway/engine', name));
    const place = ['--namespace', `slipway-${name}`, 'cronjob', 'slipway-reconcile'];
    await kubectl('patch', ...place, '--patch', `{"spec":{"schedule":"${schedule}"}}`);
  };
  const [ciKubeconfig] = await Promise.all([
    kubeconfigOfCi(cluster),
    line.push(clone, 'main', 'Install the engine'),
    ...environments.map(install),
  ]);
  const kept = stack.move();
  return { ...line, cluster, kubectl, ciKubeconfig, [Symbol.asyncDispose]: () => kept.disposeAsync() };
}

/** Of somebody whom the API server takes for GitHub's run: a member of each environment's group. */
async function kubeconfigOfCi(cluster: ClusterNode): Promise<string> {
  return await cluster.kubeconfigOf('ci', { commonName: 'github:acme:shop', organizations: environments.map(ciGroup) });
}
