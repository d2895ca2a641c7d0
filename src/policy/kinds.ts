import { groupOf } from '../model/object.ts';

const deployments = [
  'Deployment.apps',
  'StatefulSet.apps',
  'DaemonSet.apps',
  'ReplicaSet.apps',
  'ReplicationController',
];

/** Groups of kinds that a rule's METADATA may name. */
const kindGroups: Readonly<Record<string, readonly string[]>> = {
  /** Everything that makes pods. */
  pods: ['Pod', 'PodTemplate', ...deployments, 'Job.batch', 'CronJob.batch'],
  /** What makes pods that are meant to run for ever. */
  servers: ['Pod', ...deployments],
};

/** A kind as kubectl names it: `Pod`, `Deployment.apps`. */
export function kindOf(object: { apiVersion: string; kind: string }): string {
  const group = groupOf(object.apiVersion);
  return group === '' ? object.kind : `${object.kind}.${group}`;
}

/** The kinds of a rule's METADATA with groups of kinds replaced by their members. */
export function expandKinds(kinds: readonly string[]): readonly string[] {
  return [...new Set(kinds.flatMap((kind) => kindGroups[kind] ?? [kind]))];
}
