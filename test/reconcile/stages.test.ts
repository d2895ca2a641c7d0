import { expect, test } from 'vitest';
import { byStage, stageOf } from '../../src/reconcile/stages.ts';

const objects = [
  ['apps/v1', 'Deployment', 'workloads'],
  ['apiextensions.k8s.io/v1', 'CustomResourceDefinition', 'definitions'],
  ['v1', 'Namespace', 'definitions'],
  ['v1', 'Secret', 'foundations'],
  ['storage.k8s.io/v1', 'StorageClass', 'classes'],
  ['external-secrets.io/v1', 'ExternalSecret', 'custom'],
  ['admissionregistration.k8s.io/v1', 'ValidatingWebhookConfiguration', 'gates'],
  ['networking.k8s.io/v1', 'Ingress', 'workloads'],
] as const;

test.each(objects)('%s %s is applied in stage %s', (apiVersion, kind, stage) => {
  expect(stageOf({ apiVersion, kind })).toBe(stage);
});

test('definitions come first and gates last', () => {
  const sorted = objects.map(([apiVersion, kind]) => ({ apiVersion, kind })).toSorted(byStage);
  expect(sorted.map((one) => one.kind)).toEqual([
    'CustomResourceDefinition',
    'Namespace',
    'StorageClass',
    'Secret',
    'ExternalSecret',
    'Deployment',
    'Ingress',
    'ValidatingWebhookConfiguration',
  ]);
});
