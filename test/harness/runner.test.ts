import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isRunning } from './process-tree.ts';
import { type RunnerOptions, type StepOptions, type StepResult, startRunner } from './runner.ts';
import { type TemporaryDirectory, temporaryDirectory } from './temp.ts';

const ACTION = `
name: probe
inputs:
  fail-on: { default: error }
  git token: { default: '\${{ github.token }}' }
  empty: {}
runs: { using: node24, main: main.mjs }
`;

let folder: TemporaryDirectory;
let count = 0;

beforeAll(() => {
  folder = temporaryDirectory('test');
});
afterAll(async () => {
  await folder[Symbol.asyncDispose]();
});

/** An action whose program is `source`. */
async function action(source: string): Promise<string> {
  count += 1;
  const path = join(folder.path, String(count));
  await mkdir(path);
  await writeFile(join(path, 'action.yml'), ACTION);
  await writeFile(join(path, 'main.mjs'), `import fs from 'node:fs';\nconst env = process.env;\n${source}`);
  return path;
}

async function runOnce(
  source: string,
  step: Partial<StepOptions> = {},
  options: RunnerOptions = {},
): Promise<StepResult> {
  await using runner = await startRunner(options);
  // Awaited here, for the job would end before the step otherwise.
  return await runner.run({ action: await action(source), ...step });
}

describe('environment of a step', () => {
  const PRINT = 'console.log(JSON.stringify(env))';

  it('holds inputs in the spelling of the runner, with defaults and expressions evaluated', async () => {
    const { stdout } = await runOnce(PRINT, { inputs: { 'fail-on': 'never' } }, { token: 'ghs_x' });
    expect(JSON.parse(stdout)).toMatchObject({ 'INPUT_FAIL-ON': 'never', INPUT_GIT_TOKEN: 'ghs_x', INPUT_EMPTY: '' });
  });

  it('holds the context and nothing of ours', async () => {
    process.env['SLIPWAY_LEAK'] = 'x';
    const { stdout } = await runOnce(PRINT, {}, { repository: 'acme/web', sha: 'abc', event: { number: 7 } });
    delete process.env['SLIPWAY_LEAK'];
    const env = JSON.parse(stdout) as Record<string, string>;
    expect(env).toMatchObject({ GITHUB_ACTIONS: 'true', GITHUB_REPOSITORY: 'acme/web', GITHUB_SHA: 'abc', CI: 'true' });
    expect(env).not.toHaveProperty('SLIPWAY_LEAK');
    expect(env).not.toHaveProperty('GITHUB_TOKEN');
  });

  it('warns of an input that the action does not know, and passes it on', async () => {
    const { stdout, complaints } = await runOnce(PRINT, { inputs: { 'fail-onn': 'x' } });
    expect(complaints.join()).toContain("Unexpected input(s) 'fail-onn'");
    expect(JSON.parse(stdout)).toMatchObject({ 'INPUT_FAIL-ONN': 'x' });
  });

  it('carries the event and what earlier steps left', async () => {
    await using runner = await startRunner({ event: { number: 7 } });
    const first = await action(
      "fs.appendFileSync(env.GITHUB_ENV, 'A=1\\n'); fs.appendFileSync(env.GITHUB_PATH, '/opt/x\\n')",
    );
    const second = await action(
      "console.log(env.A, env.PATH.split(':')[0], JSON.parse(fs.readFileSync(env.GITHUB_EVENT_PATH)).number, process.cwd())",
    );
    expect((await runner.run({ action: first })).env).toEqual({ A: '1' });
    expect((await runner.run({ action: second })).stdout).toBe(`1 /opt/x 7 ${runner.workspace}\n`);
  });
});

