import { join } from 'node:path';
import { ciGroup } from '../../src/init/access.ts';
import { root } from '../../scripts/lib/root.ts';
import { pushEngineImage } from './cluster/engine-image.ts';
import { type ClusterNode, startNode } from './cluster/node.ts';
import { type Line, openLine } from './line.ts';
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

/** Starts everything, and installs the engine as `slipway init` says. The schedule is every minute instead of every ten. */
export async function openClusterLine(): Promise<ClusterLine> {
  await using stack = new AsyncDisposableStack();
  const cluster = stack.use(await startNode({ crashBackoff: '2s' }));
  const line = stack.use(await openLine({ gitAddress: cluster.gateway, manifests: { 'slipway.yaml': configuration } }));
  await cluster.useRegistry(line.registry.host);
  const kubectl = async (...args: string[]): Promise<string> => {
    const { stdout } = await run('kubectl', ['--kubeconfig', cluster.kubeconfig, ...args], { timeoutMs: 120_000 });
    return stdout;
  };
  const image = await pushEngineImage(line.builder, line.registry);
  const clone = await line.clone(line.manifests);
  await run(process.execPath, [join(root, 'dist/cli.js'), 'init', '--engine', 'job', '--image', image], {
    cwd: clone,
    env: { PATH: process.env['PATH'], HOME: clone },
  });
  await line.push(clone, 'main', 'Install the engine');
  for (const name of environments) {
    await kubectl('apply', '--server-side', '-k', join(clone, '.slipway/engine', name));
    const schedule = JSON.stringify({ spec: { schedule: '* * * * *' } });
    await kubectl(
      'patch',
      'cronjob',
      'slipway-reconcile',
      '--namespace',
      `slipway-${name}`,
      '--type',
      'merge',
      '--patch',
      schedule,
    );
  }
  const ciKubeconfig = await kubeconfigOfCi(cluster);
  const kept = stack.move();
  return { ...line, cluster, kubectl, ciKubeconfig, [Symbol.asyncDispose]: () => kept.disposeAsync() };
}

/** Of somebody whom the API server takes for GitHub's run: a member of each environment's group. */
async function kubeconfigOfCi(cluster: ClusterNode): Promise<string> {
  return await cluster.kubeconfigOf('ci', { commonName: 'github:acme:shop', organizations: environments.map(ciGroup) });
}
