import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createExec } from '../../../src/platform/exec/create-exec.ts';
import { createExitTasks } from '../../../src/platform/exit-tasks.ts';
import { createRedactor } from '../../../src/platform/exec/redactor.ts';

const secret = 'ghs_0123456789abcdefSECRET';
const redactor = createRedactor([secret]);
const exec = createExec({
  env: { ...process.env, GITHUB_TOKEN: secret, ACTIONS_RUNTIME_TOKEN: secret, https_proxy: 'http://proxy.test:1' },
  redactor,
  exitTasks: createExitTasks(),
  graceMs: 300,
});
let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'slipway-exec-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

function sh(script: string, more: Partial<Parameters<typeof exec.run>[0]> = {}) {
  return exec.run({ command: 'sh', args: ['-c', script], timeoutMs: 600_000, ...more });
}

function text(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('utf8');
}

/** An ended process that nobody has collected yet is still in the table, but does not live. */
function lives(pid: number): boolean {
  try {
    return !/\) [ZX] /u.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false;
  }
}

async function pidIn(file: string): Promise<number> {
  return Number(await readFile(join(folder, file), 'utf8'));
}

describe('run', () => {
  it('returns exit code, output and input of a program that fails, without throwing', async () => {
    const result = await sh('cat; echo oops >&2; exit 7', { stdin: 'in' });
    expect(result).toMatchObject({ exitCode: 7, stderr: 'oops\n', ended: 'exit' });
    expect(text(result.stdout)).toBe('in');
  });

  it('names a missing program, and a missing folder', async () => {
    const run = exec.run({ command: 'slipway-no-such-program', args: [], timeoutMs: 1000 });
    await expect(run).rejects.toMatchObject({ code: 'TOOL_MISSING' });
    await expect(sh('true', { cwd: join(folder, 'none') })).rejects.toMatchObject({ code: 'EXEC_FAILED' });
  });

  it('hands the program the allow-listed environment and its own additions, and no token', async () => {
    const { stdout } = await sh('env', { env: { EXTRA: 'yes' } });
    const names = text(stdout)
      .split('\n')
      .map((line) => line.split('=')[0]);
    expect(names).toEqual(expect.arrayContaining(['PATH', 'HOME', 'https_proxy', 'EXTRA']));
    expect(names).not.toContain('GITHUB_TOKEN');
    expect(names).not.toContain('ACTIONS_RUNTIME_TOKEN');
  });

  it('ends a program and its children at the time limit, also when they ignore SIGTERM', async () => {
    const script = `trap '' TERM; sh -c "trap '' TERM; echo \\$\\$ > child; sleep 86400 & echo \\$! > grandchild; wait" & wait; sleep 86400`;
    const result = await sh(script, { cwd: folder, timeoutMs: 2000 });
    expect(result).toMatchObject({ exitCode: null, ended: 'timeout' });
    expect(lives(await pidIn('child'))).toBe(false);
    expect(lives(await pidIn('grandchild'))).toBe(false);
  });

  it('does not wait for what a program leaves running, and ends it', async () => {
    const result = await sh('sleep 86400 & echo $! > left; exit 0', { cwd: folder });
    expect(result).toMatchObject({ exitCode: 0, ended: 'exit' });
    expect(lives(await pidIn('left'))).toBe(false);
  });

  it('ends a program that prints too much, and keeps no more than the limit', async () => {
    const result = await sh('yes', { maxBytes: 10_000 });
    expect(result).toMatchObject({ exitCode: null, ended: 'too-much-output' });
    expect(result.stdout.length).toBe(10_000);
    expect((await sh('printf 12345', { maxBytes: 5 })).ended).toBe('exit');
  });

  it.runIf(process.platform === 'linux')('ends a program that holds too much memory', async () => {
    const hold = `exec '${process.execPath}' -e 'const held = Buffer.alloc(3e8, 1); setTimeout(() => held, 86400000)'`;
    expect(await sh(hold, { maxMemoryBytes: 100_000_000 })).toMatchObject({ exitCode: null, ended: 'too-much-memory' });
    expect((await sh('sleep 1', { maxMemoryBytes: 100_000_000 })).ended).toBe('exit');
  });

  it('ends a program when the signal aborts, and starts none when it already has', async () => {
    const controller = new AbortController();
    setTimeout(() => controller.abort(), 200);
    expect(await sh('sleep 86400', { signal: controller.signal })).toMatchObject({ ended: 'aborted', exitCode: null });
    await expect(sh('touch started', { cwd: folder, signal: controller.signal })).rejects.toThrow('aborted');
    await expect(readFile(join(folder, 'started'))).rejects.toMatchObject({ code: 'ENOENT' });
  });

  it('keeps the end of stderr, and cuts lines without an end', async () => {
    const lines: string[] = [];
    const script = `head -c 300000 /dev/zero | tr '\\0' x >&2; echo end >&2`;
    const { stderr } = await sh(script, { onLine: (line) => lines.push(line) });
    expect(stderr.length).toBe(64 * 1024);
    expect(stderr.endsWith('xend\n')).toBe(true);
    expect(lines).toHaveLength(1);
    expect(lines[0]?.length).toBe(64 * 1024 + 1);
  });

  it('hands on lines of both streams, the last without a newline too', async () => {
    const lines: string[] = [];
    await sh(`printf 'a\\r\\nb\\rc'; printf 'd\\n' >&2`, { onLine: (line, stream) => lines.push(`${stream}:${line}`) });
    expect(lines.sort()).toEqual(['stderr:d', 'stdout:a', 'stdout:b', 'stdout:c']);
  });
});

