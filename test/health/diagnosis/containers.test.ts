import { expect, test } from 'vitest';
import { crashed, deployment, pod, type PodParts, suspected, verdictAt, waiting } from './objects.ts';

function verdict(parts: PodParts, from = 5, more = {}): string | undefined {
  const found = verdictAt(deployment(), { pods: [pod(parts)] }, from, more);
  return found === undefined ? undefined : `${found.reason} at ${found.seconds}`;
}

function messageOf(parts: PodParts): string | undefined {
  return suspected(deployment(), { pods: [pod(parts)] }, 5)[0]?.message;
}

test('an image that the registry does not have is told at once', () => {
  const message = 'failed to resolve reference "ghcr.io/acme/web:9": ghcr.io/acme/web:9: not found';
  expect(verdict({ status: waiting('ErrImagePull', message) })).toBe('ErrImagePull at 5');
  expect(verdict({ status: waiting('InvalidImageName') })).toBe('InvalidImageName at 5');
});

test('a registry that refuses gets half a minute, one that does not answer a minute', () => {
  expect(verdict({ status: waiting('ErrImagePull', 'pull access denied, repository does not exist') })).toBe(
    'ErrImagePull at 35',
  );
  expect(verdict({ status: waiting('ImagePullBackOff', 'dial tcp: lookup ghcr.io: no such host: not found') })).toBe(
    'ImagePullBackOff at 65',
  );
});

test('a container whose image comes and goes between two words is one trouble', () => {
  const [pulling, backing] = ['ErrImagePull', 'ImagePullBackOff'].map(
    (reason) => suspected(deployment(), { pods: [pod({ status: waiting(reason, 'unauthorized') })] }, 5)[0]?.key,
  );
  expect(pulling).toBe(backing);
});

test('a missing ConfigMap is told at once, but not a cache that is behind', () => {
  expect(verdict({ status: waiting('CreateContainerConfigError', 'configmap "web" not found') })).toBe(
    'CreateContainerConfigError at 5',
  );
  expect(
    verdict({ status: waiting('CreateContainerConfigError', 'failed to sync configmap cache: timed out') }),
  ).toBeUndefined();
});

test('a Secret that a controller of the release may still make gets half a minute', () => {
  const parts = { status: waiting('CreateContainerConfigError', 'secret "db" not found') };
  expect(verdict(parts, 5, { secretsFollow: true })).toBe('CreateContainerConfigError at 35');
});

test('a pod that was there before the release may be waiting for what was just applied', () => {
  const parts = { created: -60, status: waiting('CreateContainerConfigError', 'configmap "web" not found') };
  expect(verdict(parts)).toBe('CreateContainerConfigError at 30');
});

test('a container that could not be created is believed when it is seen twice', () => {
  expect(verdict({ status: waiting('CreateContainerError', 'context deadline exceeded') })).toBe(
    'CreateContainerError at 6',
  );
});

test('the crash after the second restart is the verdict, not the first ones', () => {
  const crash = (restarts: number) => ({ status: waiting('CrashLoopBackOff', 'back-off', restarts, crashed(4)) });
  expect(verdict(crash(1))).toBeUndefined();
  expect(verdict(crash(2))).toBe('CrashLoopBackOff at 5');
});

test('a crash loop from before counts only when a run that began after the release crashed too', () => {
  const old = (started: number) => ({ created: -600, status: waiting('CrashLoopBackOff', '', 9, crashed(started)) });
  expect(verdict(old(-30))).toBeUndefined();
  expect(verdict(old(3))).toBe('CrashLoopBackOff at 5');
});

test('a crash says its exit code, its last words, or that memory ran out', () => {
  const crash = (more: object, spec: object = {}) =>
    messageOf({ spec, status: waiting('CrashLoopBackOff', '', 2, crashed(4, more)) });
  expect(crash({ exitCode: 3, message: 'no database\n' })).toBe('it crashed 3 times; exit code 3: no database');
  const containers = [{ name: 'web', image: 'app:2', resources: { limits: { memory: '64Mi' } } }];
  expect(crash({ exitCode: 137, reason: 'OOMKilled' }, { containers })).toBe(
    'it crashed 3 times; it ran out of memory (OOMKilled, limit 64Mi)',
  );
  expect(crash({ exitCode: 0, reason: 'Completed' })).toContain('ends by itself with exit code 0');
});

test('init containers are looked at too', () => {
  const status = { initContainerStatuses: [{ name: 'migrate', state: { waiting: { reason: 'InvalidImageName' } } }] };
  expect(suspected(deployment(), { pods: [pod({ status })] }, 5)).toMatchObject([{ container: 'migrate', holdMs: 0 }]);
});

test('the crashes of a Job are for the Job to judge, its image is not', () => {
  const job = (status: object) => ({
    object: { apiVersion: 'batch/v1', kind: 'Job', metadata: { name: 'web', uid: 'job' }, status: { startTime: 'x' } },
    scene: { pods: [pod({ owner: 'job', ownerKind: 'Job', spec: { restartPolicy: 'OnFailure' }, status })] },
  });
  const loop = job(waiting('CrashLoopBackOff', '', 4, crashed(4)));
  expect(suspected(loop.object, loop.scene, 5)).toEqual([]);
  const image = job(waiting('InvalidImageName'));
  expect(suspected(image.object, image.scene, 5)).toHaveLength(1);
});

test('a pod that nothing starts again is judged by its first end', () => {
  const alone = {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'once', uid: 'pod-1' },
    spec: { restartPolicy: 'Never' },
  };
  const ended = (exitCode: number) => ({
    ...alone,
    status: {
      phase: 'Running',
      containerStatuses: [{ name: 'web', state: { terminated: { exitCode, reason: 'Error' } } }],
    },
  });
  expect(suspected(ended(0), {}, 40)).toEqual([]);
  expect(suspected(ended(2), {}, 40)[0]).toMatchObject({ message: 'exit code 2' });
});
