import type { OptionRow } from './table.ts';

/** Options about the cluster: how it is reached, what is confirmed, and the in-cluster step's own. */
export const syncOptions = [
  {
    // Beside the `engine` of build: which one is meant is decided by the command.
    name: 'engine',
    type: 'choice',
    choices: ['argocd', 'flux', 'job'],
    only: 'command-line',
    commands: ['sync', 'init'],
    description:
      'What applies the manifests in the cluster; default: the configuration. For now: job, the built-in engine.',
  },
  {
    name: 'application',
    type: 'text',
    list: true,
    placeholder: 'NAME',
    commands: ['sync'],
    reserved: true,
    description: 'Applications to confirm.',
  },
  {
    name: 'target',
    type: 'text',
    list: true,
    placeholder: 'NAME',
    commands: ['sync'],
    description: 'Only these targets of the environments.',
  },
  {
    name: 'namespace',
    type: 'text',
    placeholder: 'NS',
    commands: ['sync', 'reconcile', 'init'],
    description: "The engine's namespace; default: the target's, else slipway-ENVIRONMENT.",
  },
  {
    name: 'context',
    type: 'text',
    placeholder: 'CTX',
    commands: ['sync', 'reconcile'],
    description: "Context of the kubeconfig; default: the target's, else the current one.",
  },
  {
    name: 'revision',
    type: 'text',
    placeholder: 'SHA',
    commands: ['sync', 'reconcile'],
    description:
      "The manifest commit to confirm; default: this checkout's, or the branch's head in another repository.",
  },
  {
    name: 'phase',
    type: 'choice',
    choices: ['render', 'apply'],
    only: 'command-line',
    commands: ['reconcile'],
    description: 'Only this half: render needs no access to the cluster, apply none to git. Default: both.',
  },
  {
    name: 'handover',
    type: 'text',
    placeholder: 'FILE',
    only: 'command-line',
    commands: ['reconcile'],
    description: 'What the render phase leaves for the apply phase.',
  },
  {
    name: 'run',
    type: 'text',
    placeholder: 'NAME',
    only: 'command-line',
    commands: ['reconcile'],
    description: "This run's name, unlike any other's; in a cluster the pod's.",
  },
] as const satisfies readonly OptionRow[];
