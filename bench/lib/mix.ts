/**
 * "The mix" of the gate's benches: objects as a team's manifest repository has them, 60 % of them workloads, about 2 kB each, some
 * well made and some not. The same seed gives the same text, at any size.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Manifest, toYaml } from './to-yaml.ts';

export const mixSeed = 20_261_125;

/** A number below 1, again and again (mulberry32). */
type Random = () => number;

export function mix(objects = 5000, seed = mixSeed): readonly Manifest[] {
  const random = seeded(seed);
  return Array.from({ length: objects }, (_, index) => {
    // Slots of 100: an application team's namespace.
    const [space, slot] = [Math.floor(index / 100), index % 100];
    return slots(slot)({ namespace: `team-${space}`, name: `app-${slot % 30}`, slot, random });
  });
}

/** Writes them a thousand to a file, and returns the files. */
export function writeMix(folder: string, objects?: number, seed?: number): readonly string[] {
  mkdirSync(folder);
  const all = mix(objects, seed);
  return Array.from({ length: Math.ceil(all.length / 1000) }, (_, part) => {
    const file = join(folder, `part-${part}.yaml`);
    writeFileSync(
      file,
      all
        .slice(part * 1000, (part + 1) * 1000)
        .map(toYaml)
        .join('---\n'),
    );
    return file;
  });
}

interface Slot {
  namespace: string;
  /** The same for the objects of one application. */
  name: string;
  slot: number;
  random: Random;
}

type Make = (slot: Slot) => Manifest;

/** 60 workloads and 40 others of each hundred. */
function slots(slot: number): Make {
  if (slot < 38) return (at) => workload('apps/v1', 'Deployment', at);
  if (slot < 44) return (at) => workload('apps/v1', 'StatefulSet', at);
  if (slot < 47) return (at) => workload('apps/v1', 'DaemonSet', at);
  if (slot < 54) return cronJob;
  if (slot < 57) return (at) => workload('batch/v1', 'Job', at);
  if (slot < 60) return pod;
  if (slot < 74) return service;
  if (slot < 83) return configMap;
  if (slot < 87) return ingress;
  if (slot < 90) return networkPolicy;
  if (slot < 93) return autoscaler;
  if (slot < 95) return budget;
  if (slot < 97) return (at) => named('v1', 'ServiceAccount', at, {});
  if (slot < 98) return role;
  if (slot < 99) return roleBinding;
  return ({ namespace }) => ({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: namespace } });
}

function named(apiVersion: string, kind: string, { namespace, name, slot, random }: Slot, fields: Manifest): Manifest {
  const own = { name: `${name}-${slot}`, namespace, labels: labels(name, slot), annotations: annotations(random) };
  return { apiVersion, kind, metadata: own, ...fields };
}

function labels(name: string, slot: number): Manifest {
  return {
    'app.kubernetes.io/name': name,
    'app.kubernetes.io/instance': `${name}-${slot % 3}`,
    'app.kubernetes.io/part-of': 'shop',
    'app.kubernetes.io/managed-by': 'slipway',
    team: `team-${slot % 7}`,
  };
}

function annotations(random: Random): Manifest {
  return {
    'example.com/owner': 'platform@example.com',
    'example.com/runbook': 'https://runbooks.example.com/services/what-to-do-when-it-does-not-answer-any-more',
    'example.com/checksum': Array.from({ length: 8 }, () =>
      Math.floor(random() * 0x1_0000)
        .toString(16)
        .padStart(4, '0'),
    ).join(''),
  };
}

function workload(apiVersion: string, kind: string, at: Slot): Manifest {
  const { name, slot, random } = at;
  const template = podTemplate(at);
  if (kind === 'Job') return named(apiVersion, kind, at, { spec: { backoffLimit: 3, template } });
  const selector = {
    matchLabels: { 'app.kubernetes.io/name': name, 'app.kubernetes.io/instance': `${name}-${slot % 3}` },
  };
  return named(apiVersion, kind, at, {
    spec: {
      ...(kind === 'DaemonSet' ? {} : { replicas: 1 + Math.floor(random() * 4) }),
      selector,
      template,
      ...(kind === 'StatefulSet' ? { serviceName: `${name}-${slot}` } : {}),
      ...(kind === 'Deployment' && chance(random, 0.1) ? { strategy: { type: 'Recreate' } } : {}),
    },
  });
}

