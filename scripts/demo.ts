/**
 * Plays the whole line with the bundled Action on a real application, registry, git server and cluster. Prints what the Action, git and
 * kubectl print, and the files they wrote. `--keep` leaves everything up and prints the kubeconfig; Ctrl-C ends it.
 */
import { blocked } from './demo/acts/blocked.ts';
import { broken } from './demo/acts/broken.ts';
import { drift } from './demo/acts/drift.ts';
import { ship } from './demo/acts/ship.ts';
import { openStage, type Stage } from './demo/stage.ts';
import { setupTools } from './setup/setup-tools.ts';
import { formatTime, logToStderr, step } from './setup/step.ts';
import { CLUSTER_TOOLS, TEST_TOOLS } from './tools.ts';

const tools = [...TEST_TOOLS.filter((name) => name !== 'helm'), ...CLUSTER_TOOLS];
const { bin } = await setupTools(tools, { install: process.argv.includes('--install') });
process.env['PATH'] = `${bin}:${process.env['PATH'] ?? ''}`;

const started = performance.now();
const open = (): Promise<Stage> => openStage((text) => process.stdout.write(text));
await using stage = await step(logToStderr, 'demo: cluster, registry, git server and engine', open);
for (const act of [ship, blocked, broken, drift]) {
  if (await step(logToStderr, `demo: ${act.name}`, async () => act(stage))) continue;
  process.stderr.write(`demo: ${act.name} did not end as it has to\n`);
  process.exitCode = 1;
  break;
}
logToStderr(`demo: ${formatTime(performance.now() - started)}`);
if (process.argv.includes('--keep')) {
  process.stdout.write(`KUBECONFIG=${stage.cluster.kubeconfig}\n`);
  await new Promise((resolve) => process.once('SIGINT', resolve));
}
