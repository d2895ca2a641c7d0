import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { KubernetesObject } from '../../../src/model/object.ts';
import { type JsonPath, parsePath } from '../../../src/model/json-path.ts';
import { checksOf, manifestsOf, told } from '../../checks/support.ts';
import type { ControlPlane } from '../../harness/cluster/control-plane.ts';
import { startServer } from './ask.ts';
import { absent, type Cases, long } from './cases.ts';
import { dryRun } from './dry-run.ts';
import { clusterCases } from './go-cases-cluster.ts';
import { containerCases } from './go-cases-containers.ts';
import { kindCases } from './go-cases-kinds.ts';
import { podCases } from './go-cases-pods.ts';
import { workloadCases } from './go-cases-workloads.ts';
import { goSeeds } from './go-seeds.ts';
import { customDefinition, seeds } from './seeds.ts';
import { nameOf, takenFiles } from './taken.ts';

const names = [
  'a',
  'a-b',
  'a.b',
  'A',
  '-a',
  'a-',
  'a_b',
  '1',
  'a--b',
  long(63),
  long(64),
  `${long(60)}.${long(60)}`,
  `${long(64)}.a`,
];
const texts = ['', absent];
const portNames = ['https', '80', 'a-b', 'a--b', '-a', 'a-', 'A', 'a1', long(15), long(16), ''];
const ports = [-1, 0, 1, 65_535, 65_536];
const counts = [-1, 0, 1];
const users = [-1, 0, 2_147_483_647, 2_147_483_648];
const weights = [-1, 0, 1, 100, 101];

