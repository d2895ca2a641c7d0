import { describe, expect, it } from 'vitest';
import { SlipwayError, toErrorDocument } from '../../../src/model/errors.ts';
import type { External } from '../../../src/policy/related/external.ts';
import { createRelating } from '../../../src/policy/related/relate-roots.ts';
import type { Related } from '../../../src/policy/related/related.ts';
import { rootOf } from '../../gate/verdicts.ts';

/** Facts of the first object of a root, among other roots and with what is outside. */
function facts(text: string, others: readonly string[] = [], external: readonly External[] = []): Related {
  const root = rootOf('own', text);
  const roots = [root, ...others.map((other, index) => rootOf(`other-${index}`, other))];
  const [first] = root.objects;
  if (first === undefined) throw new Error('no object');
  return createRelating(external)(root, roots)(first.manifest);
}

const pod = (spec: string, namespace = 'shop'): string =>
  `---\napiVersion: v1\nkind: Pod\nmetadata: {name: web, namespace: ${namespace}, labels: {app: web, tier: front}}\nspec: ${spec}\n`;
const named = (apiVersion: string, kind: string, name: string, more = '', namespace = 'shop'): string =>
  `---\napiVersion: ${apiVersion}\nkind: ${kind}\nmetadata: {name: ${name}, namespace: ${namespace}}\n${more}\n`;
const uses = (volume: string): string => pod(`{volumes: [{name: v, ${volume}}]}`);

describe('what pods refer to', () => {
  const secret = uses('secret: {secretName: token}');

  it('is missing when nobody provides it, with its place', () => {
    expect(facts(secret)['missing']).toEqual([
      { kind: 'Secret', name: 'token', path: ['spec', 'volumes', 0, 'secret', 'secretName'] },
    ]);
    expect(facts(secret + named('v1', 'Secret', 'token', '', 'elsewhere'))['missing']).toHaveLength(1);
  });

  it.each([
    ['the object', named('v1', 'Secret', 'token')],
    ['an ExternalSecret', named('external-secrets.io/v1', 'ExternalSecret', 'other', 'spec: {target: {name: token}}')],
    ['a SealedSecret', named('bitnami.com/v1alpha1', 'SealedSecret', 'token')],
    ['a Certificate', named('cert-manager.io/v1', 'Certificate', 'web', 'spec: {secretName: token}')],
  ])('is provided by %s, of the root or of another one', (_, provider) => {
    expect(facts(secret + provider)['missing']).toEqual([]);
    expect(facts(secret, [provider])['missing']).toEqual([]);
  });

  it('may be in a chart that could not be rendered, in its namespace', () => {
    const chart = named('helm.toolkit.fluxcd.io/v2', 'HelmRelease', 'db', 'spec: {targetNamespace: shop}', 'flux');
    const error = toErrorDocument(new SlipwayError('RENDER_NEEDS_TRUST', 'the chart is elsewhere'));
    const facts = (text: string, errors: readonly (typeof error)[]): Related => {
      const root = rootOf('own', text);
      const other = rootOf('other', chart, { errors });
      const [first] = root.objects;
      if (first === undefined) throw new Error('no object');
      return createRelating([])(root, [root, other])(first.manifest);
    };
    const scaler = (namespace: string): string =>
      named(
        'autoscaling/v2',
        'HorizontalPodAutoscaler',
        'db',
        'spec: {scaleTargetRef: {kind: Deployment, name: db}}',
        namespace,
      );
    const service = named('v1', 'Service', 'db', 'spec: {selector: {app: db}}');
    const policy = named(
      'networking.k8s.io/v1',
      'NetworkPolicy',
      'db',
      'spec: {podSelector: {matchLabels: {app: db}}}',
    );
    const monitor = named(
      'monitoring.coreos.com/v1',
      'ServiceMonitor',
      'db',
      'spec: {selector: {matchLabels: {app: db}}}',
    );
    expect(facts(secret, [error])['missing']).toEqual([]);
    expect(facts(secret, [])['missing']).toHaveLength(1);
    expect(facts(scaler('shop'), [error])['target']).toMatchObject({ found: true });
    expect(facts(scaler('flux'), [error])['target']).toMatchObject({ found: false });
    expect(facts(scaler('shop'), [])['target']).toMatchObject({ found: false });
    expect(facts(service, [error])['pods']).toBe('external');
    expect(facts(service, [])['pods']).toBe('none');
    expect(facts(policy, [error])['pods']).toBe('some');
    expect(facts(policy, [])['pods']).toBe('none');
    expect(facts(monitor, [error])['services']).toBe('external');
    expect(facts(monitor, [])['services']).toBe('none');
  });

  it('is provided by the configuration, by globs', () => {
    expect(facts(secret, [], [{ kind: 'Secret', namespace: 'sh*', name: ['db', 'tok*'] }])['missing']).toEqual([]);
    expect(facts(secret, [], [{ kind: 'Secret', namespace: 'other' }])['missing']).toHaveLength(1);
  });

  it('may be what every cluster has, or optional', () => {
    expect(facts(uses('configMap: {name: kube-root-ca.crt}'))['missing']).toEqual([]);
    expect(facts(pod('{serviceAccountName: default, priorityClassName: system-node-critical}'))['missing']).toEqual([]);
    expect(facts(uses('secret: {secretName: token, optional: true}'))['missing']).toEqual([]);
  });

  it('has to have the entry that is asked for, where its entries are known', () => {
    const one = pod('{containers: [{env: [{name: A, valueFrom: {configMapKeyRef: {name: settings, key: url}}}]}]}');
    const path = ['spec', 'containers', 0, 'env', 0, 'valueFrom', 'configMapKeyRef', 'key'];
    expect(facts(one + named('v1', 'ConfigMap', 'settings', 'data: {other: x}'))['missing']).toEqual([
      { kind: 'ConfigMap', name: 'settings', key: 'url', path },
    ]);
    expect(facts(one + named('v1', 'ConfigMap', 'settings', 'data: {url: x}'))['missing']).toEqual([]);
    expect(facts(one + named('v1', 'ConfigMap', 'settings'))['missing']).toEqual([]);
  });
});

