import { tmpdir } from 'node:os';
import { run } from '../../test/harness/run.ts';

/** The folder of a module in Go's cache, downloaded where it is not there yet. */
export async function downloadModule(module: string, environment: NodeJS.ProcessEnv = {}): Promise<string> {
  const env = { ...process.env, GOTOOLCHAIN: 'local', GOWORK: 'off', ...environment };
  const { stdout } = await run('go', ['mod', 'download', '-json', module], {
    cwd: tmpdir(),
    env,
    timeoutMs: 10 * 60_000,
  });
  return (JSON.parse(stdout) as { Dir: string }).Dir;
}
