import { appendFile, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { git } from '../../test/harness/repository.ts';
import { root } from '../lib/root.ts';
import { writeToken } from '../../test/harness/line.ts';
import type { Stage } from './stage.ts';

/** An act says whether it ended as it has to. */
type Act = (stage: Stage) => Promise<boolean>;

/** A commit to the application becomes an image, and a gated commit in the manifest repository. */
async function ship(stage: Stage): Promise<boolean> {
  const clone = await stage.clone(stage.application);
  const page = join(clone, 'www/index.html');
  await writeFile(page, (await readFile(page, 'utf8')).replace('Release 1', 'Release 2'));
  await stage.push(clone, 'main', 'Show release 2');
  const result = await stage.run(clone, { action: root, inputs: { token: writeToken } });
  stage.show(stage.manifests.folder, 'log', '--patch', '--max-count=1', 'main');
  return result.exitCode === 0;
}

/** A pull request that makes a container privileged does not pass, and nothing is pushed. */
async function blocked(stage: Stage): Promise<boolean> {
  const clone = await stage.clone(stage.manifests);
  const base = await git(clone, 'rev-parse', 'HEAD');
  await appendFile(join(clone, 'overlays/staging/kustomization.yaml'), 'patches:\n- path: debug.yaml\n');
  await writeFile(
    join(clone, 'overlays/staging/debug.yaml'),
    `apiVersion: apps/v1
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
`,
  );
  const head = await stage.push(clone, 'debug', 'Look into the storefront');
  const payload = {
    pull_request: {
      number: 7,
      base: { ref: 'main', sha: base, repo: { full_name: 'acme/deploy' } },
      head: { ref: 'debug', sha: head, repo: { full_name: 'acme/deploy' } },
    },
  };
  const pushes = stage.server.pushes().length;
  const result = await stage.run(
    clone,
    { action: join(root, 'gate') },
    { repository: 'acme/deploy', eventName: 'pull_request', event: payload },
  );
  return result.exitCode === 1 && stage.server.pushes().length === pushes;
}

export const acts: readonly Act[] = [ship, blocked];
