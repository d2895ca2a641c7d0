import { randomUUID } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type ActionFile, inputVariables, readActionFile } from './runner/action-file.ts';
import type { CommandEffects } from './runner/command-reader.ts';
import { completeContext, contextVariables, evaluateExpression, type JobContext } from './runner/context.ts';
import { MAX_SUMMARY_BYTES, parseKeyValues, parsePaths } from './runner/file-commands.ts';
import { spawnStep } from './runner/spawn.ts';
import { temporaryDirectory } from './temp.ts';

export type { JobContext };

export interface RunnerOptions extends JobContext {
  /** GITHUB_WORKSPACE; by default an empty folder. */
  workspace?: string;
  /** Folders that come first in PATH. */
  path?: readonly string[];
  /** Variables of the job (`env:`) or of its machine, such as a builder's; HOME is an empty folder unless one is given. */
  env?: Readonly<Record<string, string>>;
  /** Values that the log must not show, as those of `secrets` are. */
  secrets?: readonly string[];
  /** The node that runs the action; by default ours. */
  node?: string;
}

export interface StepOptions {
  /** The folder with the action.yml. */
  action: string;
  /** Another program than the action.yml's. */
  main?: string;
  inputs?: Readonly<Record<string, string>>;
  env?: Readonly<Record<string, string>>;
  /** Milliseconds until the step is cancelled (eight minutes by default). */
  timeoutMs?: number;
  /** Cancels the step as the runner does: SIGINT, after 7.5 s SIGTERM, after 2.5 s more the end. */
  cancel?: AbortSignal;
}

/** What a step did, as the runner understood it. */
export interface StepResult extends Omit<CommandEffects, 'refused' | 'outputs' | 'state'> {
  exitCode: number | null;
  conclusion: 'success' | 'failure' | 'cancelled';
  outputs: Record<string, string>;
  state: Record<string, string>;
  /** Variables that it left for later steps. */
  env: Record<string, string>;
  summary: string;
  stdout: string;
  stderr: string;
  /** What the runner itself complained about: unknown inputs, malformed files, forbidden commands. */
  complaints: string[];
  milliseconds: number;
}

/** A job on a runner: its steps share the workspace, RUNNER_TEMP, and what they leave in GITHUB_ENV and GITHUB_PATH. */
export interface Runner extends AsyncDisposable {
  workspace: string;
  temp: string;
  run(step: StepOptions): Promise<StepResult>;
}

const SYSTEM_PATH = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';
const FILES = ['GITHUB_OUTPUT', 'GITHUB_STEP_SUMMARY', 'GITHUB_STATE', 'GITHUB_ENV', 'GITHUB_PATH'] as const;

type CommandFiles = Record<(typeof FILES)[number], string>;

/** Begins a job. Nothing of our own environment reaches its steps. */
export async function startRunner(options: RunnerOptions = {}): Promise<Runner> {
  const folder = temporaryDirectory('runner');
  const inside = (name: string): string => join(folder.path, name);
  const folders = {
    workspace: options.workspace ?? inside('workspace'),
    temp: inside('temp'),
    event: inside('temp/_github_workflow/event.json'),
  };
  const home = inside('home');
  for (const path of [folders.workspace, home, dirname(folders.event)]) await mkdir(path, { recursive: true });
  const context = completeContext(options);
  await writeFile(folders.event, JSON.stringify(context.event));
  const job = { env: { ...options.env } as Record<string, string>, path: [...(options.path ?? [])] };
  const secrets = [...(options.secrets ?? []), context.token];

  const run = async (step: StepOptions): Promise<StepResult> => {
    const action = await readActionFile(step.action);
    const files = await createFiles(inside('temp/_runner_file_commands'));
    const variables = contextVariables(context, folders);
    const evaluate = (expression: string): string => evaluateExpression(expression, context, variables);
    const spawned = await spawnStep({
      command: options.node ?? process.execPath,
      args: [step.main ?? action.main],
      cwd: folders.workspace,
      env: {
        HOME: home,
        LANG: 'C.UTF-8',
        ...job.env,
        ...variables,
        ...files,
        PATH: [...job.path, job.env['PATH'] ?? SYSTEM_PATH].join(':'),
        ...inputVariables(action, step.inputs ?? {}, evaluate),
        ...step.env,
      },
      secrets,
      timeoutMs: step.timeoutMs ?? 480_000,
      cancel: step.cancel,
    });
    const complaints = [...unknownInputs(action, step.inputs ?? {}), ...spawned.effects.refused];
    const left = await readFiles(files, complaints);
    Object.assign(job.env, left.env);
    job.path.unshift(...left.path);
    const { effects, cancelled, ...rest } = spawned;
    const failed = rest.exitCode !== 0 || effects.refused.length > 0 || left.malformed;
    const { refused: _, ...seen } = effects;
    return {
      ...rest,
      ...seen,
      conclusion: cancelled ? 'cancelled' : failed ? 'failure' : 'success',
      outputs: { ...effects.outputs, ...left.outputs },
      state: { ...effects.state, ...left.state },
      env: left.env,
      summary: left.summary,
      complaints,
    };
  };
  return {
    workspace: folders.workspace,
    temp: folders.temp,
    run,
    [Symbol.asyncDispose]: () => folder[Symbol.asyncDispose](),
  };
}

async function createFiles(folder: string): Promise<CommandFiles> {
  await mkdir(folder, { recursive: true });
  const suffix = randomUUID();
  const files = FILES.map(
    (name) => [name, join(folder, `${name.slice('GITHUB_'.length).toLowerCase()}_${suffix}`)] as const,
  );
  for (const [, path] of files) await writeFile(path, '');
  return Object.fromEntries(files) as CommandFiles;
}

function unknownInputs(action: ActionFile, given: Readonly<Record<string, string>>): string[] {
  const known = Object.keys(action.inputs).map((name) => name.toLowerCase());
  const unknown = Object.keys(given).filter((name) => !known.includes(name.toLowerCase()));
  return unknown.map(
    (name) => `Unexpected input(s) '${name}', valid inputs are [${known.map((one) => `'${one}'`).join(', ')}]`,
  );
}

interface LeftBehind {
  outputs: Record<string, string>;
  state: Record<string, string>;
  env: Record<string, string>;
  path: string[];
  summary: string;
  malformed: boolean;
}

/** Reads the files that a step wrote; adds to `complaints` what the runner would say of them. */
async function readFiles(files: CommandFiles, complaints: string[]): Promise<LeftBehind> {
  let malformed = false;
  const values = async (name: (typeof FILES)[number]): Promise<Record<string, string>> => {
    try {
      return parseKeyValues(await readFile(files[name], 'utf8'));
    } catch (error) {
      malformed = true;
      complaints.push(`Unable to process file command '${name}' successfully. ${(error as Error).message}`);
      return {};
    }
  };
  const [outputs, state, env] = [
    await values('GITHUB_OUTPUT'),
    await values('GITHUB_STATE'),
    await values('GITHUB_ENV'),
  ];
  let summary = await readFile(files.GITHUB_STEP_SUMMARY, 'utf8');
  if (Buffer.byteLength(summary) > MAX_SUMMARY_BYTES) {
    complaints.push(
      `$GITHUB_STEP_SUMMARY upload aborted, supports content up to a size of ${MAX_SUMMARY_BYTES / 1024}k`,
    );
    summary = '';
  }
  return { outputs, state, env, path: parsePaths(await readFile(files.GITHUB_PATH, 'utf8')), summary, malformed };
}
