import type { KubernetesObject } from '../model/object.ts';
import { engineNames, revisionAnnotation } from '../sync/engine-names.ts';
import type { EngineSettings } from './engine-settings.ts';

/** Seconds: rendering and applying end by themselves before the Job is ended, so that the diagnosis is written. */
const limits = { render: 240, apply: 570, job: 900 } as const;

const handover = '/handover';

const restricted = {
  allowPrivilegeEscalation: false,
  readOnlyRootFilesystem: true,
  capabilities: { drop: ['ALL'] },
};

/** The CronJob: its schedule repairs drift, and its template is the one pod that CI may start. */
export function cronJob(settings: EngineSettings): KubernetesObject {
  const labels = { 'app.kubernetes.io/name': engineNames.cronJob, 'app.kubernetes.io/part-of': 'slipway' };
  return {
    apiVersion: 'batch/v1',
    kind: 'CronJob',
    metadata: { name: engineNames.cronJob, namespace: settings.namespace, labels },
    spec: {
      schedule: '*/10 * * * *',
      concurrencyPolicy: 'Forbid',
      startingDeadlineSeconds: 300,
      successfulJobsHistoryLimit: 1,
      failedJobsHistoryLimit: 3,
      jobTemplate: {
        spec: {
          backoffLimit: 0,
          activeDeadlineSeconds: limits.job,
          ttlSecondsAfterFinished: 3600,
          template: {
            metadata: { labels, annotations: { [revisionAnnotation]: '' } },
            spec: podSpec(settings),
          },
        },
      },
    },
  };
}

function podSpec(settings: EngineSettings): object {
  return {
    serviceAccountName: engineNames.reconciler,
    // What renders the repository's files gets no token; the apply container mounts one of its own.
    automountServiceAccountToken: false,
    enableServiceLinks: false,
    restartPolicy: 'Never',
    securityContext: {
      runAsNonRoot: true,
      runAsUser: 65532,
      runAsGroup: 65532,
      fsGroup: 65532,
      seccompProfile: { type: 'RuntimeDefault' },
    },
    initContainers: [renderContainer(settings)],
    containers: [applyContainer(settings)],
    volumes: [
      { name: 'handover', emptyDir: { sizeLimit: '256Mi' } },
      { name: 'render-tmp', emptyDir: { sizeLimit: '2Gi' } },
      { name: 'apply-tmp', emptyDir: { sizeLimit: '256Mi' } },
      { name: 'cluster-access', projected: { sources: clusterAccess } },
    ],
  };
}

const clusterAccess = [
  { serviceAccountToken: { path: 'token', expirationSeconds: 3600 } },
  { configMap: { name: 'kube-root-ca.crt', items: [{ key: 'ca.crt', path: 'ca.crt' }] } },
  { downwardAPI: { items: [{ path: 'namespace', fieldRef: { fieldPath: 'metadata.namespace' } }] } },
];

function renderContainer(settings: EngineSettings): object {
  const secret = (variable: string, key: string): object => ({
    name: variable,
    valueFrom: { secretKeyRef: { name: engineNames.gitSecret, key, optional: true } },
  });
  return {
    name: engineNames.render,
    image: settings.image,
    args: [
      'reconcile',
      '--phase=render',
      `--handover=${handover}/rendering`,
      ...pinned(settings),
      `--revision=$(SLIPWAY_REVISION)`,
      `--timeout=${limits.render}s`,
    ],
    env: [
      {
        name: 'SLIPWAY_REVISION',
        valueFrom: { fieldRef: { fieldPath: `metadata.annotations['${revisionAnnotation}']` } },
      },
      { name: 'HOME', value: '/tmp' },
      secret('SLIPWAY_TOKEN', 'token'),
      secret('SLIPWAY_SSH_KEY', 'ssh-key'),
    ],
    securityContext: restricted,
    terminationMessagePolicy: 'FallbackToLogsOnError',
    resources: { requests: { cpu: '100m', memory: '128Mi' }, limits: { memory: '1Gi' } },
    volumeMounts: [
      { name: 'handover', mountPath: handover },
      { name: 'render-tmp', mountPath: '/tmp' },
    ],
  };
}

function applyContainer(settings: EngineSettings): object {
  return {
    name: engineNames.apply,
    image: settings.image,
    args: [
      'reconcile',
      '--phase=apply',
      `--handover=${handover}/rendering`,
      ...pinned(settings),
      `--namespace=${settings.namespace}`,
      '--run=$(SLIPWAY_RUN)',
      `--timeout=${limits.apply}s`,
    ],
    env: [
      { name: 'SLIPWAY_RUN', valueFrom: { fieldRef: { fieldPath: 'metadata.name' } } },
      { name: 'HOME', value: '/tmp' },
    ],
    securityContext: restricted,
    terminationMessagePolicy: 'FallbackToLogsOnError',
    resources: { requests: { cpu: '100m', memory: '128Mi' }, limits: { memory: '512Mi' } },
    volumeMounts: [
      { name: 'handover', mountPath: handover, readOnly: true },
      { name: 'apply-tmp', mountPath: '/tmp' },
      { name: 'cluster-access', mountPath: '/var/run/secrets/kubernetes.io/serviceaccount', readOnly: true },
    ],
  };
}

/** What whoever starts a Job cannot choose. */
function pinned({ environment, repository, branch, config }: EngineSettings): string[] {
  return Object.entries({ environment, repository, branch, config }).map(
    // Kubernetes replaces $(NAME) in arguments; $$ is a dollar.
    ([name, value]) => `--${name}=${value.replaceAll('$', '$$$$')}`,
  );
}
