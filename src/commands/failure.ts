import { errorDocs, exitCodeOf, type SlipwayError, toErrorDocument } from '../model/errors.ts';
import { formatLocation } from '../model/location.ts';
import type { CommandName } from '../options/commands.ts';
import { codeBlock, escapeMarkdown } from '../report/escape.ts';
import { type CommandResult, jsonText } from './command.ts';
import { errorText } from './error-text.ts';
import { gateFailure } from './gate-failure.ts';

/** The result of a command that could not answer: every error, and the exit code of the first. */
export function failure(
  command: CommandName | undefined,
  errors: readonly SlipwayError[],
  version: string,
): CommandResult {
  const documents = errors.map(toErrorDocument);
  const exitCode = errors[0] === undefined ? 3 : exitCodeOf(errors[0].code);
  return {
    exitCode,
    formats: {
      text: () => '',
      json: () =>
        jsonText({
          schema: `slipway/${command ?? 'error'}/v1`,
          command: command ?? null,
          error: documents[0],
          errors: documents,
        }),
      markdown: () => errors.map(errorMarkdown).join('\n'),
      ...(command === 'gate' ? gateFailure(documents, version) : {}),
    },
    // Errors are on stderr already. A baseline stays what it was.
    reports: { text: () => `${errors.map(errorText).join('\n')}\n`, baseline: null },
    outputs: { outcome: 'failed' },
    annotations: errors.map((error) => ({
      level: 'error',
      title: error.code,
      message: error.hint === undefined ? error.message : `${error.message}\n${error.hint}`,
      ...(error.location === undefined ? {} : error.location),
    })),
  };
}

function errorMarkdown(error: SlipwayError): string {
  const [first = '', ...rest] = error.message.split('\n');
  const place = error.location === undefined ? '' : ` at ${escapeMarkdown(formatLocation(error.location))}`;
  return [
    `❌ **${error.code}**${place}: ${escapeMarkdown(first)}`,
    ...(rest.length === 0 ? [] : ['', codeBlock(rest.join('\n'))]),
    ...(error.hint === undefined ? [] : ['', escapeMarkdown(error.hint)]),
    '',
    `[Read on](${errorDocs(error.code)})`,
    '',
  ].join('\n');
}
