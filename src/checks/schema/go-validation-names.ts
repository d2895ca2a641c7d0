import type { Constraints } from './constraint.ts';
import { isDnsLabel, isDnsName, isPathSegment } from './go-formats.ts';
import { nameIs } from './go-objects.ts';

/** DNS names of at most that many characters. */
function short(length: number): Constraints {
  const isShort = (name: string): boolean => isDnsName(name) && name.length <= length;
  return { '': { check: nameIs(`a DNS name of at most ${length} characters`, isShort) } };
}

const subdomain = { '': { check: nameIs('a DNS name', isDnsName) } };
const label = { '': { check: nameIs('a DNS label', isDnsLabel) } };
const segment = { '': { check: nameIs('a name without "/" and "%"', isPathSegment) } };

function all(constraints: Constraints, group: string, kinds: string): Readonly<Record<string, Constraints>> {
  return Object.fromEntries(kinds.split(' ').map((kind) => [`${group}.${kind}`, constraints]));
}

/** What names of objects may be, by kind; see go-validation.ts. */
export const ofNames: Readonly<Record<string, Constraints>> = {
  ...all(subdomain, 'core.v1', 'Pod PodTemplate ReplicationController ConfigMap Secret ServiceAccount Endpoints Node'),
  ...all(subdomain, 'core.v1', 'PersistentVolumeClaim PersistentVolume LimitRange ResourceQuota'),
  ...all(subdomain, 'apps.v1', 'Deployment ReplicaSet DaemonSet StatefulSet'),
  ...all(subdomain, 'networking.v1', 'Ingress IngressClass NetworkPolicy'),
  ...all(subdomain, 'policy.v1', 'PodDisruptionBudget'),
  ...all(subdomain, 'autoscaling.v2', 'HorizontalPodAutoscaler'),
  ...all(subdomain, 'autoscaling.v1', 'HorizontalPodAutoscaler'),
  ...all(subdomain, 'storage.v1', 'StorageClass'),
  ...all(subdomain, 'scheduling.v1', 'PriorityClass'),
  ...all(subdomain, 'coordination.v1', 'Lease'),
  ...all(subdomain, 'discovery.v1', 'EndpointSlice'),
  ...all(subdomain, 'admissionregistration.v1', 'ValidatingWebhookConfiguration MutatingWebhookConfiguration'),
  ...all(label, 'core.v1', 'Namespace Service'),
  ...all(segment, 'rbac.v1', 'Role RoleBinding ClusterRole ClusterRoleBinding'),
  'batch.v1.Job': short(63),
  'batch.v1.CronJob': short(52),
};
