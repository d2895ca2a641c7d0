import { appendFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { git } from '../../../test/harness/repository.ts';
import { root } from '../../lib/root.ts';
import type { Stage } from '../stage.ts';

const debug = `apiVersion: apps/v1
kind: Deployment
metadata:
  name: frontend
spec:
  template:
    spec:
      containers:
      - name: server
        securityContext:
          privileged: true
`;

/** A pull request that makes a container privileged does not pass, and nothing is pushed. */
export async function blocked(stage: Stage): Promise<boolean> {
  const clone = await stage.clone(stage.manifests);
  const base = await git(clone, 'rev-parse', 'HEAD');
  await appendFile(join(clone, 'overlays/staging/kustomization.yaml'), '- path: debug.yaml\n');
  await writeFile(join(clone, 'overlays/staging/debug.yaml'), debug);
  const head = await stage.push(clone, 'debug', 'Look into the storefront');
  const repo = { full_name: 'acme/deploy' };
  const event = {
    pull_request: { number: 7, base: { ref: 'main', sha: base, repo }, head: { ref: 'debug', sha: head, repo } },
  };
  const pushes = stage.server.pushes().length;
  const job = { repository: 'acme/deploy', eventName: 'pull_request', event };
  const result = await stage.run(clone, { action: join(root, 'gate') }, job);
  return result.exitCode === 1 && stage.server.pushes().length === pushes;
}
