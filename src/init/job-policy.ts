import type { KubernetesObject } from '../model/object.ts';
import { engineNames, jobPrefix, revisionAnnotation } from '../sync/engine-names.ts';
import type { EngineSettings } from './engine-settings.ts';

const controllers = [
  'system:serviceaccount:kube-system:cronjob-controller',
  'system:serviceaccount:kube-system:job-controller',
];

/** The labels that the API server adds to a Job and its template before it validates. */
const serverLabels = [
  'controller-uid',
  'job-name',
  'batch.kubernetes.io/controller-uid',
  'batch.kubernetes.io/job-name',
];

/**
 * The policy that pins every Job in the engine's namespace to the CronJob's template; only the commit may differ. It asks not who
 * creates it, but for the two controllers: a condition on a group would let whoever has a ServiceAccount token create anything.
 * Policy and binding are this environment's own: another's would go away with it when that is uninstalled.
 */
export function jobPolicy({ namespace }: EngineSettings): KubernetesObject[] {
  const name = `slipway-jobs-${namespace}`;
  return [
    {
      apiVersion: 'admissionregistration.k8s.io/v1',
      kind: 'ValidatingAdmissionPolicy',
      metadata: { name },
      spec: {
        failurePolicy: 'Fail',
        paramKind: { apiVersion: 'batch/v1', kind: 'CronJob' },
        matchConstraints: {
          resourceRules: [
            { apiGroups: ['batch'], apiVersions: ['v1'], operations: ['CREATE', 'UPDATE'], resources: ['jobs'] },
          ],
        },
        matchConditions: [
          { name: 'not-the-controllers', expression: `!(request.userInfo.username in ${list(controllers)})` },
        ],
        variables,
        validations,
      },
    },
    {
      apiVersion: 'admissionregistration.k8s.io/v1',
      kind: 'ValidatingAdmissionPolicyBinding',
      metadata: { name },
      spec: {
        policyName: name,
        paramRef: { name: engineNames.cronJob, namespace, parameterNotFoundAction: 'Deny' },
        validationActions: ['Deny', 'Audit'],
        // Every binding that matches has to pass: without a selector, two environments would refuse each other's Jobs.
        matchResources: { namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': namespace } } },
      },
    },
  ];
}

const variables = [
  { name: 'want', expression: 'params.spec.jobTemplate.spec' },
  { name: 'got', expression: 'object.spec' },
  { name: 'wa', expression: 'variables.want.template.?metadata.?annotations.orValue({})' },
  { name: 'ga', expression: 'variables.got.template.?metadata.?annotations.orValue({})' },
  { name: 'wl', expression: 'variables.want.template.?metadata.?labels.orValue({})' },
  { name: 'gl', expression: 'variables.got.template.?metadata.?labels.orValue({})' },
];

const validations = [
  {
    expression: 'params != null && variables.got.template.spec == variables.want.template.spec',
    message: "the pod spec must equal the CronJob's template",
  },
  {
    expression: `variables.ga.all(k, k in variables.wa && (k == '${revisionAnnotation}' || variables.ga[k] == variables.wa[k]))`,
    message: "the pod annotations must be those of the CronJob's template",
  },
  {
    expression: `variables.ga[?'${revisionAnnotation}'].orValue('').matches('^[0-9a-f]{40}$')`,
    message: `${revisionAnnotation} must be a commit SHA`,
  },
  {
    expression: `variables.gl.all(k, k in ${list(serverLabels)} || (k in variables.wl && variables.gl[k] == variables.wl[k]))`,
    message: "the pod labels must be those of the CronJob's template",
  },
  {
    expression: all(
      '!variables.got.?manualSelector.orValue(false)',
      ...['managedBy', 'podFailurePolicy', 'successPolicy', 'backoffLimitPerIndex', 'maxFailedIndexes'].map(
        (field) => `!has(variables.got.${field})`,
      ),
      "variables.got.?completionMode.orValue('NonIndexed') == 'NonIndexed'",
      '!variables.got.?suspend.orValue(false)',
      ...['parallelism', 'completions'].map((field) => `variables.got.?${field} == optional.of(1)`),
      ...['backoffLimit', 'activeDeadlineSeconds', 'ttlSecondsAfterFinished'].map(
        (field) => `variables.got.?${field} == variables.want.?${field}`,
      ),
    ),
    message: "the Job's settings must be those of the CronJob's template",
  },
  {
    expression: all(
      '!has(object.metadata.ownerReferences)',
      '!has(object.metadata.finalizers)',
      `object.metadata.name.startsWith('${jobPrefix}')`,
      `object.metadata.?labels.orValue({}).all(k, k in variables.wl || k in ${list(serverLabels)})`,
      "object.metadata.?annotations.orValue({}).all(k, k.startsWith('slipway.dev/'))",
    ),
    message: `the Job's metadata: a name that begins with ${jobPrefix}, no owner, no finalizer, no foreign label or annotation`,
  },
];

function all(...terms: readonly string[]): string {
  return terms.join(' && ');
}

function list(words: readonly string[]): string {
  return `[${words.map((word) => `'${word}'`).join(', ')}]`;
}
