import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { writeToken } from '../../../test/harness/line.ts';
import { root } from '../../lib/root.ts';
import type { Stage } from '../stage.ts';

/** A commit to the application becomes an image, a gated commit in the manifest repository, and pods that run exactly it. */
export async function ship(stage: Stage): Promise<boolean> {
  const clone = await stage.clone(stage.application);
  const page = join(clone, 'www/index.html');
  await writeFile(page, (await readFile(page, 'utf8')).replace('Release 1', 'Release 2'));
  await stage.push(clone, 'main', 'Show release 2');
  const result = await stage.run(clone, { action: root, inputs: { token: writeToken } });
  await stage.show(stage.manifests.folder, 'git', 'log', '--patch', '--max-count=1', 'main');
  const images = '{range .items[*]}{.metadata.name} {.status.containerStatuses[0].imageID}{"\\n"}{end}';
  await stage.show(clone, 'kubectl', 'get', 'pods', '--namespace', 'shop-staging', '--output', `jsonpath=${images}`);
  return result.exitCode === 0;
}
