/** Plays the whole line with the bundled Action on a real application, registry and git server. Prints what the Action and git print, and the files they wrote. */
import { acts } from './demo/acts.ts';
import { openStage } from './demo/stage.ts';
import { setupTools } from './setup/setup-tools.ts';

const { bin } = await setupTools(['kustomize', 'docker-registry', 'buildah', 'busybox'], {
  install: process.argv.includes('--install'),
});
process.env['PATH'] = `${bin}:${process.env['PATH'] ?? ''}`;

await using stage = await openStage();
for (const act of acts) {
  if (await act(stage)) continue;
  process.exitCode = 1;
  break;
}