describe('who selects pods', () => {
  const policy = (selector: string, more = ''): string =>
    named('networking.k8s.io/v1', 'NetworkPolicy', 'p', `spec: {podSelector: ${selector}${more}}`);

  it('are services, budgets, policies and autoscalers of the namespace', () => {
    const text =
      named('apps/v1', 'Deployment', 'web', 'spec: {template: {metadata: {labels: {app: web}}}}') +
      named('v1', 'Service', 'front', 'spec: {selector: {app: web}}') +
      named('v1', 'Service', 'back', 'spec: {selector: {app: db}}') +
      named('policy/v1', 'PodDisruptionBudget', 'all', 'spec: {selector: {}}') +
      policy('{}', ', policyTypes: [Egress]') +
      named('autoscaling/v2', 'HorizontalPodAutoscaler', 'h', 'spec: {scaleTargetRef: {kind: Deployment, name: web}}');
    expect(facts(text)).toMatchObject({
      services: ['front'],
      budgets: ['all'],
      policies: { names: ['p'], directions: ['Egress'] },
      autoscalers: [{ kind: 'HorizontalPodAutoscaler', name: 'h', minimum: 1, isSet: false }],
    });
    expect(facts(text.replaceAll('namespace: shop}\nspec: {sel', 'namespace: other}\nspec: {sel'))).toMatchObject({
      services: [],
      budgets: [],
    });
  });

  it.each([
    ['{matchExpressions: [{key: tier, operator: In, values: [front, back]}]}', ['p']],
    ['{matchLabels: {app: web}, matchExpressions: [{key: tier, operator: DoesNotExist}]}', []],
    ['{matchExpressions: [{key: zone, operator: NotIn, values: [a]}]}', ['p']],
    ['{matchLabels: {app: 1}}', ['p']],
  ])('are read as Kubernetes does: %s', (selector, names) => {
    // A label that is no text is malformed and left out here; the schema check tells of it.
    expect(facts(pod('{}') + policy(selector))['policies']).toMatchObject({ names });
  });
});

describe('labels that controllers give', () => {
  const set = named('apps/v1', 'StatefulSet', 'db', 'spec: {template: {metadata: {labels: {app: db}}}}');
  const service = (selector: string): string => named('v1', 'Service', 's', `spec: {selector: ${selector}}`);

  it.each([
    ['{app: db, statefulset.kubernetes.io/pod-name: db-0}', 'some'],
    ['{statefulset.kubernetes.io/pod-name: db-0}', 'some'],
    ['{app: web, statefulset.kubernetes.io/pod-name: db-0}', 'none'],
  ])('are left out of selectors: %s', (selector, pods) => {
    expect(facts(service(selector) + set)['pods']).toBe(pods);
    expect(facts(set + service(selector))['services']).toEqual(pods === 'some' ? ['s'] : []);
  });
});