/** Values for fields of seeds; whatever the server says of each, we have to say. */
const fieldCases: Cases = {
  pod: {
    'spec.containers[0].name': [...names, ...texts],
    'spec.containers[0].image': texts,
    'spec.initContainers[0].image': texts,
    'spec.containers[0].livenessProbe.httpGet': [absent, null],
    'spec.containers[0].livenessProbe.exec': [{ command: ['true'] }],
    'spec.containers[0].lifecycle.preStop.exec': [absent, null],
    'spec.containers[0].lifecycle.preStop.httpGet': [{ port: 80 }],
    'spec.containers[0].lifecycle.preStop': [{ sleep: { seconds: 1 } }, {}, null],
    'spec.containers[0].envFrom[0].configMapRef': [absent, null],
    'spec.containers[0].envFrom[0].secretRef': [{ name: 'a' }],
    'spec.containers[0].envFrom[0].configMapRef.name': texts,
    'spec.containers[0].env[2].valueFrom': [{}, null, { fieldRef: null }],
    'spec.containers[0].env[2].valueFrom.configMapKeyRef': [{ name: 'a', key: 'a' }],
    'spec.volumes[0].emptyDir': [absent, null],
    'spec.volumes[0].configMap': [{ name: 'a' }],
    'spec.volumes[1].configMap.name': texts,
    'spec.volumes[1].configMap': [null, {}],
    'spec.volumes[2].projected.sources[0].secret.name': texts,
    'spec.volumes[0]': [
      { name: 'data', persistentVolumeClaim: { claimName: '' } },
      { name: 'data', secret: {} },
      { name: 'data' },
    ],
    'spec.securityContext.sysctls[0].name': [
      ...texts,
      'A',
      'kernel/shm_rmid_forced',
      'net.ipv4.ip_local_port_range',
      'a..b',
    ],
    'spec.containers[0].ports[1].name': portNames,
    'spec.containers[0].ports[1].containerPort': [...ports, absent],
    'spec.containers[0].ports[1].hostPort': [-1, 0, 65_536],
    'spec.containers[0].env[0].name': texts,
    'spec.containers[0].env[1].valueFrom.secretKeyRef.key': texts,
    'spec.containers[0].env[1].valueFrom.secretKeyRef.name': names,
    'spec.containers[0].env[2].valueFrom.fieldRef.fieldPath': [...texts, 'Zzz', 'status.podIP', "metadata.labels['a']"],
    'spec.containers[0].volumeMounts[0].mountPath': texts,
    'spec.containers[0].volumeMounts[0].name': texts,
    'spec.volumes[0].name': texts,
    'spec.volumes[2].name': names,
    'spec.volumes[1].configMap.items[0].key': texts,
    'spec.volumes[1].configMap.items[0].path': texts,
    'spec.volumes[2].projected.sources[1].serviceAccountToken.path': texts,
    'spec.volumes[2].projected.sources[1].serviceAccountToken.expirationSeconds': [
      599, 600, 4_294_967_296, 4_294_967_297,
    ],
    'spec.topologySpreadConstraints[0].maxSkew': counts,
    'spec.topologySpreadConstraints[0].topologyKey': texts,
    'spec.topologySpreadConstraints[0].whenUnsatisfiable': [...texts, 'ScheduleAnyway', 'Never'],
    'spec.affinity.podAntiAffinity.preferredDuringSchedulingIgnoredDuringExecution[0].weight': weights,
    'spec.affinity.podAntiAffinity.preferredDuringSchedulingIgnoredDuringExecution[0].podAffinityTerm.topologyKey':
      texts,
    'spec.containers[0].livenessProbe.periodSeconds': counts,
    'spec.containers[0].livenessProbe.initialDelaySeconds': counts,
    'spec.containers[0].livenessProbe.timeoutSeconds': counts,
    'spec.containers[0].livenessProbe.successThreshold': counts,
    'spec.containers[0].livenessProbe.failureThreshold': counts,
    'spec.containers[0].livenessProbe.httpGet.port': [...ports, ...portNames],
    'spec.containers[0].readinessProbe.tcpSocket.port': [...ports, ...portNames],
    'spec.containers[0].lifecycle.preStop.exec.command': [[], absent, ['true']],
    'spec.containers[0].securityContext.runAsUser': users,
    'spec.containers[0].securityContext.runAsGroup': users,
    'spec.securityContext.runAsUser': users,
    'spec.securityContext.runAsGroup': users,
    'spec.securityContext.fsGroup': users,
    'spec.containers[0].resources.limits.cpu': [-1, '-1', '-0', '-0.5', '-100m', '0', 1],
    'spec.containers[0].resources.requests.cpu': [-1, '-100m', '0'],
  },
  deployment: {
    'spec.replicas': counts,
    'spec.minReadySeconds': counts,
    'spec.selector.matchExpressions[0].values': [[], absent, null],
    'spec.selector.matchExpressions[0].key': ['', absent],
    'spec.selector.matchExpressions': [
      [{ key: 'tier', operator: 'Exists', values: ['a'] }],
      [{ key: 'none', operator: 'DoesNotExist' }],
    ],
    'spec.template.spec.containers[0].name': texts,
    'spec.template.spec.containers[0].image': texts,
    'spec.template.spec.serviceAccountName': [...names, absent],
  },
  statefulset: { 'spec.replicas': counts, 'spec.template.spec.containers[0].image': texts },
  daemonset: { 'spec.template.spec.containers[0].image': texts },
  cronjob: { 'spec.jobTemplate.spec.template.spec.containers[0].image': texts },
  service: {
    'spec.ports[1].name': [...names, ...texts],
    'spec.ports': [
      [{ port: 80 }],
      [{ port: 80 }, { port: 81 }],
      [
        { name: 'a', port: 80 },
        { name: 'b', port: 81 },
      ],
    ],
    'spec.ports[1].port': [...ports, absent],
    'spec.ports[1].targetPort': [...ports, ...portNames],
  },
  ingress: {
    'spec.rules[0].http.paths[0].backend.service.port.number': [-1, 1, 65_535, 65_536],
    'spec.rules[0].http.paths[0].path': [...texts, 'a', '/a', null],
    'spec.rules[0].http.paths[0].pathType': ['Exact', 'ImplementationSpecific'],
    'spec.tls[0].secretName': [...names, ...texts],
    'spec.tls[0].hosts': [[], absent, [null], [''], ['*.a.example'], ['*'], ['a.*.b'], ['A.b'], ['a']],
  },
  autoscaler: {
    'spec.maxReplicas': [0, 1, -1],
    'spec.behavior.scaleDown.policies[0].type': [...texts, 'Percent', 'Other'],
    'spec.behavior.scaleDown.policies[0].value': counts,
    'spec.behavior.scaleDown.policies[0].periodSeconds': [0, 1, 1800, 1801],
  },
  webhook: {
    'webhooks[0].name': texts,
    'webhooks[0].sideEffects': [...texts, 'None', 'Some'],
    'webhooks[0].admissionReviewVersions': [
      [],
      absent,
      ['v1', 'v1'],
      ['v1', 'v1beta1'],
      ['V1', 'v1'],
      ['', 'v1'],
      [null, 'v1'],
      ['v1', '1'],
    ],
    'webhooks[0].rules[0].apiGroups': [[], absent, [''], ['*']],
    'webhooks[0].rules[0].apiVersions': [[], absent, [''], [null], ['*']],
    'webhooks[0].rules[0].operations': [[], absent, ['']],
    'webhooks[0].rules[0].resources': [[], absent, [''], ['*/*']],
    'webhooks[0].clientConfig.service.port': ports,
  },
  claim: {
    'spec.resources': [absent, null, {}, { requests: null }, { requests: {} }, { limits: { storage: '1Gi' } }],
    'spec.accessModes': [
      [],
      absent,
      null,
      ['ReadWriteMany', 'ReadOnlyMany'],
      ['ReadWriteOncePod'],
      ['Other'],
      [''],
      [null],
    ],
  },
  policy: { 'spec.policyTypes': [[], absent, null, ['Ingress'], ['Other'], [''], [null]] },
  binding: {
    'subjects[0].kind': [...texts, 'Team'],
    'subjects[0].apiGroup': ['', 'rbac.authorization.k8s.io', 'other', null],
    'subjects[1].apiGroup': ['', 'other', absent, null],
  },
  role: {
    'rules[0].apiGroups': [[], absent, [''], null],
    'rules[0].resources': [[], absent, null],
  },
  clusterrole: {
    'aggregationRule.clusterRoleSelectors': [[], absent, null],
    rules: [[{ verbs: ['get'], nonResourceURLs: ['/a'] }], [{ verbs: ['get'] }]],
  },
  limits: { 'spec.limits[0].type': texts },
  quota: { 'spec.scopes': [[], absent, ['NotTerminating'], [''], [null]] },
};

