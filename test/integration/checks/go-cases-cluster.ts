import { absent, type Cases } from './cases.ts';

/** What is asked about rights, scaling and what belongs to a cluster: values that an API server takes, and values that it refuses. */
export const clusterCases: Cases = {
  role: {
    'rules[0]': [
      { verbs: ['get'], nonResourceURLs: ['/a'] },
      { verbs: ['get'], nonResourceURLs: ['/a'], apiGroups: [''], resources: ['pods'] },
      { apiGroups: [''], resources: ['pods'], verbs: [] },
      { apiGroups: [''], resources: ['pods'] },
    ],
    'metadata.name': ['a:b'],
  },
  clusterrole: {
    'metadata.name': ['system:a'],
    rules: [
      [{ verbs: ['get'], nonResourceURLs: ['/a'], apiGroups: [''], resources: ['pods'] }],
      [{ verbs: ['get'], nonResourceURLs: ['/a'], apiGroups: [], resources: [] }],
    ],
  },
  rolebinding: {
    'roleRef.kind': ['Role', 'ClusterRole', 'Other', ''],
    'roleRef.apiGroup': ['', 'other', absent],
    'roleRef.name': ['', absent, 'a/b'],
    'subjects[0].namespace': [absent, ''],
    'subjects[0].name': ['', absent, 'A'],
    'metadata.name': ['a:b'],
    subjects: [[], absent, [{ kind: 'User', name: 'a' }], [{ kind: 'Group', name: '' }]],
  },
  binding: { 'roleRef.kind': ['Role', 'ClusterRole'], 'subjects[0].namespace': [absent, ''] },
  budget: {
    spec: [absent, {}, { minAvailable: 1, maxUnavailable: 1 }, { minAvailable: 1 }, { selector: {} }],
    'spec.maxUnavailable': [-1, '50%', '150%', 'a', '5', 0, '100%', '0%'],
    'spec.unhealthyPodEvictionPolicy': ['Other', ''],
  },
  autoscaler: {
    spec: [absent],
    'spec.minReplicas': [0, 3, 4, -1],
    'spec.scaleTargetRef.kind': ['', absent, 'a/b'],
    'spec.scaleTargetRef.name': ['', absent],
    'spec.metrics[0]': [
      { type: 'Resource' },
      { type: 'Pods', pods: { metric: { name: 'a' }, target: { type: 'AverageValue', averageValue: 1 } } },
      { type: 'Other' },
      { type: 'External', resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 1 } } },
      { type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 0 } } },
      { type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization' } } },
      { type: 'Resource', resource: { name: 'cpu', target: { type: 'Other', averageUtilization: 1 } } },
      { type: 'Resource', resource: { name: 'cpu', target: { type: 'AverageValue', averageValue: '100m' } } },
      { type: 'Resource', resource: { name: 'cpu', target: { averageUtilization: 1 } } },
      { type: 'Resource', resource: { name: 'cpu', target: { type: 'Value', value: 1 } } },
      {
        type: 'Resource',
        resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 1, averageValue: '1' } },
      },
    ],
    'spec.metrics': [{ value: 1, averageValue: 1 }, { value: 1 }, { averageValue: 1 }, {}, { value: 0 }].flatMap(
      (target) => [
        [{ type: 'External', external: { metric: { name: 'a' }, target: { type: 'Value', ...target } } }],
        [{ type: 'Pods', pods: { metric: { name: 'a' }, target: { type: 'Value', ...target } } }],
        [
          {
            type: 'Object',
            object: {
              metric: { name: 'a' },
              describedObject: { kind: 'A', name: 'a' },
              target: { type: 'Value', ...target },
            },
          },
        ],
      ],
    ),
    'spec.behavior.scaleDown.stabilizationWindowSeconds': [-1, 0, 3600, 3601],
    'spec.behavior.scaleDown.selectPolicy': ['Max', 'Other', 'Disabled'],
    'spec.behavior.scaleDown.policies': [[], absent],
  },
  scaler: {
    'spec.maxReplicas': [0, 1],
    'spec.minReplicas': [4, 0],
    'spec.targetCPUUtilizationPercentage': [0, 1],
    spec: [absent],
  },
  claim: {
    spec: [absent],
    'spec.storageClassName': ['', 'A', 'a.b'],
    'spec.resources.requests.storage': ['0', '1Gi', '-1', 0],
    'spec.volumeMode': ['Other', 'Block'],
    'spec.accessModes': [
      ['ReadWriteOncePod', 'ReadWriteOnce'],
      ['ReadWriteOncePod', 'ReadWriteOncePod'],
    ],
    'metadata.name': ['A', 'a.b'],
  },
  class: {
    provisioner: ['', 'a/b', 'a b', 'A/b', 'a'],
    reclaimPolicy: ['Other', 'Retain', ''],
    volumeBindingMode: ['Other', 'Immediate'],
    'metadata.name': ['A'],
  },
  priority: {
    value: [1_000_000_000, 1_000_000_001, -1, 0],
    'metadata.name': ['A', 'system-a', 'system-node-critical'],
    preemptionPolicy: ['Other'],
  },
  namespace: { 'metadata.name': ['a-b', 'a.b', 'A'] },
  webhook: {
    'webhooks[0].timeoutSeconds': [0, 1, 30, 31],
    'webhooks[0].clientConfig': [
      {},
      { url: 'https://a' },
      { url: 'https://a', service: { name: 'a', namespace: 'b' } },
      { url: 'http://a' },
    ],
    'webhooks[0].name': ['a', 'a.b', 'a.b.c', 'A.b.c'],
    'webhooks[0].failurePolicy': ['Other'],
    'webhooks[0].rules[0].operations': [['CREATE', '*'], ['Other'], ['*']],
    'webhooks[0].namespaceSelector': [{ matchLabels: { a: 'b c' } }],
  },
  mutating: {
    'webhooks[0].timeoutSeconds': [0, 10],
    'webhooks[0].reinvocationPolicy': ['Other', 'Never'],
    'metadata.name': ['A'],
  },
  slice: { 'endpoints[0].addresses': [[], ['10.0.0.1', '10.0.0.2']], addressType: ['Other', 'FQDN'] },
  account: { 'metadata.name': ['a.b', 'A'], imagePullSecrets: [[{ name: '' }], [{}]] },
  quota: {
    'spec.hard': [{ 'requests.cpu': '1' }, { 'count/pods': 1 }, { cpu: '-1' }, { 'requests.nvidia.com/gpu': 1 }],
  },
  limits: {
    'spec.limits[0]': [
      { type: 'Container', default: { cpu: 2 }, max: { cpu: 1 } },
      { type: 'Container', min: { cpu: 2 }, max: { cpu: 1 } },
      { type: 'Pod', default: { cpu: 1 } },
      { type: 'PersistentVolumeClaim' },
      { type: 'PersistentVolumeClaim', max: { storage: 1 } },
      { type: 'PersistentVolumeClaim', default: { storage: 1 } },
      { type: 'Container', defaultRequest: { cpu: 2 }, default: { cpu: 1 } },
    ],
  },
};
