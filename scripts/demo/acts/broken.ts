import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { writeToken } from '../../../test/harness/line.ts';
import { git } from '../../../test/harness/repository.ts';
import { root } from '../../lib/root.ts';
import type { Stage } from '../stage.ts';

const crash =
  'ENTRYPOINT ["/bin/busybox", "sh", "-c", "echo cannot reach the catalogue at productcatalogservice:3550; exit 3"]\n';

/** An image that crashes is told with its last words; `git revert` brings the release before it back. */
export async function broken(stage: Stage): Promise<boolean> {
  const clone = await stage.clone(stage.application);
  const dockerfile = join(clone, 'Dockerfile');
  await writeFile(dockerfile, (await readFile(dockerfile, 'utf8')).replace(/^ENTRYPOINT.*\n/m, crash));
  await stage.push(clone, 'main', 'Read the catalogue');
  const shipped = await stage.run(clone, { action: root, inputs: { token: writeToken, environment: 'staging' } });

  const manifests = await stage.clone(stage.manifests);
  // A fresh machine has no identity for git.
  await git(manifests, 'config', 'user.name', 'Someone');
  await git(manifests, 'config', 'user.email', 'someone@example.com');
  await stage.show(manifests, 'git', 'revert', '--no-edit', 'HEAD');
  await stage.push(manifests, 'main', 'Go on');
  const job = { repository: 'acme/deploy', sha: await git(manifests, 'rev-parse', 'HEAD') };
  const reverted = await stage.run(manifests, { action: join(root, 'sync'), inputs: { environment: 'staging' } }, job);
  return shipped.exitCode === 1 && reverted.exitCode === 0;
}