describe('what a step writes', () => {
  it('is read from the files: outputs in both forms, state, summary', async () => {
    const result = await runOnce(`
      fs.appendFileSync(env.GITHUB_OUTPUT, 'a=b=c\\nlong<<EOF\\none\\n\\ntwo=2\\nEOF\\nempty<<X\\nX\\n');
      fs.appendFileSync(env.GITHUB_STATE, 's=1\\n');
      fs.appendFileSync(env.GITHUB_STEP_SUMMARY, '# Hello\\n');
      process.exitCode = 3;`);
    expect(result.outputs).toEqual({ a: 'b=c', long: 'one\n\ntwo=2', empty: '' });
    expect(result).toMatchObject({ state: { s: '1' }, summary: '# Hello\n', exitCode: 3, conclusion: 'failure' });
  });

  it('fails the step when a file is malformed, and loses a summary that is too long', async () => {
    const result = await runOnce(`
      fs.appendFileSync(env.GITHUB_OUTPUT, 'a<<EOF\\nnever ended');
      fs.appendFileSync(env.GITHUB_STEP_SUMMARY, 'x'.repeat(1024 * 1024 + 1));`);
    expect(result).toMatchObject({ exitCode: 0, conclusion: 'failure', summary: '', outputs: {} });
    expect(result.complaints.join()).toMatch(/delimiter not found 'EOF'.*supports content up to a size of 1024k/);
  });

  it('may lie in RUNNER_TEMP until the job ends', async () => {
    await using runner = await startRunner();
    await runner.run({ action: await action("fs.writeFileSync(env.RUNNER_TEMP + '/report.json', '{}')") });
    expect(await readFile(join(runner.temp, 'report.json'), 'utf8')).toBe('{}');
  });
});

describe('what a step prints', () => {
  const print = (...lines: string[]): string => `process.stdout.write(${JSON.stringify(lines.join('\n'))})`;

  it('holds annotations with unescaped properties', async () => {
    const { annotations } = await runOnce(
      print(
        '::error file=a%2Cb.yaml,line=3,col=7,title=x%3Ay::one%0Atwo %2525',
        '  ::warning::plain',
        'no ::error::here',
      ),
    );
    expect(annotations).toEqual([
      { level: 'error', message: 'one\ntwo %25', file: 'a,b.yaml', line: 3, col: 7, title: 'x:y' },
      { level: 'warning', message: 'plain' },
    ]);
  });

  it('is masked, groups and all, and commands count on stderr too', async () => {
    const { masks, log, groups } = await runOnce(
      "console.error('::add-mask::hush'); setTimeout(() => console.log('::group::Build hush\\nsaid hush\\n::endgroup::\\ntok'), 50)",
      {},
      { secrets: ['tok'] },
    );
    expect(masks).toEqual(['hush']);
    expect(groups).toEqual(['Build hush']);
    expect(log).toEqual(['##[group]Build ***', 'said ***', '***']);
  });

  it('obeys what an attacker smuggles in: old commands, carriage returns, brackets in the middle of a line', async () => {
    const { outputs, complaints, conclusion, annotations } = await runOnce(
      print('::set-output name=digest::evil', 'x\r::set-env name=A::b', 'name ##[warning file=f]bad%5D', ''),
    );
    expect(outputs).toEqual({ digest: 'evil' });
    expect(complaints.join()).toContain('`set-env` command is disabled');
    expect(annotations).toEqual([{ level: 'warning', message: 'bad]', file: 'f' }]);
    expect(conclusion).toBe('failure');
  });

  it('is no command between stop-commands and its token', async () => {
    const { annotations } = await runOnce(print('::stop-commands::T0K', '::error::a', '::t0k::', '::error::b'));
    expect(annotations.map(({ message }) => message)).toEqual(['b']);
  });
});

describe('the end of a step', () => {
  it('ends children that it left behind, even in sessions of their own', async () => {
    const { stdout, exitCode } = await runOnce(`
      const { spawn } = await import('node:child_process');
      const child = spawn('sleep', ['300'], { detached: true, stdio: 'inherit' });
      child.unref();
      console.log(child.pid);`);
    expect(exitCode).toBe(0);
    expect(isRunning(Number(stdout.trim()))).toBe(false);
  });

  it('is a SIGINT first when cancelled, so that it can clean up', async () => {
    const up = join(folder.path, 'up');
    const cancel = new AbortController();
    const running = runOnce(
      `process.on('SIGINT', () => { console.log('bye'); process.exit(7); }); setInterval(() => {}, 1000); fs.writeFileSync(${JSON.stringify(up)}, '');`,
      { cancel: cancel.signal },
    );
    await expect.poll(() => existsSync(up)).toBe(true);
    cancel.abort();
    expect(await running).toMatchObject({ conclusion: 'cancelled', stdout: 'bye\n', exitCode: 7 });
  });

  it('is cancelled at its time limit', async () => {
    const { conclusion, exitCode } = await runOnce('setInterval(() => {}, 1000)', { timeoutMs: 100 });
    expect({ conclusion, exitCode }).toEqual({ conclusion: 'cancelled', exitCode: null });
  });
});
