/** Names of what `slipway init --engine job` installs; one environment is one namespace. */
export const engineNames = {
  cronJob: 'slipway-reconcile',
  reconciler: 'slipway-reconciler',
  ci: 'slipway-ci',
  gitSecret: 'slipway-git',
  render: 'render',
  apply: 'apply',
} as const;

/** Annotation of the Job's pods: the commit that has to be on the branch. The pod spec stays equal to the CronJob's. */
export const revisionAnnotation = 'slipway.dev/revision';

/** What begins the names of the Jobs that CI may create. */
export const jobPrefix = 'slipway-';

/** The engine's namespace of an environment, unless its target names another. */
export function namespaceOf(environment: string): string {
  return `slipway-${environment}`;
}
