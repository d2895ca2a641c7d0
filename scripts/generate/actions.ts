import { stringify } from 'yaml';
import { type CommandName, commandRows } from '../../src/options/commands.ts';
import { inputRows } from '../../src/options/inputs.ts';
import { outputRows } from '../../src/options/outputs.ts';
import type { OptionRow } from '../../src/options/table.ts';

const header = '# Generated from src/options by `npm run generate`; edits are lost.\n';

/** The root action.yml and one per sub-action, by path. */
export function actionFiles(): [string, string][] {
  const subActions = commandRows.filter((row) => row.action);
  return [
    [
      'action.yml',
      actionFile(
        'root',
        'Slipway',
        'Build images, bump them in the manifest repository, gate the rendered change, and commit it.',
        'dist/action.js',
      ),
    ],
    ...subActions.map((row): [string, string] => [
      `${row.name}/action.yml`,
      actionFile(
        row.name,
        `Slipway ${row.name}`,
        `${row.summary}.${row.reserved ? ' Reserved: answers NOT_YET.' : ''}`,
        `../dist/${row.name}.js`,
      ),
    ]),
  ];
}

function actionFile(action: CommandName | 'root', name: string, description: string, main: string): string {
  const command = {
    command: {
      description: `What to run: ${commandRows
        .filter((row) => !row.reserved)
        .map((row) => row.name)
        .join(', ')}.`,
      required: false,
      default: 'ship',
    },
  };
  const document = {
    name,
    description,
    author: 'Slipway',
    branding: { icon: 'anchor', color: 'blue' },
    inputs: {
      ...(action === 'root' ? command : {}),
      ...Object.fromEntries(inputRows(action).map((row) => [row.name, input(row)])),
    },
    outputs: Object.fromEntries(
      outputRows
        .filter((row) => action === 'root' || row.commands.includes(action))
        .map((row) => [row.name, { description: row.description }]),
    ),
    runs: { using: 'node24', main },
  };
  return header + stringify(document, { lineWidth: 0 });
}

function input(row: OptionRow): { description: string; required: boolean; default?: string } {
  const fallback = row.inputDefault ?? row.default;
  const details = [
    row.list ? 'One per line.' : '',
    row.choices ? `One of: ${row.choices.join(', ')}.` : '',
    row.permissions ? `Needs ${row.permissions}.` : '',
  ];
  const description = [row.description, ...details].filter((text) => text !== '').join(' ');
  return { description, required: false, ...(fallback === undefined ? {} : { default: fallback }) };
}
