import { formatIdentity, type ObjectIdentity } from '../../model/object.ts';
import type { Origin } from '../../model/rendered-root.ts';
import type { LiveObject } from '../../ports/kube.ts';
import type { Suspicion } from '../diagnosis/suspicion.ts';
import { type Surroundings, surroundings } from '../diagnosis/surroundings.ts';
import type { Health } from '../health.ts';

/** An object that is to become healthy. */
export interface Target {
  /** With the namespace that it has in the cluster. */
  identity: ObjectIdentity;
  /** The generation that was applied, where the kind counts them. */
  generation: number | undefined;
  /** Gone after it was complete is well too: a Job that is cleaned up. */
  mayVanish: boolean;
  origin?: Origin;
}

/** What is known of a target at a moment. */
export interface TargetState {
  target: Target;
  /** Undefined when it is not there. */
  object: LiveObject | undefined;
  health: Health;
  suspicions: readonly Suspicion[];
  around: Surroundings;
}

export const nothingAround: Surroundings = surroundings({ pods: [], replicaSets: [], revisions: [], events: [] });

const workloads = new Set([
  'DaemonSet',
  'Deployment',
  'Job',
  'PersistentVolumeClaim',
  'Pod',
  'ReplicaSet',
  'Rollout',
  'StatefulSet',
]);

/** True for kinds that are diagnosed by what their namespace holds around them. */
export function hasSurroundings(target: Target): boolean {
  return workloads.has(target.identity.kind);
}

export function targetName(target: Target): string {
  return formatIdentity(target.identity);
}
