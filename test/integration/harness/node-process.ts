/** Started by a test that ends it rudely: runs a node with one pod, and says so once the pod runs. */
import { setTimeout as sleep } from 'node:timers/promises';
import { BUSYBOX_IMAGE } from '../../harness/cluster/images.ts';
import { startNode } from '../../harness/cluster/node.ts';

await using node = await startNode();
const pods = '/api/v1/namespaces/default/pods';
const containers = [{ name: 'main', image: BUSYBOX_IMAGE, command: ['sleep', '600'] }];
await node.admin.send('POST', pods, { metadata: { name: 'sleeper' }, spec: { containers } });
for (let phase = ''; phase !== 'Running'; await sleep(50)) {
  const pod = (await node.admin.send('GET', `${pods}/sleeper`)) as { status: { phase: string } };
  phase = pod.status.phase;
}
process.stdout.write(`${JSON.stringify({ server: node.server, folder: node.folder })}\n`);
await sleep(3_600_000);
