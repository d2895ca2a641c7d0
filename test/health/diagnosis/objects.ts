import type { Health } from '../../../src/health/health.ts';
import { objectHealth } from '../../../src/health/object-health.ts';
import { suspicionsOf } from '../../../src/health/diagnosis/diagnose.ts';
import { judge, type Sightings } from '../../../src/health/diagnosis/judge.ts';
import { surroundings, type Surroundings } from '../../../src/health/diagnosis/surroundings.ts';
import type { Suspicion } from '../../../src/health/diagnosis/suspicion.ts';

/** When the release of these tests was applied. */
export const applied = Date.parse('2026-01-01T12:00:00Z');

export function at(seconds: number): string {
  return new Date(applied + seconds * 1000).toISOString().replace('.000', '');
}

function owned(uid: string, kind: string): object[] {
  return [{ apiVersion: 'apps/v1', kind, name: 'web', uid, controller: true }];
}

export function template(image = 'app:2'): object {
  return { metadata: { labels: { app: 'web' } }, spec: { containers: [{ name: 'web', image }] } };
}

export function deployment(status: object = {}, spec: object = {}): object {
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'web', namespace: 'shop', uid: 'deployment', generation: 2 },
    spec: { replicas: 1, progressDeadlineSeconds: 600, template: template(), ...spec },
    status: { observedGeneration: 2, replicas: 1, updatedReplicas: 1, ...status },
  };
}

export function replicaSet(uid: string, image: string, status: object = {}): object {
  const labels = { app: 'web', 'pod-template-hash': uid };
  return {
    apiVersion: 'apps/v1',
    kind: 'ReplicaSet',
    metadata: { name: `web-${uid}`, namespace: 'shop', uid, ownerReferences: owned('deployment', 'Deployment') },
    spec: { template: { ...template(image), metadata: { creationTimestamp: null, labels } } },
    status,
  };
}

export interface PodParts {
  owner?: string;
  ownerKind?: string;
  created?: number;
  labels?: Record<string, string>;
  spec?: object;
  status?: object;
}

export function pod(parts: PodParts = {}): object {
  const { owner = 'new', ownerKind = 'ReplicaSet', created = 1, labels = {}, spec = {}, status = {} } = parts;
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      name: 'web-1',
      namespace: 'shop',
      uid: 'pod-1',
      creationTimestamp: at(created),
      labels,
      ownerReferences: owned(owner, ownerKind),
    },
    spec: { restartPolicy: 'Always', containers: [{ name: 'web', image: 'app:2' }], ...spec },
    status: { phase: 'Pending', ...status },
  };
}

export function waiting(reason: string, message = '', restartCount = 0, lastState: object = {}): object {
  return {
    containerStatuses: [
      { name: 'web', ready: false, restartCount, state: { waiting: { reason, message } }, lastState },
    ],
  };
}

export function crashed(started: number, more: object = {}): object {
  return {
    terminated: { exitCode: 1, reason: 'Error', startedAt: at(started), finishedAt: at(started + 1), ...more },
  };
}

export function event(about: string, reason: string, message: string, first: number, last: number, count = 1): object {
  return {
    involvedObject: { kind: 'Pod', name: 'web-1', uid: about },
    type: 'Warning',
    reason,
    message,
    count,
    firstTimestamp: at(first),
    lastTimestamp: at(last),
  };
}

export interface Scene {
  pods?: object[];
  replicaSets?: object[];
  revisions?: object[];
  events?: object[];
}

export function around(scene: Scene): Surroundings {
  return surroundings({ pods: [], replicaSets: [replicaSet('new', 'app:2')], revisions: [], events: [], ...scene });
}

/** What is held against an object of a scene, `seconds` after it was applied. */
export function suspected(
  object: object,
  scene: Scene,
  seconds: number,
  more: { secretsFollow?: boolean } = {},
): Suspicion[] {
  const now = applied + seconds * 1000;
  const health: Health = objectHealth(object, { now });
  return suspicionsOf(object, health, around(scene), { now, appliedAt: applied, ...more });
}

/** Looks at the scene every half second and tells when, in seconds after it was applied, the first verdict comes; undefined within two minutes. */
export function verdictAt(
  object: object,
  scene: Scene,
  from: number,
  more: { secretsFollow?: boolean } = {},
): { seconds: number; reason: string } | undefined {
  let sightings: Sightings = new Map();
  for (let seconds = from; seconds <= 120; seconds += 0.5) {
    const judgement = judge(sightings, suspected(object, scene, seconds, more), applied + seconds * 1000);
    const first = judgement.fatal[0];
    if (first !== undefined) return { seconds, reason: first.reason };
    sightings = judgement.sightings;
  }
  return undefined;
}