describe('pods of the Prometheus operator', () => {
  const prometheus = named(
    'monitoring.coreos.com/v1',
    'Prometheus',
    'k8s',
    'spec: {podMetadata: {labels: {app.kubernetes.io/part-of: kube-prometheus}}}',
  );
  const service = (labels: string): string =>
    named('v1', 'Service', 's', `spec: {selector: {${labels}}, ports: [{port: 9090, targetPort: web}]}`);

  it('are there for what selects them', () => {
    const labels = 'app.kubernetes.io/name: prometheus, app.kubernetes.io/part-of: kube-prometheus';
    expect(facts(service(labels) + prometheus)).toEqual({ pods: 'some', closed: [] });
    expect(facts(service('prometheus: k8s') + prometheus)).toEqual({ pods: 'some', closed: [] });
    expect(facts(service('prometheus: other') + prometheus)['pods']).toBe('none');
    const other = prometheus.replace('monitoring.coreos.com', 'example.com');
    expect(facts(service('prometheus: k8s') + other)['pods']).toBe('none');
  });
});

describe('monitors of the cluster itself', () => {
  const monitor = (namespace: string, labels: string): string =>
    named(
      'monitoring.coreos.com/v1',
      'ServiceMonitor',
      'm',
      `spec: {namespaceSelector: {matchNames: [${namespace}]}, selector: {matchLabels: {${labels}}}}`,
    );

  it.each([
    ['kube-system', 'k8s-app: kubelet', 'external'],
    ['default', 'component: apiserver', 'external'],
    ['default', 'app: web', 'none'],
    ['shop', 'app: web', 'none'],
  ])('find Services that are nowhere rendered: of %s by %s', (namespace, labels, services) => {
    expect(facts(monitor(namespace, labels))['services']).toBe(services);
  });
});

describe('other roots', () => {
  const account = named('v1', 'ServiceAccount', 'web');
  const one = pod('{serviceAccountName: web}');

  it('provide what they render, unless they are for another cluster: they render the same workload', () => {
    expect(facts(one, [account])['missing']).toEqual([]);
    expect(facts(one, [one + account])['missing']).toHaveLength(1);
  });

  it('may get their namespace when they are applied', () => {
    expect(facts(one, [account.replace(', namespace: shop', '')])['missing']).toEqual([]);
  });
});

describe('facts of other kinds', () => {
  it('tell of services without pods, pods outside, and ports that no pod has', () => {
    const service = named('v1', 'Service', 's', 'spec: {selector: {app: web}, ports: [{port: 80, targetPort: http}]}');
    expect(facts(service)).toEqual({ pods: 'none' });
    expect(facts(service, [], [{ kind: 'Pod', labels: { app: 'web' } }])).toEqual({ pods: 'external' });
    const path = ['spec', 'ports', 0, 'targetPort'];
    expect(facts(service + pod('{}'))).toEqual({ pods: 'some', closed: [{ port: 'http', path }] });
    expect(facts(service + pod('{containers: [{ports: [{name: http}]}]}'))).toEqual({ pods: 'some', closed: [] });
    const bare = named('v1', 'Service', 's', 'spec: {}');
    expect(facts(bare)).toEqual({ pods: 'no selector' });
    expect(facts(bare + named('v1', 'Endpoints', 's'))).toEqual({ pods: 'endpoints' });
  });

  it('tell of an object that was there before, and of namespaces only where some are rendered', () => {
    const settings = named('v1', 'ConfigMap', 'settings');
    const root = rootOf('own', settings + settings);
    const second = root.objects[1]?.manifest;
    expect(second && createRelating([])(root, [root])(second)).toEqual({ duplicate: true });
    const namespace = '---\napiVersion: v1\nkind: Namespace\nmetadata: {name: other}\n';
    expect(facts(settings)).toEqual({});
    expect(facts(settings + namespace)).toEqual({ namespace: 'missing' });
    expect(facts(settings + namespace.replace('other', 'shop'))).toEqual({});
  });

  it('survive what is malformed', () => {
    for (const kind of ['Pod', 'Deployment', 'CronJob', 'Service', 'PodDisruptionBudget', 'HorizontalPodAutoscaler']) {
      for (const spec of ['null', '[]', 'text', '{selector: 1, template: x, containers: {a: 1}, volumes: [null, 1]}']) {
        expect(() => facts(`apiVersion: v1\nkind: ${kind}\nmetadata: {name: a}\nspec: ${spec}\n`)).not.toThrow();
      }
    }
  });
});
