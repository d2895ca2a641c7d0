import type { KubernetesObject } from '../model/object.ts';
import type { KubeErrorCause } from '../ports/kube-error.ts';
import { holds, isOurs, managedEntries } from './managed-fields.ts';
import { annotationKeys } from './names.ts';
import { annotation } from './object-key.ts';

/** Somebody who owns a field that we are to set. */
export interface Rival {
  manager: string;
  /** `Apply`: a tool that says what it wants, and will say it again · `Update`: somebody who changed something. */
  operation: string;
  subresource: string;
  field: string;
}

/** Reads the rival out of a conflict's cause: `conflict with "kubectl-edit" using apps/v1`; only an Update has a `using`. */
export function rivalOf(cause: KubeErrorCause): Rival {
  const match = /conflict with "((?:[^"\\]|\\.)*)"(?: with subresource "([^"]*)")?( using)?/.exec(cause.message);
  return {
    manager: match?.[1] ?? '',
    operation: match?.[3] === undefined ? 'Apply' : 'Update',
    subresource: match?.[2] ?? '',
    field: cause.field,
  };
}

// People's own tools. Their fields are taken back, or taken over when the object moves to us.
const hands = /^(kubectl|before-first-apply$)/;

/**
 * Whether we take a field from a rival. What was ours before is taken back from everybody who changed it; not from another tool
 * that applies it, because the two would go on for ever, except from a person's kubectl. An object that was not ours is taken
 * over from kubectl alone.
 */
export function mayTake(
  rival: Pick<Rival, 'manager' | 'operation'>,
  manifest: KubernetesObject,
  ours: boolean,
): boolean {
  if (annotation(manifest, annotationKeys.force) === 'enabled') return true;
  if (hands.test(rival.manager)) return true;
  return ours && rival.operation === 'Update';
}

/** Whether an autoscaler holds the number of replicas: it is left to it, as everybody who has one wants. */
export function isAutoscaler(rival: Pick<Rival, 'manager' | 'subresource'>): boolean {
  return rival.subresource === 'scale' && !hands.test(rival.manager);
}

/** The manifest without the replicas that an autoscaler has set on the live object. */
export function leaveReplicas(manifest: KubernetesObject, live: KubernetesObject | undefined): KubernetesObject {
  if (live === undefined) return manifest;
  const scaled = managedEntries(live).some(
    (entry) => !isOurs(entry) && isAutoscaler(entry) && holds(entry.fields, ['f:spec', 'f:replicas']),
  );
  return scaled ? withoutReplicas(manifest) : manifest;
}

export function withoutReplicas(manifest: KubernetesObject): KubernetesObject {
  const spec = manifest['spec'];
  if (typeof spec !== 'object' || spec === null || !('replicas' in spec)) return manifest;
  const { replicas: _replicas, ...rest } = spec;
  return { ...manifest, spec: rest };
}
