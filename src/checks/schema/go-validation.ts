import {
  absolutePath,
  amounts,
  claimModes,
  each,
  eachFilled,
  hosts,
  namedPorts,
  number,
  oneOf,
  port,
  portOrNone,
  reviewVersions,
  ruleOfResources,
  sources,
  storage,
  subjectGroup,
  text,
  valuesOfOperator,
} from './go-checks.ts';
import { isDnsLabel, isDnsName, isPortName, isSysctl } from './go-formats.ts';
import { ofKinds } from './go-validation-kinds.ts';
import { ofNames } from './go-validation-names.ts';
import { ofOptional } from './go-validation-optional.ts';
import { ofPods } from './go-validation-pods.ts';
import { scheduleWithZone } from './go-workloads.ts';
import type { Constraint, Constraints } from './constraint.ts';

const sideEffects = ['None', 'NoneOnDryRun'];

/**
 * What Kubernetes' own validation demands of single fields wherever their definition is used, in all versions that are known here, and the
 * published OpenAPI does not say (pkg/apis/{core,apps,networking,autoscaling,rbac,admissionregistration}/validation). An API server is asked about each
 * in test/integration/checks/go-validation.test.ts.
 */
const ofFields: Readonly<Record<string, Constraints>> = {
  'core.v1.Container': {
    name: { filled: true, check: text('a DNS label', isDnsLabel) },
    image: { filled: true },
  },
  'core.v1.ContainerPort': {
    name: { check: text('a name of a port', isPortName) },
    containerPort: { check: number(1, 65_535) },
    hostPort: { check: number(0, 65_535) },
  },
  'core.v1.EnvVar': { name: { filled: true } },
  'core.v1.VolumeMount': { name: { filled: true }, mountPath: { filled: true } },
  'core.v1.LifecycleHandler': { '': { check: sources(1, ['exec', 'httpGet', 'tcpSocket', 'sleep']) } },
  'core.v1.EnvFromSource': { '': { check: sources(1, ['configMapRef', 'secretRef']) } },
  'core.v1.EnvVarSource': { '': { check: sources(1) } },
  'core.v1.Volume': { '': { check: sources(0) }, name: { filled: true, check: text('a DNS label', isDnsLabel) } },
  'core.v1.ConfigMapKeySelector': { key: { filled: true } },
  'core.v1.SecretKeySelector': { key: { filled: true }, name: { check: text('a DNS name', isDnsName) } },
  'core.v1.KeyToPath': { key: { filled: true }, path: { filled: true } },
  'core.v1.ObjectFieldSelector': { fieldPath: { filled: true } },
  'core.v1.ServiceAccountTokenProjection': {
    path: { filled: true },
    expirationSeconds: { check: number(600, 2 ** 32) },
  },
  'core.v1.PodSpec': { serviceAccountName: { check: text('a DNS name', isDnsName) } },
  'core.v1.TopologySpreadConstraint': {
    maxSkew: { check: number(1) },
    topologyKey: { filled: true },
    whenUnsatisfiable: { filled: true },
  },
  'core.v1.PodAffinityTerm': { topologyKey: { filled: true } },
  'core.v1.WeightedPodAffinityTerm': { weight: { check: number(1, 100) } },
  'core.v1.PreferredSchedulingTerm': { weight: { check: number(1, 100) } },
  'core.v1.Probe': {
    '': { check: sources(1, ['exec', 'httpGet', 'tcpSocket', 'grpc']) },
    initialDelaySeconds: { check: number(0) },
    timeoutSeconds: { check: number(0) },
    periodSeconds: { check: number(0) },
    successThreshold: { check: number(0) },
    failureThreshold: { check: number(0) },
  },
  'core.v1.ConfigMapVolumeSource': { name: { filled: true } },
  'core.v1.SecretVolumeSource': { secretName: { filled: true } },
  'core.v1.ConfigMapProjection': { name: { filled: true } },
  'core.v1.SecretProjection': { name: { filled: true } },
  'core.v1.ConfigMapEnvSource': { name: { filled: true } },
  'core.v1.SecretEnvSource': { name: { filled: true } },
  'core.v1.PersistentVolumeClaimVolumeSource': { claimName: { filled: true } },
  'core.v1.Sysctl': { name: { filled: true, check: text('a name of a sysctl', isSysctl) } },
  'core.v1.PersistentVolumeClaimSpec': {
    '': { check: storage },
    accessModes: { filled: true, check: claimModes },
  },
  'core.v1.ServiceSpec': { ports: { check: namedPorts } },
  'core.v1.LimitRangeItem': { type: { filled: true } },
  'core.v1.ResourceQuotaSpec': { scopes: { check: eachFilled } },
  'networking.v1.NetworkPolicySpec': { policyTypes: { check: each(['Ingress', 'Egress']) } },
  'core.v1.HTTPGetAction': { port: { check: port } },
  'core.v1.TCPSocketAction': { port: { check: port } },
  'core.v1.GRPCAction': { port: { check: number(1, 65_535) } },
  'core.v1.ExecAction': { command: { filled: true } },
  'core.v1.SecurityContext': {
    runAsUser: { check: number(0, 2 ** 31 - 1) },
    runAsGroup: { check: number(0, 2 ** 31 - 1) },
  },
  'core.v1.PodSecurityContext': {
    runAsUser: { check: number(0, 2 ** 31 - 1) },
    runAsGroup: { check: number(0, 2 ** 31 - 1) },
    fsGroup: { check: number(0, 2 ** 31 - 1) },
  },
  'core.v1.ServicePort': {
    name: { check: text('a DNS label', isDnsLabel) },
    port: { check: number(1, 65_535) },
    targetPort: { check: portOrNone },
  },
  'core.v1.ResourceRequirements': {
    limits: { check: amounts },
    requests: { check: amounts },
  },
  'apps.v1.DeploymentSpec': { replicas: { check: number(0) }, minReadySeconds: { check: number(0) } },
  'apps.v1.StatefulSetSpec': { replicas: { check: number(0) } },
  'autoscaling.v2.HPAScalingPolicy': {
    type: { filled: true, check: oneOf(['Pods', 'Percent']) },
    value: { check: number(1) },
    periodSeconds: { check: number(1, 1800) },
  },
  'autoscaling.v2.HorizontalPodAutoscalerSpec': { maxReplicas: { check: number(1) } },
  'networking.v1.ServiceBackendPort': { number: { check: number(0, 65_535) } },
  'admissionregistration.v1.ServiceReference': { port: { check: number(1, 65_535) } },
  'admissionregistration.v1.ValidatingWebhook': {
    name: { filled: true },
    sideEffects: { filled: true, check: oneOf(sideEffects) },
    admissionReviewVersions: { filled: true, check: reviewVersions },
  },
  'admissionregistration.v1.MutatingWebhook': {
    name: { filled: true },
    sideEffects: { filled: true, check: oneOf(sideEffects) },
    admissionReviewVersions: { filled: true, check: reviewVersions },
  },
  'admissionregistration.v1.RuleWithOperations': {
    apiGroups: { filled: true },
    apiVersions: { filled: true, check: eachFilled },
    operations: { filled: true, check: eachFilled },
    resources: { filled: true, check: eachFilled },
  },
  'rbac.v1.Subject': {
    '': { check: subjectGroup },
    kind: { filled: true, check: oneOf(['ServiceAccount', 'User', 'Group']) },
  },
  'rbac.v1.PolicyRule': { '': { check: ruleOfResources } },
  'rbac.v1.AggregationRule': { clusterRoleSelectors: { filled: true } },
  'networking.v1.HTTPIngressPath': { '': { check: absolutePath } },
  'networking.v1.IngressTLS': {
    hosts: { check: hosts },
    secretName: { check: text('a DNS name', isDnsName) },
  },
  'meta.v1.LabelSelectorRequirement': {
    '': { check: valuesOfOperator },
    key: { filled: true },
  },
};

