import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { createFingerprints, type FingerprintParts } from '../../src/gate/fingerprint.ts';
import { objectOf } from './verdicts.ts';

const pod = (containers: string): string =>
  `{apiVersion: v1, kind: Pod, metadata: {name: web, namespace: shop}, spec: {containers: ${containers}}}`;

function of(yaml: string, path: FingerprintParts['path'], changes: Partial<FingerprintParts> = {}): string {
  const of = createFingerprints(objectOf(yaml));
  return of({ rule: 'r', root: 'overlays/prod', path, ...changes });
}

describe('fingerprints', () => {
  it('are the documented form, so that other programs can make them', () => {
    const text = '["v1","r","overlays/prod","/Pod/shop/web",["spec","containers","[name=web]","image"]]';
    const expected = `v1:${createHash('sha256').update(text).digest('hex')}`;
    expect(of(pod('[{name: side}, {name: web, image: a}]'), ['spec', 'containers', 1, 'image'])).toBe(expected);
  });

  it('survive re-ordering, and tell containers apart', () => {
    const one = of(pod('[{name: web}, {name: side}]'), ['spec', 'containers', 0]);
    expect(of(pod('[{name: side}, {name: web}]'), ['spec', 'containers', 1])).toBe(one);
    expect(of(pod('[{name: web}, {name: side}]'), ['spec', 'containers', 1])).not.toBe(one);
  });

  it('survive another version of the API, not another group, kind, namespace or name', () => {
    const object = '{apiVersion: apps/v1, kind: Deployment, metadata: {name: a, namespace: b}}';
    const one = of(object, ['spec']);
    expect(of(object.replace('apps/v1', 'apps/v1beta1'), ['spec'])).toBe(one);
    for (const [from, to] of [
      ['apps/v1', 'acme/v1'],
      ['Deployment', 'DaemonSet'],
      ['name: a', 'name: c'],
      ['namespace: b', 'namespace: c'],
    ] as const) {
      expect(of(object.replace(from, to), ['spec'])).not.toBe(one);
    }
  });

  it('depend on rule, root and path', () => {
    const yaml = pod('[{name: web}]');
    const all = [
      of(yaml, ['spec']),
      of(yaml, []),
      of(yaml, ['spec'], { rule: 's' }),
      of(yaml, ['spec'], { root: 'x' }),
      of(yaml, ['spec'], { root: undefined }),
    ];
    expect(new Set(all).size).toBe(all.length);
  });

  it('do not count a generator’s hash, which other names may look like', () => {
    const map = (name: string, kind = 'ConfigMap'): string =>
      `{apiVersion: v1, kind: ${kind}, metadata: {name: ${name}}}`;
    expect(of(map('settings-k4c72b8d5f'), ['data'])).toBe(of(map('settings-9m2f6ttg5h'), ['data']));
    expect(of(map('settings-k4c72b8d5f', 'Service'), ['data'])).not.toBe(
      of(map('settings-9m2f6ttg5h', 'Service'), ['data']),
    );
    expect(of(map('settings-production'), [])).not.toBe(of(map('settings-connection'), []));
  });

  it('know items of lists of scalars by value, of other lists without a key by content', () => {
    const role = (rules: string): string =>
      `{apiVersion: rbac.authorization.k8s.io/v1, kind: Role, metadata: {name: r}, rules: ${rules}}`;
    const one = of(role('[{verbs: [get]}, {verbs: ["*", list]}]'), ['rules', 1, 'verbs', 0]);
    expect(of(role('[{verbs: ["*", list]}, {verbs: [get]}]'), ['rules', 0, 'verbs', 0])).toBe(one);
    expect(of(role('[{verbs: ["*", list], resources: [secrets]}]'), ['rules', 0, 'verbs', 0])).not.toBe(one);
  });

  it('keep a path that leads nowhere', () => {
    expect(of(pod('[]'), ['spec', 'containers', 3, 'image'])).not.toBe(
      of(pod('[]'), ['spec', 'containers', 4, 'image']),
    );
  });
});
