import { createHash } from 'node:crypto';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { createExitTasks } from '../../../src/platform/exit-tasks.ts';
import { folderPrefix, sweepStaleFolders } from '../../../src/platform/files/stale-folders.ts';
import { createTemporaryFolders } from '../../../src/platform/files/temporary-folders.ts';
import { temporaryDirectory } from '../../harness/temp.ts';

const source = (name: string): string => fileURLToPath(new URL(`../../../src/platform/${name}`, import.meta.url));
const program = `
  const { createTemporaryFolders } = await import(${JSON.stringify(source('files/temporary-folders.ts'))});
  const { createExitTasks } = await import(${JSON.stringify(source('exit-tasks.ts'))});
  const { folder } = await createTemporaryFolders(process.argv[1], createExitTasks()).create();
  console.log(folder);
  setInterval(() => undefined, 1000);
`;

/** A process that made a folder and still runs. */
async function owner(parent: string): Promise<{ folder: string; kill: () => Promise<void> }> {
  const child = spawn(process.execPath, ['--input-type=module', '-e', program, parent], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = (await once(child.stdout, 'data')) as [Buffer];
  return {
    folder: line.toString().trim(),
    kill: async () => {
      const ended = once(child, 'exit');
      child.kill('SIGKILL');
      await ended;
    },
  };
}

function age(folder: string, hours: number): void {
  const then = Date.now() / 1000 - hours * 3600;
  utimesSync(folder, then, then);
}

describe('folders of temporary files that a killed process left', () => {
  it('go away after a day, and not before, nor while it runs', async () => {
    await using parent = temporaryDirectory('stale');
    const { folder, kill } = await owner(parent.path);
    writeFileSync(join(folder, 'file'), '');
    age(folder, 25);
    await sweepStaleFolders(parent.path);
    expect(existsSync(folder)).toBe(true);
    await kill();
    age(folder, 23);
    await sweepStaleFolders(parent.path);
    expect(existsSync(folder)).toBe(true);
    age(folder, 25);
    await using fresh = await createTemporaryFolders(parent.path, createExitTasks()).create();
    await expect.poll(() => readdirSync(parent.path)).toEqual([basename(fresh.folder)]);
  });

  it('are of one start of one machine', () => {
    const place = /^slipway-run-([0-9a-f]{16})-/.exec(folderPrefix())?.[1];
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'latin1').trim();
    const namespace = readlinkSync('/proc/self/ns/pid');
    const of = (machine: string): string =>
      createHash('sha256').update(`${machine} ${namespace}`).digest('hex').slice(0, 16);
    expect(place).toBe(of(boot));
    expect(place).not.toBe(of('00000000-0000-4000-8000-000000000000'));
  });

  it('are told from all others by their names', async () => {
    await using parent = temporaryDirectory('stale');
    await using elsewhere = temporaryDirectory('stale');
    const mine = /^slipway-run-([0-9a-f]{16})-(\d+)-(\d+)-$/.exec(folderPrefix());
    const [, place = '', pid = '', started = ''] = mine ?? [];
    // The number is in use again, by us, with another start.
    const gone = `slipway-run-${place}-${pid}-1-abcdef`;
    const others = [
      `slipway-run-${place}-${pid}-${started}-abcdef`,
      `slipway-run-1-${pid}-1-abcdef`,
      'slipway-abcdef',
      'slipway-run-abcdef',
    ];
    for (const name of [gone, ...others]) {
      mkdirSync(join(parent.path, name));
      age(join(parent.path, name), 48);
    }
    const link = `slipway-run-${place}-${pid}-2-abcdef`;
    age(elsewhere.path, 48);
    symlinkSync(elsewhere.path, join(parent.path, link));
    await sweepStaleFolders(parent.path);
    expect(readdirSync(parent.path).toSorted()).toEqual([...others, link].toSorted());
    expect(existsSync(elsewhere.path)).toBe(true);
  });
});
