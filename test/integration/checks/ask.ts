import { formatPath } from '../../../src/model/json-path.ts';
import { manifestsOf } from '../../checks/support.ts';
import { type ControlPlane, startControlPlane } from '../../harness/cluster/control-plane.ts';
import { type Answer, dryRun } from './dry-run.ts';
import { type Mutant, mutants, sampled } from './mutate.ts';
import { customDefinition, seeds } from './seeds.ts';

export interface Asked extends Mutant, Answer {
  /** Seed, change and path. */
  what: string;
}

/** An API server that knows the custom kind of the seeds. */
export async function startServer(signal?: AbortSignal): Promise<ControlPlane> {
  const plane = await startControlPlane(signal === undefined ? {} : { signal });
  const [definition] = manifestsOf(customDefinition);
  await plane.admin.send('POST', '/apis/apiextensions.k8s.io/v1/customresourcedefinitions', definition);
  const account = { apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: 'default' } };
  const path = '/api/v1/namespaces/default/serviceaccounts';
  // Pods need it, and no controller makes it; the namespace comes with the server's first seconds.
  await until(async () => [201, 409].includes((await plane.admin.request('POST', path, account)).status));
  const [custom] = manifestsOf(seeds['custom'] ?? '');
  if (custom === undefined) throw new Error('there is no custom resource among the seeds');
  await until(async () => (await dryRun(plane, custom).catch(() => ({ accepted: false }))).accepted);
  return plane;
}

async function until(isDone: () => Promise<boolean>): Promise<void> {
  for (let attempt = 0; attempt < 1000; attempt++) {
    if (await isDone()) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error('the API server did not get ready');
}

/** What the server says of a sample of all changes to all seeds. */
export async function askServer(plane: ControlPlane, count: number): Promise<readonly Asked[]> {
  const all = Object.entries(seeds).flatMap(([seed, text]) =>
    manifestsOf(text).flatMap((manifest) =>
      mutants(manifest).map((mutant) => ({ ...mutant, what: `${seed} ${mutant.change} ${formatPath(mutant.path)}` })),
    ),
  );
  const asked: Asked[] = [];
  const queue = [...sampled(all, count)];
  const ask = async (): Promise<void> => {
    for (let next = queue.pop(); next !== undefined; next = queue.pop())
      asked.push({ ...next, ...(await dryRun(plane, next.object)) });
  };
  await Promise.all([ask(), ask(), ask(), ask()]);
  return asked.toSorted((a, b) => (a.what < b.what ? -1 : 1));
}
