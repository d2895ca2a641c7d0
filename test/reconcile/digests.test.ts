import { expect, test } from 'vitest';
import { surroundings } from '../../src/health/diagnosis/surroundings.ts';
import type { TargetState } from '../../src/health/watch/target.ts';
import type { LiveObject } from '../../src/ports/kube.ts';
import { mismatches, proveDigests } from '../../src/reconcile/digests.ts';

const [wanted, platform, other] = ['a', 'b', 'c'].map((digit) => `sha256:${digit.repeat(64)}`);

function manifest(image: string): LiveObject {
  return {
    apiVersion: 'apps/v1',
    kind: 'StatefulSet',
    metadata: { name: 'web', namespace: 'shop', uid: 'set', resourceVersion: '1' },
    spec: { template: { spec: { containers: [{ name: 'web', image }] } } },
    status: { updateRevision: 'r' },
  };
}

function pod(image: string, imageID: string): object {
  return {
    metadata: {
      uid: image,
      labels: { 'controller-revision-hash': 'r' },
      ownerReferences: [{ uid: 'set', controller: true }],
    },
    spec: { containers: [{ name: 'web', image }] },
    status: { containerStatuses: [{ name: 'web', imageID }] },
  };
}

function state(pods: object[]): TargetState {
  const object = manifest(`app@${wanted}`);
  return {
    target: {
      identity: { apiVersion: 'apps/v1', kind: 'StatefulSet', namespace: 'shop', name: 'web' },
      generation: 1,
      mayVanish: false,
    },
    object,
    health: { status: 'current', reason: '', message: '' },
    suspicions: [],
    around: surroundings({ pods, replicaSets: [], revisions: [], events: [] }),
  };
}

test('a pod that was told the digest proves it, also where the id is that of one platform', () => {
  const pods = [pod(`app@${wanted}`, `docker.io/app@${platform}`)];
  expect(proveDigests(manifest(`app:1@${wanted}`), state(pods))).toEqual([
    {
      object: 'apps/v1/StatefulSet/shop/web',
      container: 'web',
      expected: wanted,
      running: [`docker.io/app@${platform}`],
      proven: true,
    },
  ]);
});

test('a pod that something gave another image is a mismatch', () => {
  const digests = proveDigests(manifest(`app@${wanted}`), state([pod(`app@${other}`, `app@${other}`)]));
  expect(mismatches(digests)).toMatchObject([{ code: 'DIGEST_MISMATCH' }]);
});

test('without pods there is no proof, and no mismatch', () => {
  const digests = proveDigests(manifest(`app@${wanted}`), state([]));
  expect([digests[0]?.proven, mismatches(digests)]).toEqual([false, []]);
});

test('an image without a digest has nothing to prove', () => {
  expect(proveDigests(manifest('app:1'), state([]))).toEqual([]);
});
