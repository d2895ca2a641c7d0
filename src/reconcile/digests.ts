import { newestRevision } from '../health/diagnosis/newest-pods.ts';
import { recordsAt, textAt } from '../health/read.ts';
import { type TargetState, targetName } from '../health/watch/target.ts';
import { SlipwayError } from '../model/errors.ts';
import type { JsonPath } from '../model/json-path.ts';
import type { KubernetesObject } from '../model/object.ts';
import type { DigestDocument } from './document.ts';
import { groupKind } from './object-key.ts';

const podSpecs: Readonly<Record<string, JsonPath>> = {
  '/Pod': ['spec'],
  'apps/DaemonSet': ['spec', 'template', 'spec'],
  'apps/Deployment': ['spec', 'template', 'spec'],
  'apps/ReplicaSet': ['spec', 'template', 'spec'],
  'apps/StatefulSet': ['spec', 'template', 'spec'],
  'argoproj.io/Rollout': ['spec', 'template', 'spec'],
  'batch/Job': ['spec', 'template', 'spec'],
};

/**
 * Compares the images that a manifest names by digest with what the newest pods run. A kubelet that is told a digest runs nothing
 * else, so the pod's own spec proves it; the image id may be that of one platform of an index. No proof without pods.
 */
export function proveDigests(manifest: KubernetesObject, state: TargetState): DigestDocument[] {
  const path = podSpecs[groupKind(manifest)];
  if (path === undefined || state.object === undefined) return [];
  const { pods } = newestRevision(state.object, state.around);
  const containers = [
    ...recordsAt(manifest, [...path, 'initContainers']),
    ...recordsAt(manifest, [...path, 'containers']),
  ];
  return containers.flatMap((container) => {
    const expected = digestOf(textAt(container, ['image']));
    if (expected === '') return [];
    const name = textAt(container, ['name']);
    const running = [...new Set(pods.flatMap((pod) => imageIds(pod, name)))];
    const proven = pods.length > 0 && pods.every((pod) => runs(pod, name, expected));
    return [{ object: targetName(state.target), container: name, expected, running, proven }];
  });
}

/** Pods that were told another image: something between us and the kubelet changed it. */
export function mismatches(digests: readonly DigestDocument[]): SlipwayError[] {
  return digests
    .filter(({ proven, running }) => !proven && running.length > 0)
    .map(({ object, container, expected, running }) => {
      return new SlipwayError(
        'DIGEST_MISMATCH',
        `${object}: container ${container} is to run ${expected} and runs ${running.join(', ')}`,
      );
    });
}

function runs(pod: object, name: string, expected: string): boolean {
  const told = containersOf(pod).find((container) => container['name'] === name);
  return digestOf(textAt(told, ['image'])) === expected || imageIds(pod, name).some((id) => digestOf(id) === expected);
}

function containersOf(pod: object): Record<string, unknown>[] {
  return [...recordsAt(pod, ['spec', 'initContainers']), ...recordsAt(pod, ['spec', 'containers'])];
}

function imageIds(pod: object, name: string): string[] {
  const statuses = [
    ...recordsAt(pod, ['status', 'initContainerStatuses']),
    ...recordsAt(pod, ['status', 'containerStatuses']),
  ];
  const ids = statuses.filter((status) => status['name'] === name).map((status) => textAt(status, ['imageID']));
  return ids.filter((id) => id !== '');
}

function digestOf(image: string): string {
  return /@(sha256:[0-9a-f]{64})$/.exec(image)?.[1] ?? '';
}
