import { SlipwayError } from '../../model/errors.ts';
import type { ExecRequest, ExecResult } from '../../ports/exec.ts';
import type { ProcessRunner } from '../exec/create-exec.ts';
import type { ProcessGroup } from '../exec/process-group.ts';
import { type GitSetting, gitEnvironment } from './git-environment.ts';
import { hideUrlCredentials } from './remote-url.ts';

export interface GitCommandOptions {
  stdin?: string | Uint8Array;
  timeoutMs?: number;
  maxBytes?: number;
  signal?: AbortSignal | undefined;
}

/** Runs git in one folder, with one set of credentials. */
export interface GitCommand {
  /** The result, whatever the exit code; throws when it was ended by the signal or took too long. */
  run(args: readonly string[], options?: GitCommandOptions): Promise<ExecResult>;
  /** What it printed, without the last newline; throws `GIT_FAILED` on a non-zero exit code. */
  text(args: readonly string[], options?: GitCommandOptions): Promise<string>;
  /** What it printed, as bytes; throws likewise. */
  bytes(args: readonly string[], options?: GitCommandOptions): Promise<Uint8Array>;
  /** Starts git and leaves it running. */
  open(args: readonly string[]): Promise<ProcessGroup>;
}

export interface GitCommandContext {
  exec: ProcessRunner;
  folder: string;
  settings?: readonly GitSetting[];
  env?: Readonly<Record<string, string>>;
  secrets?: readonly string[];
}

/** Commands that only read what is on this machine. */
const localMs = 120_000;

/** Git as it is run for one repository. */
export function createGitCommand(context: GitCommandContext): GitCommand {
  const { exec, folder, secrets = [] } = context;
  const env = { ...gitEnvironment(context.settings ?? []), ...context.env };

  async function run(args: readonly string[], options: GitCommandOptions = {}): Promise<ExecResult> {
    const { signal, timeoutMs = localMs, ...rest } = options;
    const request: ExecRequest = { command: 'git', args, cwd: folder, env, secrets, timeoutMs, ...rest };
    const result = await exec.run(signal === undefined ? request : { ...request, signal });
    if (result.ended === 'aborted') {
      signal?.throwIfAborted();
      throw new SlipwayError('INTERRUPTED', `git ${args[0] ?? ''} was interrupted`);
    }
    if (result.ended === 'timeout') {
      throw new SlipwayError(
        'GIT_FAILED',
        `git ${args[0] ?? ''} took longer than ${Math.round(timeoutMs / 1000)} seconds`,
      );
    }
    if (result.ended === 'too-much-output') {
      throw new SlipwayError('GIT_FAILED', `git ${args[0] ?? ''} printed more than can be taken in`);
    }
    return result;
  }

  async function bytes(args: readonly string[], options?: GitCommandOptions): Promise<Uint8Array> {
    const result = await run(args, options);
    if (result.exitCode !== 0) throw gitFailed(args[0] ?? '', result);
    return result.stdout;
  }

  return {
    run,
    bytes,
    text: async (args, options) =>
      Buffer.from(await bytes(args, options))
        .toString('utf8')
        .replace(/\n$/u, ''),
    open: (args) => exec.open({ command: 'git', args, cwd: folder, env }),
  };
}

/** What git said last, on one line. */
export function lastWords(stderr: string): string {
  const lines = hideUrlCredentials(stderr)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('hint:'));
  const fatal = lines.findLast((line) => /^(?:fatal|error|ERROR):/u.test(line)) ?? lines.at(-1);
  return fatal ?? 'it gave no reason';
}

export function gitFailed(command: string, result: ExecResult): SlipwayError {
  return new SlipwayError('GIT_FAILED', `git ${command} failed: ${lastWords(result.stderr)}`, { cause: result.stderr });
}
