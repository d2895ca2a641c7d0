import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { processesOf } from '../../harness/cluster/cgroups.ts';
import { sweepAbandoned } from '../../harness/cluster/slot.ts';
import { sweepNode } from '../../harness/cluster/sweep.ts';
import { run } from '../../harness/run.ts';

interface Started {
  /** Its exit code, and the signal that it died of. */
  end(signal: NodeJS.Signals): Promise<[number | null, NodeJS.Signals | null]>;
  /** What of it is on the machine, in words. */
  leftovers(): Promise<string[]>;
}

/** Starts a node in a process of its own and waits until it runs a pod. */
async function startElsewhere(): Promise<Started> {
  const script = join(import.meta.dirname, 'node-process.ts');
  const child = spawn(process.execPath, [script], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [line] = (await once(child.stdout, 'data')) as [Buffer];
  const { server, folder } = JSON.parse(line.toString()) as { server: string; folder: string };
  const index = new URL(server).hostname.split('.')[2] ?? '';
  const home = dirname(folder);
  return {
    async end(signal) {
      child.kill(signal);
      return (await once(child, 'exit')) as [number | null, NodeJS.Signals | null];
    },
    leftovers: async () => [
      ...(existsSync(home) ? [`folder ${home}`] : []),
      ...(existsSync(`/sys/class/net/slipway${index}`) ? ['bridge'] : []),
      ...readFileSync('/proc/self/mounts', 'utf8')
        .split('\n')
        .filter((mount) => mount.includes(`${home}/`)),
      ...processesOf(`slipway-node-${index}`).map((pid) => `process ${pid} of a pod`),
      ...readdirSync('/sys/fs/cgroup').flatMap((name) => {
        const cgroup = join('/sys/fs/cgroup', name, `slipway-node-${index}`);
        return existsSync(cgroup) ? [cgroup] : [];
      }),
      ...(await run('ps', ['-eo', 'args'])).stdout.split('\n').filter((args) => args.includes(`${home}/`)),
    ],
  };
}

describe.skipIf(process.getuid?.() !== 0)('a node whose process is ended', () => {
  test('by Ctrl-C leaves nothing on the machine', async () => {
    const node = await startElsewhere();
    expect((await node.leftovers()).length).toBeGreaterThan(10);
    // As one that Ctrl-C ended, not one that was done.
    expect(await node.end('SIGINT')).toEqual([130, null]);
    expect(await node.leftovers()).toEqual([]);
  });

  test('by force leaves nothing once anyone starts a node again', async () => {
    const node = await startElsewhere();
    await node.end('SIGKILL');
    expect((await node.leftovers()).join('\n')).toContain('of a pod');
    await sweepAbandoned(sweepNode);
    expect(await node.leftovers()).toEqual([]);
  });
});
