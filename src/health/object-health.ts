import { groupOf } from '../model/object.ts';
import { commonHealth, readyHealth } from './generic.ts';
import { current, type Health, type HealthOptions, type HealthRule } from './health.ts';
import { apiServiceHealth } from './kinds/api-service.ts';
import { customResourceDefinitionHealth } from './kinds/custom-resource-definition.ts';
import { daemonSetHealth } from './kinds/daemon-set.ts';
import { deploymentHealth } from './kinds/deployment.ts';
import { jobHealth } from './kinds/job.ts';
import { namespaceHealth } from './kinds/namespace.ts';
import { persistentVolumeClaimHealth } from './kinds/persistent-volume-claim.ts';
import { podHealth } from './kinds/pod.ts';
import { replicaSetHealth } from './kinds/replica-set.ts';
import { rolloutHealth } from './kinds/rollout.ts';
import { ingressHealth, serviceHealth } from './kinds/service.ts';
import { statefulSetHealth } from './kinds/stateful-set.ts';
import { textAt } from './read.ts';

const autoscaled: HealthRule = () => current('it is there');

const rules: Readonly<Record<string, HealthRule>> = {
  '/Namespace': namespaceHealth,
  '/PersistentVolumeClaim': persistentVolumeClaimHealth,
  '/Pod': podHealth,
  '/Service': serviceHealth,
  'apiextensions.k8s.io/CustomResourceDefinition': customResourceDefinitionHealth,
  'apiregistration.k8s.io/APIService': apiServiceHealth,
  'apps/DaemonSet': daemonSetHealth,
  'apps/Deployment': deploymentHealth,
  'apps/ReplicaSet': replicaSetHealth,
  'apps/StatefulSet': statefulSetHealth,
  'argoproj.io/Rollout': rolloutHealth,
  'autoscaling/HorizontalPodAutoscaler': autoscaled,
  'batch/Job': jobHealth,
  'networking.k8s.io/Ingress': ingressHealth,
};

// Kinds of Kubernetes itself that are what they say as soon as they are stored: their status, if any, is nothing to wait for.
const stored = new Set([
  '/ConfigMap',
  '/Endpoints',
  '/LimitRange',
  '/ResourceQuota',
  '/Secret',
  '/ServiceAccount',
  'admissionregistration.k8s.io/MutatingWebhookConfiguration',
  'admissionregistration.k8s.io/ValidatingAdmissionPolicy',
  'admissionregistration.k8s.io/ValidatingAdmissionPolicyBinding',
  'admissionregistration.k8s.io/ValidatingWebhookConfiguration',
  'batch/CronJob',
  'discovery.k8s.io/EndpointSlice',
  'networking.k8s.io/IngressClass',
  'networking.k8s.io/NetworkPolicy',
  'rbac.authorization.k8s.io/ClusterRole',
  'rbac.authorization.k8s.io/ClusterRoleBinding',
  'rbac.authorization.k8s.io/Role',
  'rbac.authorization.k8s.io/RoleBinding',
  'scheduling.k8s.io/PriorityClass',
  'storage.k8s.io/StorageClass',
]);

/** True when objects of the kind are healthy as soon as they are stored, so that metadata is all that need be read of them. */
export function isStoredKind(apiVersion: string, kind: string): boolean {
  return stored.has(`${groupOf(apiVersion)}/${kind}`);
}

/** The health of an object as read from the cluster, by itself: kstatus's order of rules, with the deviations that each rule names. */
export function objectHealth(object: object, options: HealthOptions): Health {
  const common = commonHealth(object);
  if (common !== undefined) return common;
  const key = `${groupOf(textAt(object, ['apiVersion']))}/${textAt(object, ['kind'])}`;
  if (stored.has(key)) return current('it is there');
  const rule = rules[key];
  return rule === undefined ? readyHealth(object) : rule(object, options);
}
