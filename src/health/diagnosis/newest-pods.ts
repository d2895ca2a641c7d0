import { valueAt } from '../../model/json-path.ts';
import { groupOf } from '../../model/object.ts';
import { integerAt, textAt } from '../read.ts';
import { sameTemplate } from './same-template.ts';
import { type Surroundings, uidOf } from './surroundings.ts';

/** What makes the pods of a workload's newest revision, and those pods. */
export interface NewestRevision {
  /** The ReplicaSet of a Deployment, else the workload itself; undefined while no controller has made it. */
  maker: object | undefined;
  pods: readonly object[];
}

// The kubelet's and the node controller's words for pods that ended through no fault of their own; their owner makes others.
const displaced = new Set([
  'Evicted',
  'Preempting',
  'Preempted',
  'NodeLost',
  'NodeShutdown',
  'NodeAffinity',
  'Terminated',
]);

const nothing: NewestRevision = { maker: undefined, pods: [] };

/**
 * Finds the pods that a workload's newest template has made; pods of older revisions say nothing about the release. A ReplicaSet
 * counts as the newest only when its template is the Deployment's: observedGeneration and revision numbers run ahead of it when
 * a change scales and updates at once, and then the old, perhaps broken, pods would be judged.
 */
export function newestRevision(object: object, around: Surroundings): NewestRevision {
  const generation = integerAt(object, ['metadata', 'generation']);
  const observed = integerAt(object, ['status', 'observedGeneration']);
  if (generation !== undefined && observed !== undefined && observed < generation) return nothing;
  const found = find(object, around);
  return { maker: found.maker, pods: found.pods.filter(counts) };
}

function find(object: object, around: Surroundings): NewestRevision {
  const uid = uidOf(object);
  const own = around.pods.get(uid) ?? [];
  switch (`${groupOf(textAt(object, ['apiVersion']))}/${textAt(object, ['kind'])}`) {
    case '/Pod':
      return { maker: object, pods: [object] };
    case 'apps/Deployment': {
      const maker = around.replicaSets.get(uid)?.find((set) => sameTemplate(set, object));
      return maker === undefined ? nothing : { maker, pods: around.pods.get(uidOf(maker)) ?? [] };
    }
    case 'argoproj.io/Rollout': {
      const hash = textAt(object, ['status', 'currentPodHash']);
      const maker = around.replicaSets.get(uid)?.find((set) => label(set, 'rollouts-pod-template-hash') === hash);
      return maker === undefined ? nothing : { maker, pods: around.pods.get(uidOf(maker)) ?? [] };
    }
    case 'apps/StatefulSet':
      return { maker: object, pods: ofRevision(own, textAt(object, ['status', 'updateRevision'])) };
    case 'apps/DaemonSet': {
      const newest = around.revisions.get(uid)?.find((revision) => sameTemplate(templateOf(revision), object));
      return { maker: object, pods: newest === undefined ? [] : ofRevision(own, label(newest, revisionLabel)) };
    }
    default:
      return { maker: object, pods: own };
  }
}

const revisionLabel = 'controller-revision-hash';

function ofRevision(pods: readonly object[], revision: string): readonly object[] {
  return revision === '' ? [] : pods.filter((pod) => label(pod, revisionLabel) === revision);
}

function label(object: object, name: string): string {
  return textAt(object, ['metadata', 'labels', name]);
}

function templateOf(revision: object): object {
  const data = valueAt(revision, ['data']);
  return typeof data === 'object' && data !== null ? data : {};
}

function counts(pod: object): boolean {
  if (textAt(pod, ['metadata', 'deletionTimestamp']) !== '') return false;
  return !displaced.has(textAt(pod, ['status', 'reason']));
}
