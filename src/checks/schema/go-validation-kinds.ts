import type { Constraint, Constraints } from './constraint.ts';
import { amounts, number, oneOf, port, text } from './go-checks.ts';
import {
  isCidr,
  isConfigKey,
  isDnsLabel,
  isDnsName,
  isIp,
  isPathSegment,
  isPortName,
  isQualifiedName,
} from './go-formats.ts';
import {
  addresses,
  block,
  host,
  ingress,
  ingressBackend,
  ingressClass,
  ingressService,
  peer,
  policyPort,
  positive,
  service,
} from './go-network.ts';
import {
  clientConfig,
  clusterBinding,
  configMap,
  isWebhookName,
  limitRange,
  operations,
  priority,
  roleOfNamespace,
  roleReference,
  secret,
  subjectName,
} from './go-objects.ts';
import { annotations, finalizers, labels, metadataOfTemplate } from './go-pods.ts';
import {
  autoscaler,
  budget,
  claimTemplates,
  deployment,
  isTimeZone,
  job,
  jobTemplate,
  metric,
  metricTarget,
  notEmpty,
  rollingDaemons,
  rollingUpdate,
  schedule,
  selector,
  share,
  strategy,
  targetOf,
} from './go-workloads.ts';

const count = { check: number(0) };
const ofResource = { check: targetOf(['averageUtilization', 'averageValue']) };
const filledName: Constraint = {
  check: (value, report) => {
    notEmpty(value, report);
    dnsName.check(value, report);
  },
};
const dnsName = { check: text('a DNS name', isDnsName) };
const timeZone = {
  check: (value, report) => {
    notEmpty(value, report);
    text('a time zone', (zone) => zone !== 'Local' && isTimeZone(zone))(value, report);
  },
} satisfies Constraint;

const webhook: Constraints = {
  failurePolicy: { check: notEmpty },
  name: { check: text('a domain of three parts or more', isWebhookName) },
  timeoutSeconds: { check: number(1, 30) },
};

/** What nothing is wanted of without a spec. */
const specified = [
  'core.v1.Pod',
  'core.v1.PersistentVolumeClaim',
  'core.v1.PersistentVolume',
  'core.v1.Service',
  'apps.v1.Deployment',
  'apps.v1.DaemonSet',
  'apps.v1.StatefulSet',
  'apps.v1.ReplicaSet',
  'batch.v1.Job',
  'batch.v1.CronJob',
  'autoscaling.v2.HorizontalPodAutoscaler',
  'autoscaling.v1.HorizontalPodAutoscaler',
];

