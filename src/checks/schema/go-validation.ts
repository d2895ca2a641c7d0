import { type Check, isMapping, shown } from './report.ts';

/** What a field of a definition has to be besides what the OpenAPI says. */
export interface Constraint {
  /** Neither absent nor empty. */
  filled?: true;
  check?: Check;
}

/** By field; `''` is the object itself. */
export type Constraints = Readonly<Record<string, Constraint>>;

const accessModes = ['ReadWriteOnce', 'ReadOnlyMany', 'ReadWriteMany', 'ReadWriteOncePod'];
const sideEffects = ['None', 'NoneOnDryRun'];

/**
 * What Kubernetes' own validation demands of single fields wherever their definition is used, in all versions that are known here, and the
 * published OpenAPI does not say (pkg/apis/{core,apps,networking,autoscaling,rbac,admissionregistration}/validation). An API server is asked about each
 * in test/integration/checks/go-validation.test.ts.
 */
export const goValidation: Readonly<Record<string, Constraints>> = {
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
  'core.v1.Sysctl': { name: { filled: true } },
  'core.v1.PersistentVolumeClaimSpec': { accessModes: { filled: true, check: each(accessModes) } },
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
  'networking.v1.ServiceBackendPort': { number: { check: number(1, 65_535) } },
  'admissionregistration.v1.ServiceReference': { port: { check: number(1, 65_535) } },
  'admissionregistration.v1.ValidatingWebhook': {
    name: { filled: true },
    sideEffects: { filled: true, check: oneOf(sideEffects) },
  },
  'admissionregistration.v1.MutatingWebhook': {
    name: { filled: true },
    sideEffects: { filled: true, check: oneOf(sideEffects) },
  },
  'rbac.v1.Subject': { kind: { filled: true, check: oneOf(['ServiceAccount', 'User', 'Group']) } },
};

/** The constraints of a definition by its full name in the OpenAPI. */
export function constraintsOf(name: string): Constraints {
  const short = name.replace(/^io\.k8s\.api\./, '');
  return Object.hasOwn(goValidation, short) ? (goValidation[short] ?? {}) : {};
}

function number(least: number, most?: number): Check {
  return (value, report) => {
    if (typeof value !== 'number' || (value >= least && (most === undefined || value <= most))) return;
    report.add('invalid', most === undefined ? `must be ${least} or more` : `must be from ${least} to ${most}`);
  };
}

/** Of a list, in which null stands for an empty text. */
function each(values: readonly string[]): Check {
  return (list, report) => {
    if (!Array.isArray(list)) return;
    for (const [index, item] of list.entries())
      if (item === null || (typeof item === 'string' && !values.includes(item)))
        report.add('invalid', `must be one of ${values.join(', ')}`, index);
  };
}

/** An empty text is what the default is put in place of, or what is asked for elsewhere. */
function text(what: string, isOne: (value: string) => boolean): Check {
  return (value, report) => {
    if (typeof value === 'string' && value !== '' && !isOne(value))
      report.add('invalid', `${shown(value)} is not ${what}`);
  };
}

function oneOf(values: readonly string[]): Check {
  return (value, report) => {
    if (typeof value === 'string' && value !== '' && !values.includes(value))
      report.add('invalid', `${shown(value)} is none of ${values.join(', ')}`);
  };
}

/** Of a probe: a number or the name of a port. */
function port(value: unknown, report: Parameters<Check>[1]): void {
  if (typeof value === 'string' && !isPortName(value)) report.add('invalid', `${shown(value)} is not a name of a port`);
  else number(1, 65_535)(value, report);
}

/** Absent, 0 and empty it is the service's own port. */
function portOrNone(value: unknown, report: Parameters<Check>[1]): void {
  if (value !== 0 && value !== '') port(value, report);
}

/** Of these fields, or all but the name, at most one is there, and at least as many as that. */
function sources(least: 0 | 1, fields?: readonly string[]): Check {
  return (value, report) => {
    if (!isMapping(value)) return;
    const keys = fields ?? Object.keys(value).filter((key) => key !== 'name');
    const count = keys.filter((key) => value[key] !== undefined && value[key] !== null).length;
    if (count > 1) report.add('invalid', `has ${count} of what it may have one of`);
    if (count < least)
      report.add('invalid', fields === undefined ? 'says nothing' : `has none of ${fields.join(', ')}`);
  };
}

/** None is below zero. */
function amounts(value: unknown, report: Parameters<Check>[1]): void {
  if (value === null || typeof value !== 'object') return;
  for (const [key, amount] of Object.entries(value)) {
    if ((typeof amount === 'number' && amount < 0) || (typeof amount === 'string' && /^-[\d.]*[1-9]/.test(amount)))
      report.add('invalid', 'must be 0 or more', key);
  }
}

/** validation.IsDNS1123Label */
function isDnsLabel(value: string): boolean {
  return value.length <= 63 && /^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/.test(value);
}

/** validation.IsDNS1123Subdomain */
function isDnsName(value: string): boolean {
  return value.length <= 253 && value.split('.').every((each) => /^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/.test(each));
}

/** validation.IsValidPortName */
function isPortName(value: string): boolean {
  return (
    value.length <= 15 &&
    /^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/.test(value) &&
    /[a-z]/.test(value) &&
    !value.includes('--')
  );
}
