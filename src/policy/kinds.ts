import { groupOf } from '../model/object.ts';

const deployments = ['Deployment', 'StatefulSet', 'DaemonSet', 'ReplicaSet', 'ReplicationController'];
/** OpenShift's, also under the group that people write by mistake. */
const deploymentConfig = ['DeploymentConfig', 'DeploymentConfig.apps.openshift.io'];

/** Groups of kinds that a rule's METADATA may name. */
const kindGroups: Readonly<Record<string, readonly string[]>> = {
  /** Everything that makes pods. */
  pods: ['Pod', 'PodTemplate', ...deployments, ...deploymentConfig, 'Job', 'CronJob'],
  /** What makes pods that are meant to run for ever. */
  servers: ['Pod', ...deployments, ...deploymentConfig],
};

/**
 * The kind that rules are written for: `Deployment`, `ClusterRole.rbac.authorization.k8s.io`. Kubernetes' own groups without a dot do not
 * count, so that neither `extensions/v1beta1` nor a wrong `v1` hides a Deployment from its rules; a group with a dot is another kind.
 */
export function kindOf({ apiVersion, kind }: { apiVersion: string; kind: string }): string {
  const group = groupOf(apiVersion);
  return group.includes('.') ? `${kind}.${group}` : kind;
}

/** The kinds of a rule's METADATA with groups of kinds replaced by their members. */
export function expandKinds(kinds: readonly string[]): readonly string[] {
  return [...new Set(kinds.flatMap((kind) => kindGroups[kind] ?? [kind]))];
}
