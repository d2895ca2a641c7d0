import { parseDuration } from '../model/duration.ts';
import { SlipwayError } from '../model/errors.ts';
import type { OptionName, OptionRow } from './table.ts';

/** The options of one run, checked against the table; the same whether they came as flags or as inputs. */
export interface OptionValues {
  /** Undefined when not given and without a default in the table. */
  text(name: OptionName): string | undefined;
  flag(name: OptionName): boolean;
  list(name: OptionName): readonly string[];
  /** Milliseconds. */
  duration(name: OptionName): number | undefined;
  /** Given by the user, not a default of the table. */
  given(name: OptionName): boolean;
}

/** What was given, by option name: one string per occurrence; flags as `true` or `false`. */
export type RawValues = ReadonlyMap<string, readonly string[]>;

/**
 * Checks raw values against the rows and gives typed access to them.
 * Throws `OPTION_INVALID` for a value that cannot be, `NOT_YET` for a reserved option; `spell` writes an option's name for messages.
 */
export function createValues(
  rows: readonly OptionRow[],
  raw: RawValues,
  spell: (name: string) => string,
): OptionValues {
  for (const row of rows) {
    const values = raw.get(row.name);
    if (values === undefined) continue;
    if (row.reserved) throw new SlipwayError('NOT_YET', `${spell(row.name)} is reserved and does not work yet`);
    for (const value of values) checkValue(row, value, spell);
  }
  function valuesOf(name: string): readonly string[] | undefined {
    const fallback = rows.find((row) => row.name === name)?.default;
    return raw.get(name) ?? (fallback === undefined ? undefined : [fallback]);
  }
  return {
    text: (name) => valuesOf(name)?.at(-1),
    flag: (name) => valuesOf(name)?.at(-1) === 'true',
    list: (name) => valuesOf(name) ?? [],
    duration: (name) => parseDuration(valuesOf(name)?.at(-1) ?? ''),
    given: (name) => raw.has(name),
  };
}

function checkValue(row: OptionRow, value: string, spell: (name: string) => string): void {
  const name = spell(row.name);
  if (row.choices && !row.choices.includes(value)) {
    throw new SlipwayError('OPTION_INVALID', `${name} cannot be "${value}"`, {
      hint: `It is one of: ${row.choices.join(', ')}.`,
    });
  }
  if (row.form !== undefined && !row.form.pattern.test(value))
    throw new SlipwayError('OPTION_INVALID', `${name} cannot be "${value}"`, { hint: row.form.hint });
  if (row.type === 'duration' && parseDuration(value) === undefined) {
    throw new SlipwayError('OPTION_INVALID', `${name} cannot be "${value}"`, {
      hint: 'Write a duration as 90s, 10m or 1h30m.',
    });
  }
  if (row.type === 'flag' && value !== 'true' && value !== 'false') {
    throw new SlipwayError('OPTION_INVALID', `${name} cannot be "${value}"`, { hint: 'It is true or false.' });
  }
}
