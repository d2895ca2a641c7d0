import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { access, rm } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { isRunning } from './process-tree.ts';
import { findProgram, type RunningProcess, startProcess } from './processes.ts';
import { type RunError, run } from './run.ts';
import { temporaryDirectory } from './temp.ts';

// A daemon with a child in a session of its own, which ignores polite requests as bad daemons do.
const FAMILY = 'trap "" TERM; setsid sleep 300 & echo "child $!"; echo ready; while :; do sleep 1; done';

async function startFamily(): Promise<{ daemon: RunningProcess; child: number }> {
  const daemon = await startProcess({
    command: 'sh',
    args: ['-c', FAMILY],
    ready: (output) => output.includes('ready'),
    graceMs: 300,
  });
  return { daemon, child: Number(/child (\d+)/.exec(daemon.output())?.[1]) };
}

describe('startProcess', () => {
  it('ends a server with all its children, whatever they ignore', async () => {
    const { daemon, child } = await startFamily();
    expect([daemon.pid, child].map(isRunning)).toEqual([true, true]);
    await daemon.stop();
    expect([daemon.pid, child].map(isRunning)).toEqual([false, false]);
    await daemon.stop();
  });

  it('ends a server that does not become ready, and tells what it said', async () => {
    const started = startProcess({
      command: 'sh',
      args: ['-c', 'echo pid $$; exec sleep 300'],
      ready: () => false,
      readyTimeoutMs: 2000,
    });
    const error = await started.then(
      () => undefined,
      (thrown: Error) => thrown,
    );
    expect(error?.message).toMatch(/sh was not ready after 2 s\. It said:\npid \d+/);
    expect(isRunning(Number(/pid (\d+)/.exec(error?.message ?? '')?.[1]))).toBe(false);
  });

  it('tells when a server ends at once', async () => {
    const started = startProcess({ command: 'sh', args: ['-c', 'echo port taken >&2; exit 3'], ready: () => false });
    await expect(started).rejects.toThrow(/ended at once, with 3\. It said:\nport taken/);
  });

  const OWNER = `
    import { startProcess } from ${JSON.stringify(new URL('processes.ts', import.meta.url).href)};
    import { temporaryDirectory } from ${JSON.stringify(new URL('temp.ts', import.meta.url).href)};
    const folder = temporaryDirectory('test');
    const server = await startProcess({ command: 'sleep', args: ['300'], ready: () => true });
    console.log(server.pid, folder.path);
    setInterval(() => undefined, 1000);`;

  it.each(['SIGINT', 'SIGTERM', 'SIGKILL'] as const)(
    'leaves no server behind when its owner gets %s',
    async (signal) => {
      const owner = spawn(process.execPath, ['--input-type=module-typescript', '--eval', OWNER]);
      const [line] = (await once(owner.stdout.setEncoding('utf8'), 'data')) as [string];
      const [pid = '', folder = ''] = line.trim().split(' ');
      owner.kill(signal);
      await once(owner, 'exit');
      await expect.poll(() => isRunning(Number(pid))).toBe(false);
      // Nobody can clean a folder up after SIGKILL.
      expect(existsSync(folder)).toBe(signal === 'SIGKILL');
      await rm(folder, { recursive: true, force: true });
    },
  );
});

describe('run', () => {
  it('passes input on and returns both streams', async () => {
    const result = await run('sh', ['-c', 'cat; echo aside >&2'], { input: 'in' });
    expect(result).toMatchObject({ exitCode: 0, stdout: 'in', stderr: 'aside\n' });
  });

  it('throws with the last words of a command that fails, and for one that is missing', async () => {
    await expect(run('sh', ['-c', 'echo broken >&2; exit 4'])).rejects.toThrow(/sh -c .* exited with 4:\nbroken/);
    await expect(run('no-such-program', [])).rejects.toThrow(/cannot run no-such-program: .*ENOENT/);
    expect((await run('false', [], { allowFailure: true })).exitCode).toBe(1);
  });

  it('ends a command that takes too long or is interrupted, children included', async () => {
    const endless = ['-c', 'sleep 300 & echo $!; wait'];
    const late = await run('sh', endless, { timeoutMs: 200 }).then(
      () => undefined,
      (thrown: RunError) => thrown,
    );
    expect(late?.message).toContain('did not end within 0.2 s');
    expect(isRunning(Number(late?.result.stdout))).toBe(false);
    const interrupted = run('sh', endless, { signal: AbortSignal.timeout(100) });
    await expect(interrupted).rejects.toThrow('was interrupted');
  });
});

describe('temporaryDirectory', () => {
  it('goes away with its content at the end of the block', async () => {
    let path: string;
    {
      await using folder = temporaryDirectory('test');
      ({ path } = folder);
      await run('sh', ['-c', 'mkdir -p a/b && echo x > a/b/c && chmod 000 a'], { cwd: path });
    }
    await expect(access(path)).rejects.toThrow('ENOENT');
  });
});

describe('findProgram', () => {
  it('names the way to get what is missing', () => {
    expect(findProgram('sh', '/nowhere:/bin')).toBe('/bin/sh');
    expect(() => findProgram('docker-registry', '/nowhere')).toThrow('npm run testbed -- setup docker-registry');
  });
});
