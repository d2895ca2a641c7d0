import { runCommand } from '../commands/run-command.ts';
import type { CommandLine } from '../options/command-line.ts';
import { credentialsOf } from '../options/credentials.ts';
import { createPlatform } from '../platform/create-platform.ts';
import { environment } from '../platform/process.ts';

/** Runs a command of the command line on the real platform; returns its exit code. */
export async function runCommandLine(line: Extract<CommandLine, { ask: 'run' }>): Promise<number> {
  const { command, values, positionals } = line;
  const env = environment();
  const credentials = credentialsOf(command.name, (name) => env[name]);
  await using platform = await createPlatform({
    env,
    runner: false,
    quiet: values.flag('quiet'),
    verbose: values.flag('verbose'),
    color: values.text('color') as 'auto' | 'always' | 'never',
    timeoutMs: values.duration('timeout') ?? 0,
    credentials,
  });
  return await runCommand(command.name, { platform, values, positionals, credentials, action: false }, {});
}