const tables = [ofFields, ofPods, ofNames, ofKinds, ofOptional];

/** What versions before a minor one demand of fields instead. */
const earlier: Readonly<Record<string, { before: number; constraints: Constraints }>> = {
  'batch.v1.CronJobSpec': { before: 29, constraints: { schedule: { filled: true, check: scheduleWithZone } } },
};

/** The constraints of a definition by its full name in the OpenAPI, in a minor version. */
export function constraintsOf(name: string, minor: number): Constraints {
  const short = name.replace(/^io\.k8s\.(?:api|(?:apimachinery|apiextensions-apiserver)\.pkg\.apis)\./, '');
  const all = tables.reduce<Constraints>(
    (sum, table) => (Object.hasOwn(table, short) ? both(sum, table[short] ?? {}) : sum),
    {},
  );
  const other = Object.hasOwn(earlier, short) ? earlier[short] : undefined;
  return other !== undefined && minor < other.before ? { ...all, ...other.constraints } : all;
}

function both(one: Constraints, other: Constraints): Constraints {
  const fields = new Set([...Object.keys(one), ...Object.keys(other)]);
  return Object.fromEntries(
    [...fields].map((field) => {
      const each = [one[field], other[field]].flatMap((constraint) => (constraint === undefined ? [] : [constraint]));
      return [field, each.length === 1 ? (each[0] ?? {}) : joined(each)];
    }),
  );
}

function joined(constraints: readonly Constraint[]): Constraint {
  const checks = constraints.flatMap(({ check }) => (check === undefined ? [] : [check]));
  const { filled, optional, open } = Object.assign({}, ...constraints) as Constraint;
  return {
    ...(filled && { filled }),
    ...(optional && { optional }),
    ...(open && { open }),
    check: (value, report) => {
      for (const check of checks) check(value, report);
    },
  };
}
