/**
 * Reconcile beside `kubectl apply --server-side`, on one API server: releases that are all new, unchanged, and changed in one
 * object. `node bench/reconcile.ts [SIZE…]`, with kube and etcd in PATH.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { KubernetesObject } from '../src/model/object.ts';
import { encodeRendering } from '../src/reconcile/handover.ts';
import { root } from '../scripts/lib/root.ts';
import { type ControlPlane, startControlPlane } from '../test/harness/cluster/control-plane.ts';
import { makeRelease, namespacesOf } from './lib/release.ts';

interface Measured {
  milliseconds: number;
  /** MB; ours alone. */
  memory?: number;
}

const sizes = process.argv.length > 2 ? process.argv.slice(2).map(Number) : [1000, 5000];
const folder = mkdtempSync(join(tmpdir(), 'slipway-bench-'));
await using plane = await startControlPlane();
try {
  for (const size of sizes) await compare(plane, size);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function compare(cluster: ControlPlane, size: number): Promise<void> {
  const [theirs, ours, engine] = [`kubectl-${size}`, `slipway-${size}`, `engine-${size}`];
  for (const name of [...namespacesOf(theirs), ...namespacesOf(ours), engine]) {
    await cluster.admin.send('POST', '/api/v1/namespaces', { metadata: { name } });
  }
  const steps = [
    { name: 'all new', edit: (objects: KubernetesObject[]) => objects },
    { name: 'unchanged', edit: (objects: KubernetesObject[]) => objects },
    { name: 'one changed', edit: changeOne },
  ];
  for (const { name, edit } of steps) {
    const kubectl = applyByKubectl(edit(makeRelease(size, theirs)), cluster.kubeconfig);
    const slipway = applyBySlipway(edit(makeRelease(size, ours)), cluster.kubeconfig, engine);
    const ratio = (slipway.milliseconds / kubectl.milliseconds).toFixed(2);
    const [mine, other] = [slipway, kubectl].map(({ milliseconds }) => `${(milliseconds / 1000).toFixed(1)} s`);
    console.log(
      `${size} objects, ${name.padEnd(12)} slipway ${mine}  kubectl ${other}  ${ratio} x  ${slipway.memory?.toFixed(0)} MB`,
    );
  }
}

function changeOne(objects: KubernetesObject[]): KubernetesObject[] {
  return objects.map((object, index) => {
    if (index !== 0) return object;
    return { ...object, metadata: { ...object.metadata, labels: { app: 'changed' } } };
  });
}

function applyByKubectl(objects: KubernetesObject[], kubeconfig: string): Measured {
  const file = join(folder, 'objects.json');
  writeFileSync(file, JSON.stringify({ apiVersion: 'v1', kind: 'List', items: objects }));
  const started = performance.now();
  run('kubectl', ['--kubeconfig', kubeconfig, 'apply', '--server-side', '-f', file]);
  return { milliseconds: performance.now() - started };
}

function applyBySlipway(objects: KubernetesObject[], kubeconfig: string, engine: string): Measured {
  const file = join(folder, 'rendering');
  const revision = '1'.repeat(40);
  writeFileSync(
    file,
    encodeRendering({
      environment: 'bench',
      repository: '',
      branch: 'main',
      requested: '',
      revision,
      history: { revisions: [revision], complete: true },
      objects: objects.map((manifest) => ({ manifest, origin: { file: 'bench.yaml', line: 1 } })),
      options: {},
      errors: [],
      stages: [],
    }),
  );
  const text = run(process.execPath, [join(root, 'bench/reconcile-once.ts'), kubeconfig, engine, file]);
  const result = JSON.parse(text) as Measured & { outcome: string };
  if (result.outcome !== 'synced') throw new Error(`reconcile: ${text}`);
  return result;
}

function run(command: string, args: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync(command, args, { encoding: 'utf8', maxBuffer: 1 << 28 });
  if (status !== 0) throw new Error(`${command} ended with ${status}: ${stderr.slice(-2000)}`);
  return stdout;
}
