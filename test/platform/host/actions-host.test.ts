import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RunnerOptions, type StepResult, startRunner } from '../../harness/runner.ts';
import { type TemporaryDirectory, temporaryDirectory } from '../../harness/temp.ts';

const source = new URL('../../../src/platform/', import.meta.url).href;
const prelude = `
import { createActionsHost } from '${source}host/actions-host.ts';
import { createRedactor } from '${source}exec/redactor.ts';
const context = { workspace: '/', serverUrl: 'https://github.com', untrusted: false };
let now = 0;
const clock = { now: () => now, sleep: () => new Promise(() => {}) };
const make = (more = {}) => createActionsHost({ env: process.env, quiet: false, verbose: false, context, redactor: createRedactor(), clock, ...more });
const host = make();
`;

let folder: TemporaryDirectory;
let count = 0;
beforeAll(() => {
  folder = temporaryDirectory('actions-host');
});
afterAll(() => folder[Symbol.asyncDispose]());

/** Runs a program that has a \`host\` as a step of a job. */
async function step(program: string, options: RunnerOptions = {}): Promise<StepResult> {
  count += 1;
  const path = join(folder.path, String(count));
  await mkdir(path);
  await writeFile(join(path, 'action.yml'), 'name: probe\nruns: { using: node24, main: main.ts }\n');
  await writeFile(join(path, 'package.json'), '{"type":"module"}');
  await writeFile(join(path, 'main.ts'), prelude + program);
  await using runner = await startRunner(options);
  const result = await runner.run({ action: path });
  expect(result.stderr.replace(/.*ExperimentalWarning.*\n.*\n/u, '')).toBe('');
  expect(result.conclusion).toBe('success');
  return result;
}

describe('hostile text', () => {
  const attacks = [
    '::set-output name=verdict::pass',
    '   ::error::x',
    '\\u001b[31m::add-mask::x',
    'text\\r::error::x',
    'text\\r\\n::stop-commands::x',
    'a ##[error]b',
    '##[\\u001b[0m[group]',
    '\\u200b::error::x',
    '\\u0085::error::x',
    '::\\u0000error::x',
  ];

  it('never becomes a workflow command, whatever it is printed as', async () => {
    const result = await step(`
      const attacks = ${JSON.stringify(attacks).replaceAll(String.raw`\\`, '\\')};
      for (const text of attacks) {
        host.log.info(text); host.log.failure(text); host.writeResult(text + '\\n'); make({ verbose: true }).log.debug(text);
        await host.log.group('outer ' + text, () => host.log.group(text, async () => {}));
      }
    `);
    const names = new Set(result.commands.map((command) => command.name));
    expect([...names].sort()).toEqual(['endgroup', 'group']);
    expect(result.groups).toHaveLength(attacks.length);
    expect(result.outputs).toEqual({});
    expect(result.log.join('\n')).toContain(String.raw`\::set-output name=verdict::pass`);
    expect(result.stdout).not.toMatch(/[\u0000-\u0009\u000b-\u001f]/u);
  });

  it('stays inside its annotation', async () => {
    const result = await step(`
      host.annotate([{ level: 'error', title: 'a,file=/etc/passwd::\\n::error::b', message: 'one\\n::set-output name=x::y\\u001b[2J', file: 'a\\n::b.yaml', line: 3, column: 2 }]);
    `);
    expect(result.annotations).toEqual([
      {
        level: 'error',
        title: 'a,file=/etc/passwd:: ::error::b',
        message: 'a ::b.yaml:3:2: one\n::set-output name=x::y',
        file: 'a ::b.yaml',
        line: 3,
        col: 2,
      },
    ]);
    expect(result.outputs).toEqual({});
  });

  it('is an output of exactly that text', async () => {
    const value = 'line\nghadelimiter_x\nother<<EOF\n::error::x';
    const { outputs } = await step(`host.setOutput('report', ${JSON.stringify(value)});`);
    expect(outputs).toEqual({ report: value });
  });
});

describe('annotations', () => {
  it('are at most ten of a level, the last of which counts the others', async () => {
    const { annotations } = await step(`
      const many = (level, n) => Array.from({ length: n }, (_, i) => ({ level, title: 't', message: String(i), file: 'a.yaml' }));
      host.annotate([...many('error', 12), ...many('warning', 10), ...many('notice', 1)]);
    `);
    const errors = annotations.filter(({ level }) => level === 'error');
    expect(errors).toHaveLength(10);
    expect(errors.at(-1)).toMatchObject({ title: 'and 3 more' });
    expect(errors[0]).toMatchObject({ message: 'a.yaml: 0', line: 1 });
    expect(annotations.filter(({ level }) => level === 'warning')).toHaveLength(10);
    expect(annotations.filter(({ level }) => level === 'notice')).toHaveLength(1);
  });

  it('for warnings of the log end when their number is reached, and the log goes on', async () => {
    const { annotations, log } = await step(`for (let i = 0; i < 12; i++) host.log.warning('w' + i);`);
    expect(annotations).toHaveLength(10);
    expect(log.filter((line) => line.includes('w11'))).toEqual(['warning: w11']);
  });
});

describe('secrets', () => {
  it('are masked for the runner and gone from everything of ours', async () => {
    const result = await step(`
      host.mask('hunter2-secret');
      host.log.info('the hunter2-secret'); host.setOutput('x', 'hunter2-secret'); await host.writeSummary('hunter2-secret');
      host.annotate([{ level: 'error', title: 'hunter2-secret', message: 'hunter2-secret' }]);
    `);
    expect(result.masks).toEqual(['hunter2-secret']);
    const shown = result.stdout.replace('::add-mask::hunter2-secret', '') + result.summary + result.outputs['x'];
    expect(shown).not.toContain('hunter2-secret');
    expect(result.summary).toBe('***\n');
  });
});

describe('the job summary', () => {
  it('is appended to, and cut at a line with a notice before the runner would drop it', async () => {
    const result = await step(`
      await host.writeSummary('# One'); await host.writeSummary('x'.repeat(99).concat('\\n').repeat(20000)); await host.writeSummary('never');
    `);
    expect(result.complaints).toEqual([]);
    expect(result.summary.startsWith('# One\nxxx')).toBe(true);
    expect(Buffer.byteLength(result.summary)).toBeLessThanOrEqual(1024 * 1024);
    expect(result.summary.trimEnd().split('\n').at(-1)).toMatch(/does not fit/u);
    expect(result.summary).not.toContain('never');
  });
});

it('without the files of a runner nothing is written anywhere', async () => {
  const { stdout } = await step(`
    const bare = make({ env: {} });
    bare.setOutput('x', 'y'); await bare.writeSummary('# z');
  `);
  expect(stdout).toBe('');
});
