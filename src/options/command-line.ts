import { parseArgs } from 'node:util';
import { SlipwayError } from '../model/errors.ts';
import { nearest } from '../model/nearest.ts';
import { type CommandRow, commandRow, commandRows } from './commands.ts';
import { type OptionRow, optionRows, optionsOf } from './table.ts';
import { createValues, type OptionValues } from './values.ts';

export type CommandLine =
  | { ask: 'version' }
  | { ask: 'help'; command: CommandRow | undefined }
  | { ask: 'run'; command: CommandRow; values: OptionValues; positionals: readonly string[] };

/** Reads the arguments after the program's name. Throws `OPTION_UNKNOWN`, `OPTION_INVALID` or `NOT_YET`, naming the nearest known word. */
export function parseCommandLine(argv: readonly string[]): CommandLine {
  const [first, ...rest] = argv;
  if (first === undefined || first === '--help' || first === '-h' || first === 'help') {
    return { ask: 'help', command: rest[0] === undefined ? undefined : commandRow(rest[0]) };
  }
  if (first === '--version' || first === '-V') return { ask: 'version' };
  const command = commandRow(first);
  if (command === undefined) throw unknownCommand(first);
  return parseOptions(command, rest);
}

function parseOptions(command: CommandRow, args: string[]): CommandLine {
  const rows = optionsOf(command.name).filter((row) => row.only !== 'input');
  const options = Object.fromEntries(
    rows.map((row) => [
      row.name,
      { type: row.type === 'flag' ? ('boolean' as const) : ('string' as const), multiple: true },
    ]),
  );
  const { tokens } = parseArgs({
    args,
    options: { ...options, help: { type: 'boolean', short: 'h' } },
    strict: false,
    tokens: true,
    allowPositionals: true,
  });
  const raw = new Map<string, string[]>();
  const positionals: string[] = [];
  for (const token of tokens) {
    if (token.kind === 'positional') positionals.push(token.value);
    if (token.kind !== 'option') continue;
    if (token.name === 'help') return { ask: 'help', command };
    const row = rows.find((candidate) => candidate.name === token.name);
    if (row === undefined) throw unknownOption(command, rows, token.name, token.rawName);
    raw.set(row.name, [...(raw.get(row.name) ?? []), optionValue(row, token.value, token.inlineValue === true)]);
  }
  if (positionals.length > 0 && command.positionals === '') {
    throw new SlipwayError(
      'OPTION_UNKNOWN',
      `slipway ${command.name} takes no argument, but "${positionals[0]}" was given`,
    );
  }
  if (command.reserved) throw new SlipwayError('NOT_YET', `slipway ${command.name} is reserved and does not work yet`);
  const values = createValues(rows, raw, (name) => `--${name}`);
  const format = values.text('format');
  if (format !== undefined && !command.formats.includes(format)) {
    throw new SlipwayError('OPTION_INVALID', `--format cannot be "${format}"`, {
      hint: `It is one of: ${command.formats.join(', ')}.`,
    });
  }
  return { ask: 'run', command, values, positionals };
}

function optionValue(row: OptionRow, value: string | undefined, inline: boolean): string {
  if (row.type === 'flag') return value ?? 'true';
  if (value === undefined || (!inline && value.startsWith('-') && value !== '-')) {
    throw new SlipwayError('OPTION_INVALID', `--${row.name} needs a value`, {
      hint: `Write --${row.name} ${row.placeholder ?? row.choices?.join('|') ?? 'VALUE'}, or --${row.name}=VALUE when the value starts with a dash.`,
    });
  }
  return value;
}

function unknownCommand(word: string): SlipwayError {
  const near = nearest(
    word,
    commandRows.map((row) => row.name),
  );
  return new SlipwayError(
    'OPTION_UNKNOWN',
    `there is no command "${word}"`,
    near === undefined ? {} : { hint: `Did you mean \`slipway ${near}\`?` },
  );
}

function unknownOption(command: CommandRow, rows: readonly OptionRow[], name: string, spelled: string): SlipwayError {
  const elsewhere = (optionRows as readonly OptionRow[]).find((row) => row.name === name);
  if (elsewhere?.only === 'input') {
    return new SlipwayError('OPTION_UNKNOWN', `${spelled} is an input of the Action, not an option`, {
      hint: elsewhere.environment
        ? `Credentials never stand on a command line; set ${elsewhere.environment[0]} in the environment.`
        : `Give it as ${command.positionals}.`,
    });
  }
  if (elsewhere?.commands) {
    return new SlipwayError('OPTION_UNKNOWN', `slipway ${command.name} has no option ${spelled}`, {
      hint: `It belongs to: ${elsewhere.commands.map((known) => `slipway ${known}`).join(', ')}.`,
    });
  }
  const near = nearest(name, [...rows.map((row) => row.name), 'help']);
  return new SlipwayError('OPTION_UNKNOWN', `slipway ${command.name} has no option ${spelled}`, {
    hint: near === undefined ? `See \`slipway ${command.name} --help\`.` : `Did you mean --${near}?`,
  });
}
