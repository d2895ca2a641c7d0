import type { OptionRow } from './table.ts';

const judges = ['ship', 'gate'] as const;
const renderers = ['ship', 'bump', 'render', 'gate'] as const;

/** Options about what is rendered and how it is judged. */
export const gateOptions = [
  {
    name: 'root',
    type: 'text',
    list: true,
    only: 'input',
    commands: ['gate'],
    description: 'Roots to judge: folders, charts or files; default: the configuration, else all that are discovered.',
  },
  {
    name: 'base',
    type: 'text',
    placeholder: 'REVISION|DIR',
    commands: ['gate'],
    description:
      "What to compare with; default: the event's merge base on a pull request or merge group, else nothing.",
  },
  {
    name: 'values',
    type: 'text',
    list: true,
    placeholder: 'FILE',
    commands: ['render', 'gate'],
    description: 'Helm values files for charts named as roots.',
  },
  {
    name: 'all-roots',
    type: 'flag',
    commands: ['render', 'gate'],
    description: 'Also judge roots that other roots include.',
  },
  {
    name: 'kubernetes-version',
    type: 'text',
    placeholder: 'VERSION',
    form: { pattern: /^v?1\.\d+(\.\d+)?$/, hint: 'Write the version as 1.33 or 1.33.2.' },
    commands: [...renderers],
    key: 'gate.kubernetes-version',
    description: 'The version of the clusters, for rendering and rules: 1.33.',
  },
  {
    name: 'pack',
    type: 'text',
    list: true,
    placeholder: 'NAME',
    commands: [...judges],
    key: 'gate.packs',
    description: 'Packs of rules: recommended (default), pss-baseline, pss-restricted, all, none.',
  },
  {
    name: 'enable',
    type: 'text',
    list: true,
    placeholder: 'RULE',
    commands: [...judges],
    key: 'gate.enable',
    description: "Rules, groups, or other tools' names for them, to add.",
  },
  {
    name: 'disable',
    type: 'text',
    list: true,
    placeholder: 'RULE',
    commands: ['gate'],
    key: 'gate.disable',
    description: 'Rules or groups to leave out; only the command line and the configuration may loosen.',
  },
  {
    name: 'policy',
    type: 'text',
    list: true,
    placeholder: 'DIR|FILE|BUNDLE',
    commands: [...judges],
    key: 'gate.policies',
    description:
      'Policies: folders, .rego and .wasm files, bundles, Gatekeeper templates and constraints, oci://registry/repository@sha256:….',
  },
  {
    name: 'combine',
    type: 'flag',
    only: 'command-line',
    commands: ['gate'],
    key: 'gate.combine',
    description: "Give policies all objects of a root at once, as conftest's --combine.",
  },
  {
    name: 'explain-location',
    type: 'flag',
    commands: ['gate'],
    description: 'Say with each finding how its line was found, and why it is not exact where it is not.',
  },
  {
    name: 'fail-on',
    type: 'choice',
    choices: ['error', 'warning', 'never'],
    commands: [...judges],
    key: 'gate.fail-on',
    description: 'The least severity of a new finding that fails the gate: error (default), warning, or never.',
  },
  {
    name: 'renderer',
    type: 'choice',
    choices: ['auto', 'native', 'embedded'],
    default: 'auto',
    commands: [...renderers],
    description:
      'What renders: kustomize and helm on PATH (native), their code inside Slipway in a sandbox (embedded), or auto: native where they are installed and the change is trusted.',
  },
  {
    name: 'network',
    type: 'choice',
    choices: ['none', 'base-hosts', 'any'],
    commands: ['render', 'gate'],
    key: 'gate.network',
    description:
      'What trusted runs may fetch while they render: kustomize bases, charts. Default: gate.network, else none.',
  },
  {
    name: 'output',
    type: 'text',
    placeholder: 'FOLDER',
    only: 'command-line',
    commands: ['render'],
    description: 'Write one file per root into this folder.',
  },
  {
    name: 'fix',
    type: 'flag',
    only: 'command-line',
    commands: ['gate'],
    reserved: true,
    description: 'Write the fixes of findings that have one.',
  },
] as const satisfies readonly OptionRow[];
