import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { run } from '../../harness/run.ts';
import { temporaryDirectory } from '../../harness/temp.ts';

const TESTBED = new URL('../../../scripts/testbed.ts', import.meta.url).pathname;

describe('setting tools up', () => {
  it('happens once when two processes ask at the same time, and not again', async () => {
    await using folder = temporaryDirectory('test');
    const env = { ...process.env, SLIPWAY_CACHE: join(folder.path, 'cache') };
    const setup = async (): Promise<string> =>
      (await run(process.execPath, [TESTBED, 'setup', 'busybox'], { env })).stderr;
    const both = (await Promise.all([setup(), setup()])).join('');
    expect(both.match(/unpacking …/g)).toHaveLength(1);
    expect(await setup()).toMatch(/busybox 1:1\.35\.0: in the cache/);

    expect(await readdir(join(folder.path, 'cache/bin'))).toEqual(['busybox']);
    const applet = await run(join(folder.path, 'cache/bin/busybox'), ['echo', 'works']);
    expect(applet.stdout).toBe('works\n');
  });

  it('is explained by `npm run testbed`, which refuses what it does not know', async () => {
    const help = await run(process.execPath, [TESTBED, '--help']);
    expect(help.stderr).toMatch(/kustomize v5\.8\.2/);
    const wrong = await run(process.execPath, [TESTBED, 'up', 'regsitry'], { allowFailure: true });
    expect(wrong).toMatchObject({ exitCode: 2 });
    expect(wrong.stderr).toContain('no part is called regsitry');
  });
});
