import { errorText } from '../commands/error-text.ts';
import { runCommand } from '../commands/run-command.ts';
import { exitCodeOf, toSlipwayErrors } from '../model/errors.ts';
import type { CommandName } from '../options/commands.ts';
import { parseInputs } from '../options/inputs.ts';
import { createPlatform } from '../platform/create-platform.ts';
import { environment, leave, printError, reportPath } from '../platform/process.ts';

/** The Action: reads the inputs, makes the platform, runs the command; outputs are set before it fails. */
export async function runAction(action: CommandName | 'root'): Promise<void> {
  try {
    const env = environment();
    const { command, values } = parseInputs(action, env);
    const [token, sshKey] = [env['INPUT_TOKEN'], env['INPUT_SSH-KEY']];
    const credentials = { ...(token ? { token } : {}), ...(sshKey ? { sshKey } : {}) };
    await using platform = await createPlatform({
      env,
      runner: true,
      quiet: false,
      verbose: values.flag('verbose'),
      color: 'never',
      timeoutMs: values.duration('timeout') ?? 0,
      credentials,
    });
    const positionals = command === 'gate' ? values.list('root') : [];
    leave(
      await runCommand(
        command,
        { platform, values, positionals, credentials, action: true },
        { actionReport: reportPath(env, command) },
      ),
    );
  } catch (thrown) {
    const errors = toSlipwayErrors(thrown);
    for (const error of errors) printError(errorText(error));
    leave(errors[0] ? exitCodeOf(errors[0].code) : 3);
  }
}
