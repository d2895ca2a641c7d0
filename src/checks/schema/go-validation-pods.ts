import type { Constraints } from './constraint.ts';
import { number, oneOf, sources, text } from './go-checks.ts';
import {
  fileInside,
  fileOfPod,
  image,
  initContainers,
  isSet,
  listOf,
  liveness,
  localProfile,
  mappingOf,
  mount,
  pathInside,
  readiness,
  resources,
  security,
  variable,
  withoutParent,
} from './go-containers.ts';
import { amountOf, isDnsName, isIp, isQualifiedName, isVariableName } from './go-formats.ts';
import { addresses, ip, positive } from './go-network.ts';
import type { Report } from './report.ts';
import { labels, metadataOfTemplate, nodeRequirement, podSpec, spread, template, toleration } from './go-pods.ts';

const mode = { check: number(0, 0o777) };
const ofResources = [
  'limits.cpu',
  'limits.memory',
  'limits.ephemeral-storage',
  'requests.cpu',
  'requests.memory',
  'requests.ephemeral-storage',
];
const spec = ['template', 'spec'];
const lasting = { '': { check: template({ path: spec, restart: ['Always'] }) } };

/** What is demanded of pods and their containers besides; see go-validation.ts. */
export const ofPods: Readonly<Record<string, Constraints>> = {
  'core.v1.Pod': { '': { check: template({ path: ['spec'] }) } },
  'core.v1.PodTemplate': { '': { check: template({ path: spec }) } },
  'core.v1.ReplicationControllerSpec': lasting,
  'apps.v1.DeploymentSpec': lasting,
  'apps.v1.DaemonSetSpec': lasting,
  'apps.v1.ReplicaSetSpec': lasting,
  'apps.v1.StatefulSetSpec': { '': { check: template({ path: spec, isNamed: true, restart: ['Always'] }) } },
  'batch.v1.JobSpec': { '': { check: template({ path: spec, restart: ['OnFailure', 'Never'] }) } },
  'core.v1.PodSpec': {
    '': { check: podSpec },
    containers: { filled: true },
    initContainers: { check: initContainers },
    nodeSelector: { check: labels },
    nodeName: { check: text('a DNS name', isDnsName) },
    activeDeadlineSeconds: { check: number(1, 2 ** 31 - 1) },
    priorityClassName: { check: text('a DNS name', isDnsName) },
  },
  'core.v1.Container': {
    image: { check: image },
    livenessProbe: { check: liveness },
    startupProbe: { check: liveness },
    readinessProbe: { check: readiness },
    resources: { check: resources },
    restartPolicy: { check: oneOf(['Always', 'Never', 'OnFailure']) },
  },
  'core.v1.EnvVar': { '': { check: variable }, name: { check: text('a name of a variable', isVariableName) } },
  'core.v1.DownwardAPIVolumeFile': { '': { check: fileOfPod }, path: { filled: true, check: fileInside }, mode },
  'core.v1.ResourceFieldSelector': {
    resource: { filled: true, check: text(`one of ${ofResources.join(', ')}`, isResource) },
  },
  'core.v1.VolumeMount': {
    '': { check: mount },
    subPath: { check: pathInside },
    subPathExpr: { check: pathInside },
  },
  'core.v1.KeyToPath': { path: { check: fileInside }, mode },
  'core.v1.ConfigMapVolumeSource': { defaultMode: mode },
  'core.v1.SecretVolumeSource': { defaultMode: mode },
  'core.v1.ProjectedVolumeSource': { defaultMode: mode },
  'core.v1.DownwardAPIVolumeSource': { defaultMode: mode },
  'core.v1.PodTemplateSpec': { spec: { filled: true }, metadata: { open: true, check: metadataOfTemplate } },
  'core.v1.Probe': { terminationGracePeriodSeconds: { check: number(1) } },
  'core.v1.EnvFromSource': { prefix: { check: text('a name of a variable', isVariableName) } },
  'core.v1.ConfigMapEnvSource': { name: { check: text('a DNS name', isDnsName) } },
  'core.v1.SecretEnvSource': { name: { check: text('a DNS name', isDnsName) } },
  'core.v1.ConfigMapKeySelector': { name: { filled: true, check: text('a DNS name', isDnsName) } },
  'core.v1.SecretKeySelector': { name: { filled: true } },
  'core.v1.ServiceAccountTokenProjection': { path: { check: fileInside } },
  'core.v1.PodOS': { name: { check: oneOf(['linux', 'windows']) } },
  'core.v1.PodReadinessGate': { conditionType: { check: text('a name of a condition', isQualifiedName) } },
  'core.v1.VolumeProjection': { '': { check: sources(0) } },
  'core.v1.HostPathVolumeSource': { path: { filled: true, check: withoutParent } },
  'core.v1.NFSVolumeSource': {
    server: { filled: true },
    path: { filled: true, check: text('an absolute path', (value) => value.startsWith('/')) },
  },
  'core.v1.EmptyDirVolumeSource': { sizeLimit: { check: notNegative } },
  'core.v1.CSIVolumeSource': { driver: { filled: true } },
  'core.v1.SecurityContext': { '': { check: security } },
  'core.v1.SeccompProfile': {
    type: { filled: true },
    '': { check: localProfile },
    localhostProfile: { check: pathInside },
  },
  'core.v1.AppArmorProfile': { '': { check: localProfile } },
  'core.v1.Toleration': { '': { check: toleration } },
  'core.v1.NodeSelector': { nodeSelectorTerms: { filled: true } },
  'core.v1.NodeSelectorRequirement': {
    '': { check: nodeRequirement },
    key: { filled: true, check: text('a name of a label', isQualifiedName) },
  },
  'core.v1.TopologySpreadConstraint': { '': { check: spread }, minDomains: { check: number(1) } },
  'core.v1.PodAffinityTerm': { topologyKey: { check: text('a name of a label', isQualifiedName) } },
  'core.v1.HostAlias': { ip: { filled: true, check: ip }, hostnames: { check: addresses('a DNS name', isDnsName) } },
  'core.v1.PodDNSConfig': { nameservers: { check: addresses('an IP address', isIp) } },
  'core.v1.HTTPHeader': {
    name: { filled: true, check: text('a name of a header', (value) => /^[-A-Za-z0-9]+$/.test(value)) },
  },
  'core.v1.HTTPGetAction': { scheme: { check: oneOf(['HTTP', 'HTTPS']) } },
  'core.v1.PodSecurityContext': { supplementalGroups: { check: groups }, sysctls: { check: sysctls } },
  'core.v1.VolumeResourceRequirements': { requests: { check: eachPositive }, limits: { check: eachPositive } },
};

function isResource(value: string): boolean {
  return ofResources.includes(value) || /^(?:limits|requests)\.hugepages-/.test(value);
}

function sysctls(list: unknown, report: Report): void {
  const names = new Set<unknown>();
  for (const [index, item] of listOf(list).entries()) {
    const { name } = mappingOf(item);
    if (isSet(name) && names.has(name)) report.add('invalid', 'is set already', index, 'name');
    names.add(name);
  }
}

function groups(list: unknown, report: Report): void {
  for (const [index, item] of (Array.isArray(list) ? list : []).entries())
    if (typeof item === 'number' && (item < 0 || item > 2 ** 31 - 1))
      report.add('invalid', `must be from 0 to ${2 ** 31 - 1}`, index);
}

function notNegative(value: unknown, report: Report): void {
  const amount = amountOf(value);
  if (amount !== undefined && amount < 0) report.add('invalid', 'must be 0 or more');
}

/** A claim for nothing is none. */
function eachPositive(value: unknown, report: Report): void {
  if (value === null || typeof value !== 'object') return;
  for (const [key, amount] of Object.entries(value)) {
    report.path.push(key);
    positive(amount, report);
    report.path.pop();
  }
}
