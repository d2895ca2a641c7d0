import { groupOf } from '../model/object.ts';
import { groupKind } from './object-key.ts';

/**
 * The order of applying: each stage begins when the one before has been sent, and after `definitions` when those are established.
 * `definitions`: CustomResourceDefinitions, Namespaces, ClusterRoles · `classes`: kinds that others name as their class ·
 * `foundations`: what pods need · `custom`: custom resources, whose controllers may make Secrets · `workloads`: the rest ·
 * `gates`: webhooks and admission policies, last, because they may hold up everything before them.
 */
export const stageNames = ['definitions', 'classes', 'foundations', 'custom', 'workloads', 'gates'] as const;
export type StageName = (typeof stageNames)[number];

const definitions = new Set([
  'apiextensions.k8s.io/CustomResourceDefinition',
  '/Namespace',
  'rbac.authorization.k8s.io/ClusterRole',
]);

const foundations = new Set([
  '/ConfigMap',
  '/LimitRange',
  '/PersistentVolume',
  '/PersistentVolumeClaim',
  '/ResourceQuota',
  '/Secret',
  '/Service',
  '/ServiceAccount',
  'networking.k8s.io/NetworkPolicy',
  'policy/PodDisruptionBudget',
  'rbac.authorization.k8s.io/ClusterRoleBinding',
  'rbac.authorization.k8s.io/Role',
  'rbac.authorization.k8s.io/RoleBinding',
]);

/** The stage that an object is applied in. */
export function stageOf(object: { apiVersion: string; kind: string }): StageName {
  const key = groupKind(object);
  const group = groupOf(object.apiVersion);
  if (definitions.has(key)) return 'definitions';
  if (foundations.has(key)) return 'foundations';
  if (group === 'admissionregistration.k8s.io' || group === 'apiregistration.k8s.io') return 'gates';
  if (object.kind.endsWith('Class')) return 'classes';
  return isBuiltIn(group) ? 'workloads' : 'custom';
}

function isBuiltIn(group: string): boolean {
  return !group.includes('.') || group.endsWith('.k8s.io');
}

/** Compares two objects by the order in which they are applied; pruning goes the other way. */
export function byStage(
  one: { apiVersion: string; kind: string },
  other: { apiVersion: string; kind: string },
): number {
  return stageNames.indexOf(stageOf(one)) - stageNames.indexOf(stageOf(other));
}