function cronJob(at: Slot): Manifest {
  const template = podTemplate(at);
  return named('batch/v1', 'CronJob', at, {
    spec: { schedule: '*/15 * * * *', concurrencyPolicy: 'Forbid', jobTemplate: { spec: { template } } },
  });
}

function pod(at: Slot): Manifest {
  return named('v1', 'Pod', at, { spec: podTemplate(at)['spec'] });
}

function podTemplate({ name, slot, random }: Slot): Manifest {
  const isSafe = chance(random, 0.7);
  return {
    metadata: { labels: labels(name, slot) },
    spec: {
      ...(chance(random, 0.6) ? { serviceAccountName: `${name}-95` } : {}),
      ...(isSafe ? { securityContext: { runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } } } : {}),
      ...(chance(random, 0.3) ? { initContainers: [container('migrate', 0, random, isSafe)] } : {}),
      containers: [
        container(name, 8080, random, isSafe),
        ...(chance(random, 0.4) ? [container('proxy', 15_001, random, isSafe)] : []),
      ],
      ...(chance(random, 0.3) ? { affinity: antiAffinity(name) } : {}),
      volumes: [
        { name: 'tmp', emptyDir: {} },
        { name: 'config', configMap: { name: `${name}-${74 + (slot % 9)}`, optional: chance(random, 0.5) } },
        ...(chance(random, 0.03) ? [{ name: 'host', hostPath: { path: '/var/log' } }] : []),
      ],
    },
  };
}

function container(name: string, port: number, random: Random, isSafe: boolean): Manifest {
  const build = Math.floor(random() * 1000);
  const tag = chance(random, 0.05) ? 'latest' : `1.${build}.0`;
  return {
    name,
    image: `registry.example.com/shop/${name}:${tag}`,
    ...(port === 0 ? {} : { ports: [{ name: 'http', containerPort: port, protocol: 'TCP' }] }),
    env: Array.from({ length: 2 + Math.floor(random() * 5) }, (_, index) => variable(index, name, random)),
    ...(chance(random, 0.8)
      ? {
          resources: {
            requests: { cpu: '100m', memory: '128Mi' },
            limits: { memory: chance(random, 0.5) ? '128Mi' : '256Mi' },
          },
        }
      : {}),
    ...(port !== 0 && chance(random, 0.75) ? probes(random) : {}),
    volumeMounts: [
      { name: 'tmp', mountPath: '/tmp' },
      { name: 'config', mountPath: '/etc/app', readOnly: true },
    ],
    securityContext: isSafe
      ? {
          allowPrivilegeEscalation: false,
          readOnlyRootFilesystem: chance(random, 0.8),
          capabilities: { drop: ['ALL'] },
        }
      : { privileged: chance(random, 0.05) },
  };
}

function probes(random: Random): Manifest {
  const get = (path: string): Manifest => ({ httpGet: { path, port: 'http' }, periodSeconds: 10, timeoutSeconds: 2 });
  return {
    readinessProbe: get('/ready'),
    livenessProbe: get(chance(random, 0.2) ? '/ready' : '/live'),
  };
}

function variable(index: number, name: string, random: Random): Manifest {
  if (chance(random, 0.1)) {
    return {
      name: `SETTING_${index}`,
      valueFrom: { secretKeyRef: { name: `${name}-secrets`, key: `setting-${index}` } },
    };
  }
  if (chance(random, 0.1))
    return { name: `SETTING_${index}`, valueFrom: { fieldRef: { fieldPath: 'metadata.namespace' } } };
  return { name: `SETTING_${index}`, value: `https://service-${index}.example.com/path/${Math.floor(random() * 100)}` };
}

