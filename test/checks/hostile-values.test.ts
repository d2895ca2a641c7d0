import { expect, it } from 'vitest';
import type { KubernetesObject } from '../../src/model/object.ts';
import { checksOf } from './support.ts';

const digits = '1'.repeat(200_000);
const container = { name: 'a', image: 'a' };
const many = (name: (index: number) => string): readonly object[] =>
  Array.from({ length: 30_000 }, (_, index) => ({ ...container, name: name(index) }));
const pod = (spec: object): KubernetesObject => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name: 'a' },
  spec: { containers: [container], ...spec },
});

/** Each takes minutes where it is read in more than linear time. */
const hostile: Readonly<Record<string, KubernetesObject>> = {
  'quantity of many digits': pod({ containers: [{ ...container, resources: { limits: { cpu: `${digits}x` } } }] }),
  'pod of many containers with one name': pod({
    initContainers: many((index) => `a${index}`),
    containers: many(() => 'a29999'),
  }),
  'pod with many fields that nobody knows': pod(
    Object.fromEntries(Array.from({ length: 300_000 }, (_, index) => [`containerz${index}`, 1])),
  ),
  'webhook with many versions': {
    apiVersion: 'admissionregistration.k8s.io/v1',
    kind: 'ValidatingWebhookConfiguration',
    metadata: { name: 'a' },
    webhooks: [{ name: 'a', admissionReviewVersions: Array.from({ length: 300_000 }, (_, index) => `v${index}`) }],
  },
  'schedule of many digits': {
    apiVersion: 'batch/v1',
    kind: 'CronJob',
    metadata: { name: 'a' },
    spec: { schedule: `@every ${digits}x`, jobTemplate: { spec: { template: { spec: {} } } } },
  },
};

it.each(Object.entries(hostile))('a %s is judged at once', async (_, manifest) => {
  const checks = await checksOf({ only: ['unknown-field', 'schema-invalid', 'duplicate-list-item'] });
  const root = { id: 'app', engine: 'plain' as const, objects: [{ manifest }], errors: [], milliseconds: 0 };
  expect(checks.evaluate(root, [root]).length).toBeGreaterThan(0);
});