describe('secrets', () => {
  it('never appear in lines, results or errors', async () => {
    const lines: string[] = [];
    const more = 'another-secret-value';
    const result = await sh('echo "$A $B"; echo "$A $B" >&2', {
      env: { A: secret, B: more },
      secrets: [more],
      onLine: (line) => lines.push(line),
    });
    expect(lines).toEqual(['*** ***', '*** ***']);
    expect(text(result.stdout)).toBe('*** ***\n');
    expect(result.stderr).toBe('*** ***\n');
  });

  it('are recognised line by line when they have several, and in URL encoding', () => {
    const key =
      '-----BEGIN OPENSSH PRIVATE KEY-----\nb3BlbnNzaC1rZXktdjEAAAAA\nBG5vbmUAAAAEbm9uZQAAAA\n-----END OPENSSH PRIVATE KEY-----\n';
    const several = createRedactor([key, 'p@ss/word?']);
    expect(several.redact('x b3BlbnNzaC1rZXktdjEAAAAA y')).toBe('x *** y');
    expect(several.redact('https://u:p%40ss%2Fword%3F@host')).toBe('https://u:***@host');
    expect(several.redact('-----BEGIN OPENSSH PRIVATE KEY-----')).toContain('BEGIN');
  });

  it('are refused as arguments, where every process can read them', async () => {
    const run = exec.run({ command: 'echo', args: [`--token=${secret}`], timeoutMs: 1000 });
    await expect(run).rejects.toMatchObject({ code: 'INTERNAL', message: expect.not.stringContaining(secret) });
  });
});

describe('probe', () => {
  it('tells the first line of a program, and nothing of one that is missing or fails', async () => {
    expect(await exec.probe('git', ['--version'])).toMatch(/^git version /u);
    expect(await exec.probe('slipway-no-such-program', [])).toBeUndefined();
    expect(await exec.probe('sh', ['-c', 'echo x; exit 1'])).toBeUndefined();
  });
});

it('ends everything that still runs when the process ends', async () => {
  const url = new URL('../../../src/platform/', import.meta.url);
  const script = `
    import { createExec } from '${url.href}exec/create-exec.ts';
    import { createExitTasks } from '${url.href}exit-tasks.ts';
    import { createRedactor } from '${url.href}exec/redactor.ts';
    const exec = createExec({ env: process.env, redactor: createRedactor(), exitTasks: createExitTasks() });
    const onLine = () => process.exit(0);
    await exec.run({ command: 'sh', args: ['-c', 'echo $$ > orphan; sleep 86400 & echo $! > orphan-child; echo go; wait'], cwd: ${JSON.stringify(folder)}, timeoutMs: 86400000, onLine });
  `;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: 'inherit' });
  await once(child, 'exit');
  for (const file of ['orphan', 'orphan-child']) {
    const pid = await pidIn(file);
    await expect.poll(() => lives(pid)).toBe(false);
  }
});