/** What is demanded of other kinds besides; see go-validation.ts. */
export const ofKinds: Readonly<Record<string, Constraints>> = {
  'meta.v1.ObjectMeta': {
    namespace: { check: text('a DNS label', isDnsLabel) },
    labels: { check: labels },
    annotations: { check: annotations },
    finalizers: { check: finalizers },
  },
  'meta.v1.OwnerReference': {
    apiVersion: { filled: true },
    kind: { filled: true },
    name: { filled: true },
    uid: { filled: true },
  },
  'meta.v1.LabelSelectorRequirement': {
    operator: { filled: true, check: oneOf(['In', 'NotIn', 'Exists', 'DoesNotExist']) },
  },
  'meta.v1.LabelSelector': { matchLabels: { check: labels } },
  ...Object.fromEntries(specified.map((name) => [name, { spec: { filled: true } } as const])),
  'core.v1.ConfigMap': { '': { check: configMap } },
  'core.v1.Secret': { '': { check: secret } },
  'core.v1.ConfigMapKeySelector': { key: { check: text('a name of a key', isConfigKey) } },
  'core.v1.SecretKeySelector': { key: { check: text('a name of a key', isConfigKey) } },
  'core.v1.PersistentVolumeClaimSpec': { storageClassName: dnsName },
  'core.v1.ServiceSpec': {
    '': { check: service },
    selector: { check: labels },
    externalName: { check: text('a DNS name', (value) => isDnsName(value.replace(/\.$/, ''))) },
    externalIPs: { check: addresses('an IP address', isIp) },
    clusterIP: { check: text('an IP address or None', (value) => value === 'None' || isIp(value)) },
    loadBalancerSourceRanges: { check: addresses('a CIDR', (value) => isCidr(value.trim())) },
  },
  'core.v1.ServicePort': { appProtocol: { check: text('a name', isQualifiedName) } },
  'core.v1.ClientIPConfig': { timeoutSeconds: { check: number(1, 86_400) } },
  'apps.v1.DeploymentSpec': {
    '': { check: (value, report) => [deployment, selector].forEach((check) => check(value, report)) },
    revisionHistoryLimit: count,
    progressDeadlineSeconds: count,
  },
  'apps.v1.DeploymentStrategy': { '': { check: strategy } },
  'apps.v1.RollingUpdateDeployment': {
    '': { check: rollingUpdate },
    maxSurge: { check: share() },
    maxUnavailable: { check: share(100) },
  },
  'apps.v1.DaemonSetSpec': { minReadySeconds: count, revisionHistoryLimit: count, '': { check: selector } },
  'apps.v1.RollingUpdateDaemonSet': {
    '': { check: rollingDaemons },
    maxSurge: { check: share(100) },
    maxUnavailable: { check: share(100) },
  },
  'apps.v1.StatefulSetSpec': {
    '': { check: selector },
    minReadySeconds: count,
    podManagementPolicy: { check: oneOf(['OrderedReady', 'Parallel']) },
    volumeClaimTemplates: { check: claimTemplates },
  },
  'apps.v1.StatefulSetUpdateStrategy': { '': { check: strategy } },
  'apps.v1.RollingUpdateStatefulSetStrategy': { partition: count },
  'apps.v1.ReplicaSetSpec': { replicas: count, minReadySeconds: count, '': { check: selector } },
  'core.v1.ReplicationControllerSpec': { replicas: count, minReadySeconds: count },
  'batch.v1.CronJobSpec': {
    schedule: { filled: true, check: schedule },
    timeZone: { check: timeZone.check },
    startingDeadlineSeconds: count,
    successfulJobsHistoryLimit: count,
    failedJobsHistoryLimit: count,
  },
  'batch.v1.JobSpec': {
    '': { check: job },
    parallelism: count,
    completions: count,
    backoffLimit: count,
    ttlSecondsAfterFinished: count,
    activeDeadlineSeconds: count,
  },
  'batch.v1.JobTemplateSpec': {
    '': { check: jobTemplate },
    spec: { filled: true },
    metadata: { open: true, check: metadataOfTemplate },
  },
  'coordination.v1.LeaseSpec': { leaseDurationSeconds: { check: number(1) } },
  'policy.v1.PodDisruptionBudgetSpec': {
    '': { check: budget },
    minAvailable: { check: share(100) },
    maxUnavailable: { check: share(100) },
    unhealthyPodEvictionPolicy: { check: notEmpty },
  },
  'autoscaling.v2.HorizontalPodAutoscalerSpec': { '': { check: autoscaler }, minReplicas: { check: number(0) } },
  'autoscaling.v2.CrossVersionObjectReference': {
    kind: { filled: true, check: text('a kind', isPathSegment) },
    name: { filled: true },
  },
  'autoscaling.v2.ResourceMetricSource': { name: { filled: true }, '': ofResource },
  'autoscaling.v2.ContainerResourceMetricSource': { '': ofResource },
  'autoscaling.v2.PodsMetricSource': { '': { check: targetOf(['averageValue']) } },
  'autoscaling.v2.ObjectMetricSource': { '': { check: targetOf(['value', 'averageValue'], true) } },
  'autoscaling.v2.ExternalMetricSource': { '': { check: targetOf(['value', 'averageValue']) } },
  // Whoever measures reads the selector, by what rules ever.
  'autoscaling.v2.MetricIdentifier': { selector: { open: true } },
  'autoscaling.v2.MetricSpec': { '': { check: metric } },
  'autoscaling.v2.MetricTarget': {
    type: { filled: true },
    '': { check: metricTarget },
    value: { check: positive },
    averageValue: { check: positive },
  },
  'autoscaling.v2.HPAScalingRules': {
    stabilizationWindowSeconds: { check: number(0, 3600) },
    policies: { check: notEmpty },
    selectPolicy: { check: oneOf(['Max', 'Min', 'Disabled']) },
  },
  'autoscaling.v1.HorizontalPodAutoscalerSpec': {
    '': { check: autoscaler },
    maxReplicas: { check: number(1) },
    targetCPUUtilizationPercentage: { check: number(1) },
  },
  'networking.v1.Ingress': { '': { check: ingressClass }, spec: { filled: true } },
  'networking.v1.IngressSpec': { '': { check: ingress }, ingressClassName: filledName },
  'networking.v1.HTTPIngressPath': {
    pathType: { filled: true, check: oneOf(['Exact', 'Prefix', 'ImplementationSpecific']) },
  },
  'networking.v1.IngressRule': { host: { check: host } },
  'networking.v1.HTTPIngressRuleValue': { paths: { filled: true } },
  'networking.v1.IngressBackend': { '': { check: ingressBackend } },
  'networking.v1.IngressServiceBackend': {
    '': { check: ingressService },
    name: { filled: true, check: text('a DNS label', isDnsLabel) },
  },
  'networking.v1.ServiceBackendPort': { name: { check: text('a name of a port', isPortName) } },
  'networking.v1.NetworkPolicyPeer': { '': { check: peer } },
  'networking.v1.IPBlock': { '': { check: block }, cidr: { filled: true } },
  'networking.v1.NetworkPolicyPort': {
    '': { check: policyPort },
    endPort: { check: number(1, 65_535) },
    port: { check: port },
  },
  'rbac.v1.Role': { '': { check: roleOfNamespace } },
  'rbac.v1.RoleRef': {
    '': { check: roleReference },
    kind: { filled: true },
    name: { filled: true, check: text('a name', isPathSegment) },
  },
  'rbac.v1.Subject': { '': { check: subjectName }, name: { filled: true } },
  'rbac.v1.PolicyRule': { verbs: { filled: true } },
  'rbac.v1.ClusterRoleBinding': { '': { check: clusterBinding } },
  'scheduling.v1.PriorityClass': {
    '': { check: priority },
    preemptionPolicy: { check: oneOf(['Never', 'PreemptLowerPriority']) },
  },
  'storage.v1.StorageClass': {
    provisioner: { filled: true, check: text('a name', (value) => isQualifiedName(value.toLowerCase())) },
  },
  'admissionregistration.v1.WebhookClientConfig': {
    '': { check: clientConfig },
    url: { check: text('a URL with https', (value) => /^https:\/\//i.test(value)) },
  },
  'admissionregistration.v1.ValidatingWebhook': webhook,
  'admissionregistration.v1.MutatingWebhook': webhook,
  'admissionregistration.v1.ServiceReference': {
    name: { filled: true },
    namespace: { filled: true },
    path: { check: text('a path that begins with "/"', (value) => value.startsWith('/')) },
  },
  'admissionregistration.v1.RuleWithOperations': {
    scope: { check: oneOf(['*', 'Cluster', 'Namespaced']) },
    operations: { check: operations },
  },
  'core.v1.LimitRangeItem': { '': { check: limitRange } },
  'core.v1.ResourceQuotaSpec': { hard: { check: amounts } },
  'discovery.v1.EndpointSlice': { addressType: { check: oneOf(['IPv4', 'IPv6', 'FQDN']) } },
  'discovery.v1.Endpoint': { addresses: { filled: true } },
};