function antiAffinity(name: string): Manifest {
  const labelSelector = { matchLabels: { 'app.kubernetes.io/name': name } };
  const podAffinityTerm = { labelSelector, topologyKey: 'kubernetes.io/hostname' };
  return { podAntiAffinity: { preferredDuringSchedulingIgnoredDuringExecution: [{ weight: 100, podAffinityTerm }] } };
}

function service(at: Slot): Manifest {
  const ports = [{ name: 'http', port: 80, targetPort: 'http', protocol: 'TCP' }];
  const selector = { 'app.kubernetes.io/name': chance(at.random, 0.95) ? at.name : 'renamed' };
  const type = chance(at.random, 0.05) ? 'NodePort' : 'ClusterIP';
  return named('v1', 'Service', at, { spec: { type, ports, selector } });
}

function configMap(at: Slot): Manifest {
  const lines = Array.from(
    { length: 40 },
    (_, index) => `setting.${index} = value number ${Math.floor(at.random() * 1e6)}`,
  );
  return named('v1', 'ConfigMap', at, {
    data: { 'application.properties': `${lines.join('\n')}\n`, mode: 'production' },
  });
}

function ingress(at: Slot): Manifest {
  const backend = { service: { name: `app-${60 % 30}-60`, port: { number: chance(at.random, 0.9) ? 80 : 8081 } } };
  const host = `${at.name}.example.com`;
  const rules = [{ host, http: { paths: [{ path: '/', pathType: 'Prefix', backend }] } }];
  const tls = chance(at.random, 0.7) ? { tls: [{ hosts: [host], secretName: `${at.name}-tls` }] } : {};
  return named('networking.k8s.io/v1', 'Ingress', at, { spec: { ingressClassName: 'nginx', rules, ...tls } });
}

function networkPolicy(at: Slot): Manifest {
  const podSelector = { matchLabels: { 'app.kubernetes.io/name': at.name } };
  const from = [{ podSelector: { matchLabels: { 'app.kubernetes.io/part-of': 'shop' } } }];
  const ports = [{ port: 8080, protocol: 'TCP' }];
  return named('networking.k8s.io/v1', 'NetworkPolicy', at, {
    spec: { podSelector, policyTypes: ['Ingress'], ingress: [{ from, ports }] },
  });
}

function autoscaler(at: Slot): Manifest {
  const metrics = [
    { type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 80 } } },
  ];
  const number = Math.floor(at.random() * 38);
  const scaleTargetRef = { apiVersion: 'apps/v1', kind: 'Deployment', name: `app-${number % 30}-${number}` };
  return named('autoscaling/v2', 'HorizontalPodAutoscaler', at, {
    spec: { scaleTargetRef, minReplicas: 1 + Math.floor(at.random() * 3), maxReplicas: 5, metrics },
  });
}

function budget(at: Slot): Manifest {
  const selector = { matchLabels: { 'app.kubernetes.io/name': at.name } };
  return named('policy/v1', 'PodDisruptionBudget', at, { spec: { maxUnavailable: 1, selector } });
}

function role(at: Slot): Manifest {
  const rules = [
    { apiGroups: [''], resources: ['configmaps', 'services'], verbs: ['get', 'list', 'watch'] },
    { apiGroups: ['apps'], resources: ['deployments'], verbs: [chance(at.random, 0.1) ? '*' : 'get'] },
  ];
  return named('rbac.authorization.k8s.io/v1', 'Role', at, { rules });
}

function roleBinding(at: Slot): Manifest {
  return named('rbac.authorization.k8s.io/v1', 'RoleBinding', at, {
    roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name: 'app-7-97' },
    subjects: [{ kind: 'ServiceAccount', name: 'app-5-95', namespace: at.namespace }],
  });
}

function chance(random: Random, probability: number): boolean {
  return random() < probability;
}

function seeded(seed: number): Random {
  let state = seed;
  return () => {
    state = (state + 0x6d_2b_79_f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
