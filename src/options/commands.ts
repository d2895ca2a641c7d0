export type CommandName =
  | 'ship'
  | 'build'
  | 'bump'
  | 'render'
  | 'gate'
  | 'sync'
  | 'reconcile'
  | 'doctor'
  | 'init'
  | 'policy'
  | 'explain';

export interface CommandRow {
  name: CommandName;
  /** One line for the list of commands. */
  summary: string;
  /** What follows the name in the usage line. */
  positionals: string;
  formats: readonly string[];
  examples: readonly string[];
  /** Also a sub-action with a folder of its own. */
  action?: true;
  /** Part of the interface, answers NOT_YET. */
  reserved?: true;
}

export const commandRows: readonly CommandRow[] = [
  {
    name: 'ship',
    summary: 'The whole line: build, bump, render, gate, then commit',
    positionals: '',
    formats: ['text', 'json', 'markdown'],
    examples: ['slipway ship', 'slipway ship --environment staging --write commit'],
  },
  {
    name: 'build',
    summary: 'Build and push the images of the configuration, and check what the registry holds',
    positionals: '',
    formats: ['text', 'json', 'markdown'],
    examples: ['slipway build', 'slipway build --release-file release.json'],
    action: true,
  },
  {
    name: 'bump',
    summary: 'Plan image changes in the manifest repository, and write them when asked',
    positionals: '',
    formats: ['text', 'json', 'markdown'],
    examples: [
      'slipway bump --image ghcr.io/acme/web:1.4.2',
      'slipway bump --image ghcr.io/acme/web:1.4.2 --repository acme/deploy --write commit',
    ],
    action: true,
  },
  {
    name: 'render',
    summary: 'Render roots to a YAML stream',
    positionals: '[ROOT…]',
    formats: ['text', 'json'],
    examples: ['slipway render overlays/prod', 'slipway render --format json overlays/prod'],
  },
  {
    name: 'gate',
    summary: 'Render, lint and evaluate policies: findings, semantic diff, verdict',
    positionals: '[ROOT…]',
    formats: ['text', 'json', 'github', 'sarif', 'junit', 'markdown', 'html', 'baseline'],
    examples: ['slipway gate', 'slipway gate overlays/prod --base origin/main', 'kustomize build . | slipway gate -'],
    action: true,
  },
  {
    name: 'sync',
    summary: 'Confirm that the cluster runs exactly this commit',
    positionals: '',
    formats: ['text', 'json', 'markdown'],
    examples: ['slipway sync --environment prod', 'slipway sync --environment prod --revision SHA --timeout 15m'],
    action: true,
  },
  {
    name: 'reconcile',
    summary: 'The in-cluster step of the built-in engine: fetch, render, apply, prune, wait',
    positionals: '',
    formats: ['text', 'json'],
    examples: ['slipway reconcile --environment prod --repository https://github.com/acme/deploy'],
  },
  {
    name: 'doctor',
    summary: 'Check tokens, permissions, tools and rights, and say what to change',
    positionals: '',
    formats: ['text', 'json'],
    examples: [],
    reserved: true,
  },
  {
    name: 'init',
    summary: 'Write what installs the built-in engine; a starter configuration and workflows not yet',
    positionals: '',
    formats: ['text', 'json'],
    examples: ['slipway init --engine job --image ghcr.io/slipway-ci/slipway@sha256:DIGEST --environment prod'],
  },
  {
    name: 'policy',
    summary: 'Test or time policies',
    positionals: 'test|bench [DIR…]',
    formats: ['text', 'json'],
    examples: ['slipway policy test policy/', 'slipway policy bench policy/'],
  },
  {
    name: 'explain',
    summary: "A rule's page, or the list of rules",
    positionals: '[RULE]',
    formats: ['text', 'json'],
    examples: ['slipway explain', 'slipway explain no-privileged'],
  },
];

export function commandRow(name: string): CommandRow | undefined {
  return commandRows.find((row) => row.name === name);
}
