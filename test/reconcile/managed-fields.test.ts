import { expect, test } from 'vitest';
import { formatPath } from '../../src/model/json-path.ts';
import { fieldsOf, ownedHash, union } from '../../src/reconcile/managed-fields.ts';
import { live, managed } from './live.ts';

const fields = { 'f:spec': { 'f:replicas': {} } };

test('what others own does not change our fingerprint, what they take from us does', () => {
  const left = ownedHash(live([managed('slipway', 'Apply', fields)]));
  const others = managed('kubectl-edit', 'Update', { 'f:metadata': { 'f:labels': { 'f:a': {} } } });
  expect(ownedHash(live([managed('slipway', 'Apply', fields), others]))).toBe(left);
  expect(ownedHash(live([managed('slipway', 'Apply', { 'f:spec': {} }), others]))).not.toBe(left);
});

test('values that we applied ourselves change it too, by the time of our entry', () => {
  const later = { time: '2026-01-01T12:00:01Z' };
  expect(ownedHash(live([managed('slipway', 'Apply', fields, later)]))).not.toBe(
    ownedHash(live([managed('slipway', 'Apply', fields)])),
  );
});

test('an entry of our name that is an Update or about the status is not what we applied', () => {
  expect(ownedHash(live([managed('slipway', 'Update', fields)]))).toBe('');
  expect(ownedHash(live([managed('slipway', 'Apply', fields, { subresource: 'status' })]))).toBe('');
});

test('trees of fields lead to the paths of a manifest, through lists of every kind', () => {
  const manifest = {
    metadata: { labels: { 'app.kubernetes.io/name': 'web' }, finalizers: ['a', 'b'] },
    spec: {
      replicas: 2,
      containers: [{ name: 'side' }, { name: 'web', image: 'x', ports: [{ containerPort: 80 }] }],
    },
  };
  const tree = {
    'f:metadata': { 'f:labels': { 'f:app.kubernetes.io/name': {} }, 'f:finalizers': { 'v:"b"': {} } },
    'f:spec': {
      'f:replicas': {},
      'f:paused': {},
      'f:containers': {
        'k:{"name":"web"}': {
          '.': {},
          'f:image': {},
          'f:ports': { 'k:{"containerPort":80,"protocol":"TCP"}': { '.': {}, 'f:containerPort': {} } },
        },
        'k:{"name":"gone"}': { '.': {} },
      },
    },
  };
  expect(fieldsOf(tree, manifest).map((field) => formatPath(field.path))).toEqual([
    'metadata.labels["app.kubernetes.io/name"]',
    'metadata.finalizers[1]',
    'spec.replicas',
    'spec.containers[1].image',
    'spec.containers[1].ports[0].containerPort',
  ]);
});

test('a union of trees holds what any of them holds', () => {
  expect(union({ 'f:a': { '.': {} } }, { 'f:a': { 'f:b': {} }, 'f:c': {} })).toEqual({
    'f:a': { '.': {}, 'f:b': {} },
    'f:c': {},
  });
});

test('names of the prototype are names like others', () => {
  const tree = JSON.parse('{"f:__proto__": {}, "f:constructor": {}}') as Record<string, Record<string, never>>;
  expect(fieldsOf(tree, { a: 1 })).toEqual([]);
  expect(Object.keys(union({}, tree))).toContain('f:constructor');
});
