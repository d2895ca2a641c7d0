import { expect, test } from 'vitest';
import { around, deployment, pod, replicaSet, suspected, template, waiting } from './objects.ts';
import { newestRevision } from '../../../src/health/diagnosis/newest-pods.ts';

const broken = waiting('InvalidImageName');

test('pods of an older revision say nothing about the release', () => {
  const scene = {
    replicaSets: [replicaSet('old', 'app:1'), replicaSet('new', 'app:2')],
    pods: [pod({ owner: 'old', status: broken })],
  };
  expect(suspected(deployment(), scene, 5)).toEqual([]);
});

test('while the newest ReplicaSet is not there yet, no pod is judged', () => {
  const scene = { replicaSets: [replicaSet('old', 'app:1')], pods: [pod({ owner: 'old', status: broken })] };
  expect(suspected(deployment(), scene, 5)).toEqual([]);
});

test('while the controller has not seen the newest generation, no pod is judged', () => {
  const scene = { pods: [pod({ status: broken })] };
  expect(suspected(deployment({ observedGeneration: 1 }), scene, 5)).toEqual([]);
  expect(suspected(deployment(), scene, 5)).toHaveLength(1);
});

test('pods that were evicted or are ending are not judged', () => {
  const evicted = pod({ status: { ...broken, phase: 'Failed', reason: 'Evicted' } });
  expect(newestRevision(deployment(), around({ pods: [evicted] })).pods).toEqual([]);
});

test('a StatefulSet counts the pods of its update revision', () => {
  const set = {
    apiVersion: 'apps/v1',
    kind: 'StatefulSet',
    metadata: { name: 'db', uid: 'set', generation: 1 },
    status: { observedGeneration: 1, updateRevision: 'db-2' },
  };
  const of = (revision: string) =>
    pod({ owner: 'set', labels: { 'controller-revision-hash': revision }, status: { note: revision } });
  const pods = newestRevision(set, around({ pods: [of('db-1'), of('db-2')] })).pods;
  expect(pods).toMatchObject([{ status: { note: 'db-2' } }]);
});

test('a DaemonSet counts the pods of the ControllerRevision that holds its template', () => {
  const set = {
    apiVersion: 'apps/v1',
    kind: 'DaemonSet',
    metadata: { name: 'agent', uid: 'set', generation: 2 },
    spec: { template: template('app:2') },
    status: { observedGeneration: 2 },
  };
  const revision = (hash: string, image: string) => ({
    metadata: { labels: { 'controller-revision-hash': hash }, ownerReferences: [{ uid: 'set', controller: true }] },
    data: { spec: { template: { $patch: 'replace', ...template(image) } } },
  });
  const of = (hash: string) =>
    pod({ owner: 'set', labels: { 'controller-revision-hash': hash }, status: { note: hash } });
  const scene = { revisions: [revision('a', 'app:1'), revision('b', 'app:2')], pods: [of('a'), of('b')] };
  expect(newestRevision(set, around(scene)).pods).toMatchObject([{ status: { note: 'b' } }]);
});
