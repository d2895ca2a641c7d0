import { commandRows } from '../../src/options/commands.ts';
import { outputRows } from '../../src/options/outputs.ts';
import { type OptionRow, optionRows } from '../../src/options/table.ts';

/** The reference page of commands, options, inputs and outputs. */
export function optionsPage(): string {
  return [
    '# Commands, options and inputs',
    '',
    'Generated from `src/options`. An option `--fail-on` is the input `fail-on` of the Action and, where a key is named, the same key of `slipway.yaml`.',
    'A list repeats on the command line and has one entry a line in an input, where `# comments` are allowed.',
    '',
    '## Commands',
    '',
    '| command | what it does | formats |',
    '| --- | --- | --- |',
    ...commandRows.map(
      (row) => `| \`${row.name}\` | ${row.summary}${row.reserved ? ' (not yet)' : ''} | ${row.formats.join(', ')} |`,
    ),
    '',
    '## Options and inputs',
    '',
    '| name | where | commands | default | key | what |',
    '| --- | --- | --- | --- | --- | --- |',
    ...(optionRows as readonly OptionRow[]).map(optionLine),
    '',
    '## Outputs of the Actions',
    '',
    'They are set before a step fails.',
    '',
    '| output | commands | what |',
    '| --- | --- | --- |',
    ...outputRows.map((row) => `| \`${row.name}\` | ${row.commands.join(', ')} | ${row.description} |`),
    '',
    '## Exit codes',
    '',
    '| code | meaning |',
    '| --- | --- |',
    '| 0 | done; the answer is yes |',
    '| 1 | the answer is no |',
    '| 2 | the input is wrong |',
    '| 3 | something outside failed |',
    '',
  ].join('\n');
}

function optionLine(row: OptionRow): string {
  const where =
    row.only === 'input'
      ? `input${row.environment ? `, environment \`${row.environment[0]}\`` : ''}`
      : row.only === 'command-line'
        ? 'command line'
        : 'both';
  const what = [
    row.description,
    row.choices ? `One of ${row.choices.join(', ')}.` : '',
    row.permissions ? `Needs ${row.permissions}.` : '',
    row.reserved ? '**Not yet.**' : '',
  ]
    .filter((text) => text !== '')
    .join(' ');
  const fallback = row.inputDefault ?? row.default;
  const cells = [
    `\`${row.name}\`${row.list ? ' (list)' : ''}`,
    where,
    row.commands?.join(', ') ?? 'all',
    fallback === undefined ? '' : `\`${fallback}\``,
    row.key === undefined ? '' : `\`${row.key}\``,
    what,
  ];
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
}
