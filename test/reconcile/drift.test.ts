import { expect, test } from 'vitest';
import { fieldDrift, takers } from '../../src/reconcile/drift.ts';
import { live, managed } from './live.ts';

const manifest = {
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'web', namespace: 'shop' },
  spec: { replicas: 2, template: { spec: { containers: [{ name: 'web', image: 'app:2' }] } } },
};
const container = (fields: object): object => ({
  'f:spec': { 'f:template': { 'f:spec': { 'f:containers': { 'k:{"name":"web"}': fields } } } },
});
const own = managed('slipway', 'Apply', { ...container({ '.': {}, 'f:name': {}, 'f:image': {} }) });

test('drift names the field, who took it, when, and from what to what', () => {
  const edited = managed(
    'kubectl-edit',
    'Update',
    { 'f:spec': { 'f:replicas': {}, 'f:paused': {} } },
    { time: '2026-01-02T00:00:00Z' },
  );
  expect(fieldDrift(manifest, live([own, edited], { spec: { replicas: 5 } }))).toEqual([
    { path: 'spec.replicas', manager: 'kubectl-edit', at: '2026-01-02T00:00:00.000Z', from: '5', to: '2' },
  ]);
});

test('what is ours as well is no drift, nor what the manifest does not set', () => {
  const shared = managed('other', 'Update', container({ 'f:image': {}, 'f:tty': {} }));
  expect(fieldDrift(manifest, live([own, shared]))).toEqual([]);
  expect(takers(manifest, live([own, shared]))).toEqual([]);
});

test('a list item is found by its key, wherever it stands in the cluster', () => {
  const ours = managed('slipway', 'Apply', { 'f:spec': { 'f:replicas': {} } });
  const edited = managed('hacker', 'Update', container({ 'f:image': {} }));
  const spec = {
    replicas: 2,
    template: { spec: { containers: [{ name: 'first' }, { name: 'web', image: 'evil:1' }] } },
  };
  expect(fieldDrift(manifest, live([ours, edited], { spec }))).toMatchObject([
    { path: 'spec.template.spec.containers[0].image', manager: 'hacker', from: '"evil:1"', to: '"app:2"' },
  ]);
});

test('values of a container’s environment are not told: somebody may have typed a password', () => {
  const spec = (value: string) => ({
    template: { spec: { containers: [{ name: 'web', env: [{ name: 'P', value }] }] } },
  });
  const fields = container({ 'f:env': { 'k:{"name":"P"}': { 'f:value': {} } } });
  const [field] = fieldDrift(
    { ...manifest, spec: spec('a') },
    live([managed('x', 'Update', fields)], { spec: spec('hunter2') }),
  );
  expect(field).toMatchObject({ path: 'spec.template.spec.containers[0].env[0].value' });
  expect(JSON.stringify(field)).not.toContain('hunter2');
});

test('values of Secrets are never told', () => {
  const secret = { apiVersion: 'v1', kind: 'Secret', metadata: { name: 'a' }, data: { password: 'aHVudGVyMg==' } };
  const edited = managed('kubectl-edit', 'Update', { 'f:data': { 'f:password': {} } });
  const [field] = fieldDrift(secret, { ...live([edited]), data: { password: 'b3RoZXI=' } });
  expect(field).toEqual({ path: 'data.password', manager: 'kubectl-edit', at: '2026-01-01T12:00:00.000Z' });
});
