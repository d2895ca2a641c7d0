import { absent, type Cases, long } from './cases.ts';

const prefer = 'spec.affinity';
const nodes = (requirement: unknown): unknown => ({
  nodeAffinity: {
    requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms: [{ matchExpressions: [requirement] }] },
  },
});

/** What is asked about pods: values that an API server takes, and values that it refuses. */
export const podCases: Cases = {
  bare: {
    spec: [
      absent,
      null,
      {},
      ...[-1, 1, 60].map((seconds) => ({
        terminationGracePeriodSeconds: seconds,
        containers: [{ name: 'a', image: 'a', lifecycle: { preStop: { sleep: { seconds: 1 } } } }],
      })),
      ...[30, 31].map((seconds) => ({
        containers: [{ name: 'a', image: 'a', lifecycle: { postStart: { sleep: { seconds } } } }],
      })),
      {
        terminationGracePeriodSeconds: -1,
        containers: [{ name: 'a', image: 'a', lifecycle: { preStop: { sleep: { seconds: 2 } } } }],
      },
    ],
    'metadata.name': ['a.b', 'A', 'a_b', '-a', long(253), long(254)],
    'metadata.labels': [
      { a: 'b' },
      { 'a.b/c': '' },
      { 'A/c': 'b' },
      { 'a/': 'b' },
      { '': 'b' },
      { [long(63)]: 'a' },
      { [long(64)]: 'a' },
      { a: 'b c' },
      { a: '-b' },
      { a: 'B_c.d' },
      { a: long(63) },
      { a: long(64) },
      { 'a b': 'c' },
      { 'a/b/c': 'd' },
      { '-a': 'b' },
    ],
    'metadata.annotations': [
      { a: 'b c' },
      { 'A.b/c': 'd' },
      { 'a b': 'c' },
      { 'a/b/c': 'd' },
      { 'a/': 'b' },
      { a: long(262_143) },
      { a: long(262_144) },
    ],
    'metadata.finalizers': [['a'], ['a/b'], ['orphan'], ['foregroundDeletion'], ['a b/c']],
    'spec.nodeSelector': [{ a: 'b' }, { a: 'b c' }, { 'a b': 'c' }, { a: null }],
    'spec.hostname': ['a', 'a.b', 'A', '', null],
    'spec.subdomain': ['a', 'a.b', 'A'],
    'spec.nodeName': ['a', 'a.b', 'A'],
    'spec.schedulerName': ['a', 'a b', 'a/b'],
    'spec.activeDeadlineSeconds': [0, 1, -1],
    'spec.terminationGracePeriodSeconds': [0, 1],
    'spec.restartPolicy': ['Never', 'OnFailure', 'Always', 'Sometimes', '', null],
    'spec.dnsPolicy': ['None', 'Default', 'Other', ''],
    'spec.dnsConfig': [
      { nameservers: ['1.1.1.1'] },
      { nameservers: ['a'] },
      { nameservers: ['::1'] },
      { nameservers: [''] },
      { nameservers: ['1.1.1.256'] },
    ],
    'spec.hostAliases': [
      [{ ip: '10.0.0.1', hostnames: ['a'] }],
      [{ ip: 'a' }],
      [{ ip: '10.0.0.1', hostnames: ['A'] }],
      [{ ip: '::1' }],
      [{ hostnames: ['a'] }],
      [{ ip: 'fe80::1::2' }],
    ],
    'spec.securityContext': [
      { supplementalGroups: [0, 1] },
      { supplementalGroups: [-1] },
      { supplementalGroups: [2 ** 31] },
      {
        sysctls: [
          { name: 'kernel.shm_rmid_forced', value: '1' },
          { name: 'kernel.shm_rmid_forced', value: '0' },
        ],
      },
      { seccompProfile: { type: 'Localhost' } },
      { fsGroupChangePolicy: 'Other' },
      { fsGroupChangePolicy: 'Always' },
    ],
    'spec.tolerations': [
      [{ operator: 'Exists' }],
      [{ operator: 'Equal', value: 'a' }],
      [{}],
      [{ key: 'a', operator: 'Exists', value: 'b' }],
      [{ key: 'a', value: 'b' }],
      [{ key: 'a', operator: 'Equal', value: 'b c' }],
      [{ key: 'a b', operator: 'Exists' }],
      [{ key: 'a', operator: 'Exists', tolerationSeconds: 10 }],
      [{ key: 'a', operator: 'Exists', tolerationSeconds: 10, effect: 'NoExecute' }],
      [{ key: 'a', operator: 'Exists', effect: 'Never' }],
      [{ key: 'a', operator: 'Other' }],
      [{ key: 'node-role.kubernetes.io/control-plane', operator: 'Exists', effect: '' }],
      [{ key: '', operator: 'Exists', effect: 'NoSchedule' }],
      [null],
    ],
    [prefer]: [
      nodes({ key: 'a', operator: 'In', values: ['b'] }),
      nodes({ key: 'a', operator: 'In' }),
      nodes({ key: 'a', operator: 'Exists', values: ['b'] }),
      nodes({ key: 'a', operator: 'Gt', values: ['1'] }),
      nodes({ key: 'a', operator: 'Gt', values: ['1', '2'] }),
      nodes({ key: 'a', operator: 'Lt' }),
      nodes({ key: 'a b', operator: 'Exists' }),
      nodes({ key: 'a', operator: 'Other' }),
      nodes({ key: '', operator: 'Exists' }),
      nodes({ key: 'a', operator: 'Gt', values: ['x'] }),
      { nodeAffinity: { requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms: [] } } },
      { nodeAffinity: { requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms: [{}] } } },
      { podAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [{ topologyKey: 'a b' }] } },
      {
        podAffinity: {
          requiredDuringSchedulingIgnoredDuringExecution: [
            { topologyKey: 'a', labelSelector: { matchLabels: { a: 'b c' } } },
          ],
        },
      },
      {
        podAntiAffinity: {
          requiredDuringSchedulingIgnoredDuringExecution: [{ topologyKey: 'kubernetes.io/hostname' }],
        },
      },
    ],
    'spec.topologySpreadConstraints': [
      [{ maxSkew: 1, topologyKey: 'a', whenUnsatisfiable: 'DoNotSchedule', minDomains: 1 }],
      [{ maxSkew: 1, topologyKey: 'a', whenUnsatisfiable: 'ScheduleAnyway', minDomains: 1 }],
      [{ maxSkew: 1, topologyKey: 'a', whenUnsatisfiable: 'DoNotSchedule', minDomains: 0 }],
      [{ maxSkew: 1, topologyKey: 'a b', whenUnsatisfiable: 'DoNotSchedule' }],
      [
        { maxSkew: 1, topologyKey: 'a', whenUnsatisfiable: 'DoNotSchedule' },
        { maxSkew: 2, topologyKey: 'a', whenUnsatisfiable: 'DoNotSchedule' },
      ],
    ],
    'spec.hostNetwork': [true],
    'spec.priorityClassName': [''],
    'spec.imagePullSecrets': [[{ name: 'a' }], [{ name: '' }], [{ name: 'A' }], [{}]],
    'spec.os': [{ name: 'linux' }, { name: 'mac' }],
    'spec.serviceAccount': ['default'],
    'spec.automountServiceAccountToken': [true],
    'spec.enableServiceLinks': [false],
    'spec.readinessGates': [[{ conditionType: 'a' }], [{ conditionType: 'a b' }]],
  },
};
