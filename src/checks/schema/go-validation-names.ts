import type { Constraints } from './constraint.ts';
import { isDnsLabel, isDnsName, isPathSegment } from './go-formats.ts';
import { finalizersWithDomain, nameIs } from './go-objects.ts';

function metadata(what: string, isName: (value: string) => boolean): Constraints {
  const name = nameIs(what, isName);
  return {
    '': {
      check: (value, report) => {
        name(value, report);
        finalizersWithDomain(value, report);
      },
    },
  };
}

/** DNS names of at most that many characters. */
function short(length: number): Constraints {
  return metadata(`a DNS name of at most ${length} characters`, (name) => isDnsName(name) && name.length <= length);
}

const subdomain = metadata('a DNS name', isDnsName);
const label = metadata('a DNS label', isDnsLabel);
const segmentName = 'a name without "/" and "%"';
const segment = metadata(segmentName, isPathSegment);

function all(constraints: Constraints, group: string, kinds: string): Readonly<Record<string, Constraints>> {
  return Object.fromEntries(kinds.split(' ').map((kind) => [`${group}.${kind}`, constraints]));
}

/** What names of objects may be, by kind; see go-validation.ts. */
export const ofNames: Readonly<Record<string, Constraints>> = {
  ...all(subdomain, 'core.v1', 'Pod PodTemplate ReplicationController ConfigMap Secret ServiceAccount Endpoints Node'),
  ...all(subdomain, 'core.v1', 'PersistentVolumeClaim PersistentVolume LimitRange ResourceQuota'),
  ...all(subdomain, 'apps.v1', 'Deployment ReplicaSet DaemonSet'),
  ...all(subdomain, 'networking.v1', 'Ingress IngressClass NetworkPolicy'),
  ...all(subdomain, 'autoscaling.v2', 'HorizontalPodAutoscaler'),
  ...all(subdomain, 'autoscaling.v1', 'HorizontalPodAutoscaler'),
  ...all(subdomain, 'storage.v1', 'StorageClass'),
  ...all(subdomain, 'scheduling.v1', 'PriorityClass'),
  ...all(subdomain, 'coordination.v1', 'Lease'),
  ...all(subdomain, 'discovery.v1', 'EndpointSlice'),
  ...all(label, 'core.v1', 'Namespace Service'),
  ...all(label, 'apps.v1', 'StatefulSet'),
  ...all(segment, 'rbac.v1', 'Role RoleBinding ClusterRole ClusterRoleBinding'),
  // Of these only what all objects have is looked at besides.
  'policy.v1.PodDisruptionBudget': { '': { check: nameIs(segmentName, isPathSegment) } },
  ...all(
    { '': { check: nameIs('a DNS name', isDnsName) } },
    'admissionregistration.v1',
    'ValidatingWebhookConfiguration MutatingWebhookConfiguration',
  ),
  'batch.v1.Job': short(63),
  'batch.v1.CronJob': short(52),
};
