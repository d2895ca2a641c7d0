import { SlipwayError, SlipwayErrors } from '../model/errors.ts';
import { nearest } from '../model/nearest.ts';
import { type CommandName, commandRow, commandRows } from './commands.ts';
import { type OptionRow, optionRows, optionsOf } from './table.ts';
import { createValues, type OptionValues } from './values.ts';

/** The inputs of a sub-action, or of the root action (every command's, and `command` itself). */
export function inputRows(action: CommandName | 'root'): readonly OptionRow[] {
  const names = commandRows.filter((row) => row.action && !row.reserved).map((row) => row.name);
  const rows: readonly OptionRow[] =
    action === 'root'
      ? (optionRows as readonly OptionRow[]).filter(
          (row) => row.commands === undefined || row.commands.some((name) => name === 'ship' || names.includes(name)),
        )
      : optionsOf(action);
  return rows.filter((row) => row.only !== 'command-line' && !row.reserved);
}

/**
 * Reads the runner's `INPUT_*` variables (upper-case names, hyphens kept; an empty one counts as absent).
 * Reports every unknown input at once.
 */
export function parseInputs(
  action: CommandName | 'root',
  environment: Readonly<Record<string, string | undefined>>,
): { command: CommandName; values: OptionValues } {
  const given = new Map<string, string>();
  for (const [key, value] of Object.entries(environment)) {
    if (key.startsWith('INPUT_') && value !== undefined && value.trim() !== '')
      given.set(key.slice(6).toLowerCase(), value);
  }
  const command = action === 'root' ? rootCommand(given.get('command')) : action;
  if (commandRow(command)?.reserved)
    throw new SlipwayError('NOT_YET', `slipway ${command} is reserved and does not work yet`);
  if (action === 'root') given.delete('command');
  const rows = inputRows(action);
  const unknown = [...given.keys()].filter((name) => !rows.some((row) => row.name === name));
  if (unknown.length > 0) throw new SlipwayErrors(unknown.map((name) => unknownInput(name, rows)));
  const usable = optionsOf(command);
  const raw = new Map<string, readonly string[]>();
  for (const row of rows) {
    const value = given.get(row.name);
    if (value === undefined || value === (row.inputDefault ?? row.default)) continue;
    if (!usable.includes(row)) {
      if (row.environment) continue;
      throw new SlipwayError('OPTION_UNKNOWN', `input "${row.name}" does not belong to the command "${command}"`, {
        hint: `It belongs to: ${row.commands?.join(', ') ?? ''}.`,
      });
    }
    raw.set(row.name, inputValues(row, value));
  }
  return { command, values: createValues(usable, raw, (name) => `input "${name}"`) };
}

function rootCommand(word = 'ship'): CommandName {
  const row = commandRow(word.trim());
  if (row === undefined) {
    throw new SlipwayError('OPTION_INVALID', `input "command" cannot be "${word}"`, {
      hint: `It is one of: ${commandRows.map(({ name }) => name).join(', ')}.`,
    });
  }
  return row.name;
}

function inputValues(row: OptionRow, value: string): readonly string[] {
  if (row.type === 'flag') return [value.trim().toLowerCase()];
  if (row.name === 'ssh-key') return [value];
  if (!row.list) return [value.trim()];
  return linesOf(value);
}

/** What an input with one value a line means, without comments. */
export function linesOf(value: string): readonly string[] {
  return value
    .split(/\r?\n/)
    .map((line) => line.replace(/(^|\s)#.*$/, '').trim())
    .filter((line) => line !== '');
}

function unknownInput(name: string, rows: readonly OptionRow[]): SlipwayError {
  const near = nearest(name, [...rows.map((row) => row.name), 'command']);
  return new SlipwayError(
    'OPTION_UNKNOWN',
    `there is no input "${name}"`,
    near === undefined ? { hint: 'See the inputs in action.yml.' } : { hint: `Did you mean "${near}"?` },
  );
}
