import { errorText } from '../commands/error-text.ts';
import { exitCodeOf, toSlipwayErrors } from '../model/errors.ts';
import { parseCommandLine } from '../options/command-line.ts';
import { commandHelp, programHelp } from '../options/help.ts';
import { leave, printError, printResult } from '../platform/process.ts';
import { version } from '../platform/version.ts';

/** The command line: help and refusals need nothing else, so the rest is loaded for a run alone. */
async function main(argv: readonly string[]): Promise<number> {
  const line = parseCommandLine(argv);
  if (line.ask === 'version') return printResult(`slipway ${version}\n`);
  if (line.ask === 'help') return printResult(line.command ? commandHelp(line.command) : programHelp(version));
  const { runCommandLine } = await import('./run-command-line.ts');
  return await runCommandLine(line);
}

try {
  leave(await main(process.argv.slice(2)));
} catch (thrown) {
  const errors = toSlipwayErrors(thrown);
  for (const error of errors) printError(errorText(error));
  leave(errors[0] ? exitCodeOf(errors[0].code) : 3);
}