function changed(value: unknown, [step, ...rest]: JsonPath, wanted: unknown): unknown {
  if (step === undefined) return wanted;
  const copy = structuredClone(value) as Record<string | number, unknown>;
  const child = changed(copy[step], rest, wanted);
  if (child === absent) delete copy[step];
  else copy[step] = child;
  return copy;
}

function objectsOf(seed: string, fields: Cases[string]): readonly { what: string; object: KubernetesObject }[] {
  const [manifest] = manifestsOf(seeds[seed] ?? goSeeds[seed] ?? '');
  return Object.entries(fields).flatMap(([path, values]) =>
    values.map((value) => ({
      what: `${seed} ${path} ${typeof value === 'symbol' ? 'absent' : JSON.stringify(value).slice(0, 200)}`,
      object: changed(manifest, parsePath(path) ?? [], value) as KubernetesObject,
    })),
  );
}

describe('an API server', () => {
  let plane: ControlPlane;
  beforeAll(async () => {
    plane = await startServer();
  });
  afterAll(() => plane[Symbol.asyncDispose]());

  it('refuses and takes the same values of fields', async () => {
    const all = [fieldCases, podCases, containerCases, workloadCases, kindCases, clusterCases];
    const queue = all.flatMap((cases) => Object.entries(cases)).flatMap(([seed, fields]) => objectsOf(seed, fields));
    const { different, accepted, refused } = await compared(plane, queue);
    expect(different).toEqual([]);
    expect(accepted).toBeGreaterThan(500);
    expect(refused).toBeGreaterThan(700);
  });

  it('takes unusual objects in which nothing is found', async () => {
    const texts = await Promise.all(takenFiles.map((file) => readFile(file, 'utf8')));
    const objects = texts.flatMap((text) => manifestsOf(text));
    const { different, accepted, refused } = await compared(
      plane,
      objects.map((object) => ({ what: nameOf(object), object })),
    );
    expect(different).toEqual([]);
    expect(refused).toBe(0);
    expect(accepted).toBeGreaterThan(180);
  });
});

interface Compared {
  different: readonly string[];
  accepted: number;
  refused: number;
}

async function compared(
  plane: ControlPlane,
  objects: readonly { what: string; object: KubernetesObject }[],
): Promise<Compared> {
  const only = ['unknown-field', 'schema-invalid', 'duplicate-list-item'];
  const checks = await checksOf({ only, kubernetesVersion: '1.35', crds: manifestsOf(customDefinition) });
  const different: string[] = [];
  const counted = { accepted: 0, refused: 0 };
  const queue = [...objects];
  const ask = async (): Promise<void> => {
    for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
      const { what, object } = next;
      const { accepted, message } = await dryRun(plane, object);
      const root = {
        id: 'app',
        engine: 'plain' as const,
        objects: [{ manifest: object }],
        errors: [],
        milliseconds: 0,
      };
      const found = told(checks.evaluate(root, [root]));
      counted[accepted ? 'accepted' : 'refused'] += 1;
      if ((found.length === 0) !== accepted) different.push(`${what}: ${message || found.join('; ')}`);
    }
  };
  await Promise.all([ask(), ask(), ask(), ask()]);
  return { different, ...counted };
}
