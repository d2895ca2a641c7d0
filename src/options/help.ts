import { type CommandRow, commandRows } from './commands.ts';
import { type OptionRow, optionsOf } from './table.ts';

const width = 92;

/** The text of `slipway --help`. */
export function programHelp(version: string): string {
  const wide = Math.max(...commandRows.map((row) => row.name.length));
  const line = (row: CommandRow): string =>
    `  ${row.name.padEnd(wide)}  ${row.summary}${row.reserved ? ' (not yet)' : ''}`;
  return [
    `Slipway ${version}: build images, bump them in the manifest repository, gate the change, confirm the sync`,
    '',
    'Usage: slipway COMMAND [OPTIONS]',
    '',
    'Commands:',
    ...commandRows.map(line),
    '',
    'Options:',
    '  --help     Help for slipway, or for one command',
    '  --version  The version',
    '',
    'Examples:',
    '  slipway gate                                    judge every root of this repository',
    '  slipway gate --base origin/main                 only what this branch adds',
    '  slipway bump --image ghcr.io/acme/web:1.4.2     show what a bump would change',
    '',
    'Exit codes: 0 yes, 1 no, 2 wrong input, 3 something outside failed.',
    '',
  ].join('\n');
}

/** The text of `slipway COMMAND --help`. */
export function commandHelp(command: CommandRow): string {
  const rows = optionsOf(command.name).filter((row) => row.only !== 'input');
  const own = rows.filter((row) => row.commands !== undefined);
  const shared = rows.filter((row) => row.commands === undefined);
  const credentials = optionsOf(command.name).filter((row) => row.environment);
  const labels = rows.map(optionLabel);
  const wide = Math.min(34, Math.max(...labels.map((label) => label.length), 6));
  const section = (title: string, list: readonly OptionRow[]): string[] =>
    list.length === 0
      ? []
      : ['', `${title}:`, ...list.flatMap((row) => entry(optionLabel(row), describe(row, command), wide))];
  return [
    `${command.summary}${command.reserved ? ' (not yet)' : ''}`,
    '',
    `Usage: slipway ${command.name}${command.positionals === '' ? '' : ` ${command.positionals}`} [OPTIONS]`,
    ...section('Options', own),
    ...section('Global options', shared),
    ...entry('--help', 'This text.', wide),
    ...(credentials.length === 0
      ? []
      : [
          '',
          'Environment:',
          ...credentials.flatMap((row) => entry((row.environment ?? []).join(', '), row.description, wide)),
        ]),
    ...(command.examples.length === 0 ? [] : ['', 'Examples:', ...command.examples.map((example) => `  ${example}`)]),
    '',
  ].join('\n');
}

function optionLabel(row: OptionRow): string {
  const value = row.type === 'flag' ? '' : ` ${row.placeholder ?? row.choices?.join('|') ?? 'VALUE'}`;
  return `--${row.name}${value}${row.list ? '…' : ''}`;
}

function describe(row: OptionRow, command: CommandRow): string {
  const choices = row.name === 'format' ? ` One of: ${command.formats.join(', ')}.` : '';
  const fallback = row.default === undefined || row.description.includes('default') ? '' : ` [default: ${row.default}]`;
  return `${row.description}${choices}${fallback}${row.reserved ? ' (not yet)' : ''}`;
}

function entry(label: string, text: string, wide: number): string[] {
  const indent = ' '.repeat(wide + 4);
  const lines = wrap(text, width - indent.length);
  const head = `  ${label}`;
  if (label.length > wide) return [head, ...lines.map((line) => indent + line)];
  return lines.map((line, index) => (index === 0 ? `${head.padEnd(wide + 4)}${line}` : indent + line));
}

function wrap(text: string, columns: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + word.length + 1 > columns) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line];
}
