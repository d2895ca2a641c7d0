import type { CommandName } from './commands.ts';
import { bumpOptions } from './bump-options.ts';
import { gateOptions } from './gate-options.ts';
import { syncOptions } from './sync-options.ts';

export interface OptionRow {
  name: string;
  type: 'text' | 'flag' | 'choice' | 'duration';
  /** Repeats on the command line; newline-separated in an input. */
  list?: true;
  choices?: readonly string[];
  /** What a text has to look like. */
  form?: { pattern: RegExp; hint: string };
  placeholder?: string;
  /** One sentence; generated into help, action.yml and the reference. */
  description: string;
  default?: string;
  /** The input's default in action.yml where it differs: an expression of the runner. */
  inputDefault?: string;
  /** Absent: every command. */
  commands?: readonly CommandName[];
  /** `command-line`: no input; `input`: no flag (credentials never stand in argv). */
  only?: 'command-line' | 'input';
  /** The key of slipway.yaml that says the same. */
  key?: string;
  /** A credential: masked, and on the command line read from these environment variables. */
  environment?: readonly string[];
  /** What the credential needs to be allowed to do. */
  permissions?: string;
  /** Part of the interface, answers NOT_YET. */
  reserved?: true;
}

const writers = ['ship', 'bump'] as const;

const shared = [
  {
    name: 'config',
    type: 'text',
    placeholder: 'FILE',
    default: 'slipway.yaml',
    description: 'Configuration file; found upwards from the working directory.',
  },
  {
    name: 'format',
    type: 'text',
    placeholder: 'FORMAT',
    default: 'text',
    only: 'command-line',
    description: 'What is printed on stdout.',
  },
  {
    name: 'report',
    type: 'text',
    list: true,
    placeholder: 'FORMAT=FILE',
    description: 'Also write the result to a file, in that format; repeatable.',
  },
  { name: 'quiet', type: 'flag', only: 'command-line', description: 'Print the result and errors alone.' },
  { name: 'verbose', type: 'flag', description: 'Print what is run, and with what result.' },
  {
    name: 'color',
    type: 'choice',
    choices: ['auto', 'always', 'never'],
    default: 'auto',
    only: 'command-line',
    description: 'Colours; auto follows the terminal and NO_COLOR.',
  },
  {
    name: 'timeout',
    type: 'duration',
    placeholder: 'DURATION',
    default: '30m',
    description: 'End the run after this time: 90s, 10m, 1h30m.',
  },
  {
    name: 'token',
    type: 'text',
    only: 'input',
    inputDefault: '${{ github.token }}',
    environment: ['SLIPWAY_TOKEN', 'GITHUB_TOKEN'],
    commands: ['ship', 'bump', 'gate', 'sync', 'reconcile'],
    permissions:
      'contents: write on the manifest repository to commit; contents: read is enough for gate, sync and reconcile',
    description:
      'Token for the manifest repository and the API; an App token when the manifests live in another repository.',
  },
  {
    name: 'ssh-key',
    type: 'text',
    only: 'input',
    environment: ['SLIPWAY_SSH_KEY'],
    commands: [...writers, 'sync', 'reconcile'],
    permissions: 'a deploy key of the manifest repository, with write access to commit',
    description: 'Private deploy key for a manifest repository that is reached over SSH.',
  },
  {
    name: 'environment',
    type: 'text',
    list: true,
    placeholder: 'NAME',
    commands: ['ship', 'bump', 'sync', 'reconcile', 'init'],
    description:
      'Environments of the manifest repository to work on; default: all. sync takes "changed" too: those that the commit changed.',
  },
  {
    name: 'release-file',
    type: 'text',
    placeholder: 'FILE',
    commands: ['ship', 'build', 'bump'],
    description:
      'The release document: where build writes it (slipway-release.json), and what bump takes its images from.',
  },
  {
    name: 'engine',
    type: 'choice',
    choices: ['auto', 'docker-buildx', 'buildah'],
    default: 'auto',
    commands: ['ship', 'build'],
    description: 'What builds the images; auto takes docker buildx, else buildah.',
  },
] as const satisfies readonly OptionRow[];

/** The one table of options: flags, inputs, help, action.yml files and the reference page are made from it. */
export const optionRows = [...shared, ...bumpOptions, ...gateOptions, ...syncOptions] as const;

export type OptionName = (typeof optionRows)[number]['name'];

/** The options of a command, as rows. */
export function optionsOf(command: CommandName): readonly OptionRow[] {
  return (optionRows as readonly OptionRow[]).filter(
    (row) => row.commands === undefined || row.commands.includes(command),
  );
}
