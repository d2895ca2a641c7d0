import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const source = new URL('../../src/platform/create-platform.ts', import.meta.url).href;
let folder = '';

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'slipway-platform-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

interface Ended {
  code: number | null;
  stdout: string;
  stderr: string;
}

/** Runs a program that has a \`platform\`; it is sent the signals when it has printed "ready". */
async function run(
  program: string,
  options: { timeoutMs?: number; signals?: NodeJS.Signals[]; stdin?: string } = {},
): Promise<Ended> {
  const script = `
    import { createPlatform } from ${JSON.stringify(source)};
    await using platform = await createPlatform({
      env: { ...process.env, RUNNER_TEMP: ${JSON.stringify(folder)} }, runner: false, quiet: false, verbose: false,
      color: 'auto', timeoutMs: ${options.timeoutMs ?? 0}, credentials: { token: 'ghs_very_secret_token' },
    });
    process.exitCode = 0;
    try { ${program} } catch (error) { console.log(error.code, error.message); process.exitCode = 3; }
  `;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: ['pipe', 'pipe', 'pipe'] });
  child.stdin.end(options.stdin ?? '');
  const [stdout, stderr] = [text(child.stdout), text(child.stderr)];
  child.stdout.once('data', () => {
    for (const signal of options.signals ?? []) child.kill(signal);
  });
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, stdout: await stdout, stderr: await stderr };
}

const long = `
  const temporary = await platform.files.temporaryFolder();
  await using _ = temporary;
  console.log('ready');
  const { ended } = await platform.exec.run({ command: 'sleep', args: ['86400'], timeoutMs: 86400000, signal: platform.signal });
  platform.signal.throwIfAborted();
`;

describe('a run', () => {
  it.each(['SIGINT', 'SIGTERM'] as const)('that gets %s ends its programs, cleans up, and says so', async (signal) => {
    const ended = await run(long, { signals: [signal] });
    expect(ended).toMatchObject({ code: 3, stdout: `ready\nINTERRUPTED the run was ended by ${signal}\n` });
    expect(await readdir(folder)).toEqual([]);
  });

  it('that ignores the first signal is ended by the second, its temporary folders gone', async () => {
    const stubborn = `await platform.files.temporaryFolder(); platform.signal.addEventListener('abort', () => process.kill(process.pid, 'SIGTERM')); console.log('ready'); await new Promise((resolve) => setTimeout(resolve, 86400000));`;
    const ended = await run(stubborn, { signals: ['SIGINT'] });
    expect(ended).toMatchObject({ code: 3, stdout: 'ready\n' });
    expect(await readdir(folder)).toEqual([]);
  });

  it('is ended by its time limit', async () => {
    const ended = await run(long, { timeoutMs: 3000 });
    expect(ended).toMatchObject({ code: 3, stdout: 'ready\nINTERRUPTED the run took longer than its limit of 3 s\n' });
    expect(await readdir(folder)).toEqual([]);
  });

  it('ends by itself when its work is done, whatever was opened', async () => {
    const program = `
      const repository = await platform.git.working(${JSON.stringify(process.cwd())});
      console.log((await repository.treeAt('HEAD').read('package.json')).length > 0);
    `;
    const ended = await run(program, { timeoutMs: 86_400_000 });
    expect(ended).toMatchObject({ code: 0, stdout: 'true\n', stderr: '' });
  });

  it('hides its credentials from the first line on', async () => {
    const ended = await run(
      `platform.host.log.info('ghs_very_secret_token'); platform.host.writeResult('ghs_very_secret_token');`,
    );
    expect(ended).toMatchObject({ stdout: '***', stderr: '***\n' });
  });

  it('reads standard input to its end', async () => {
    const ended = await run(`console.log(Buffer.from(await platform.stdin()).toString().length)`, {
      stdin: 'x'.repeat(200_000),
    });
    expect(ended.stdout).toBe('200000\n');
  });

  it('does not fail because nobody reads on', async () => {
    const ended = await run(`process.stdout.destroy(); platform.host.writeResult('x'.repeat(1e6));`);
    expect(ended).toMatchObject({ code: 0, stderr: '' });
  });
});
