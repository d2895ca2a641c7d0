/** A Job as a thief sends it: the honest one, changed. */
export interface TrickJob {
  metadata: Record<string, unknown> & { name: string; namespace: string };
  spec: Record<string, unknown> & { template: { metadata: Maps; spec: PodSpec } };
}

interface Maps {
  annotations: Record<string, string>;
  labels: Record<string, string>;
}

type Container = Record<string, unknown> & { args: string[]; env: unknown[]; volumeMounts: unknown[] };

interface PodSpec extends Record<string, unknown> {
  initContainers: [Container];
  containers: [Container];
  volumes: unknown[];
}

const revision = 'slipway.dev/revision';

function onPod(change: (pod: PodSpec) => void): (job: TrickJob) => void {
  return (job) => change(job.spec.template.spec);
}

function onApply(change: (container: Container) => void): (job: TrickJob) => void {
  return onPod((pod) => change(pod.containers[0]));
}

const evil = { name: 'evil', image: 'evil:1', command: ['/bin/sh'] };

/** Everything that would make of the right to create a Job more than the right to have one commit applied. */
export const tricks: Readonly<Record<string, (job: TrickJob) => void>> = {
  'another image to apply': onApply((one) => (one['image'] = 'evil:1')),
  'another image to render': onPod((pod) => (pod.initContainers[0]['image'] = 'evil:1')),
  'a command of its own': onApply((one) => (one['command'] = ['/bin/sh', '-c', 'id'])),
  'another repository': onPod((pod) => pod.initContainers[0].args.push('--repository=https://evil.example/x')),
  'another branch': onPod((pod) => pod.initContainers[0].args.push('--branch=evil')),
  'an argument less': onApply((one) => one.args.pop()),
  'an environment variable more': onApply((one) => one.env.push({ name: 'NODE_OPTIONS', value: '--require=/x' })),
  'another ServiceAccount': onPod((pod) => {
    pod['serviceAccountName'] = 'default';
    pod['serviceAccount'] = 'default';
  }),
  'a token for every container': onPod((pod) => (pod['automountServiceAccountToken'] = true)),
  'the token in the render container': onPod((pod) =>
    pod.initContainers[0].volumeMounts.push({ name: 'cluster-access', mountPath: '/token' }),
  ),
  'an init container more': onPod((pod) => (pod.initContainers as unknown[]).push(evil)),
  'a sidecar': onPod((pod) => (pod.containers as unknown[]).push(evil)),
  'a sidecar that starts first': onPod((pod) =>
    (pod.initContainers as unknown[]).unshift({ ...evil, restartPolicy: 'Always' }),
  ),
  'a folder of the node': onPod((pod) => pod.volumes.push({ name: 'node', hostPath: { path: '/' } })),
  'another Secret': onPod((pod) => pod.volumes.push({ name: 'secret', secret: { secretName: 'other' } })),
  'the network of the node': onPod((pod) => (pod['hostNetwork'] = true)),
  'the processes of the node': onPod((pod) => (pod['hostPID'] = true)),
  'shared processes': onPod((pod) => (pod['shareProcessNamespace'] = true)),
  'a privileged container': onApply((one) => (one['securityContext'] = { privileged: true })),
  'a chosen node': onPod((pod) => (pod['nodeName'] = 'control-plane')),
  'a toleration': onPod((pod) => (pod['tolerations'] = [{ operator: 'Exists' }])),
  'a lifecycle hook': onApply((one) => (one['lifecycle'] = { preStop: { exec: { command: ['id'] } } })),
  'no limits': onApply((one) => (one['resources'] = {})),
  'a pod annotation more': (job) => (job.spec.template.metadata.annotations['sidecar.istio.io/inject'] = 'true'),
  'a pod label more': (job) => (job.spec.template.metadata.labels['app'] = 'web'),
  'a pod label changed': (job) => (job.spec.template.metadata.labels['app.kubernetes.io/name'] = 'web'),
  'no commit': (job) => delete job.spec.template.metadata.annotations[revision],
  'an empty commit': (job) => (job.spec.template.metadata.annotations[revision] = ''),
  'a branch instead of a commit': (job) => (job.spec.template.metadata.annotations[revision] = 'main'),
  'an argument instead of a commit': (job) =>
    (job.spec.template.metadata.annotations[revision] = `${'a'.repeat(40)} --repository=https://evil.example/x`),
  'a commit and a line more': (job) => (job.spec.template.metadata.annotations[revision] = `${'a'.repeat(40)}\nx`),
  'a name of its own': (job) => (job.metadata.name = 'web'),
  'an owner': (job) =>
    (job.metadata['ownerReferences'] = [{ apiVersion: 'v1', kind: 'ConfigMap', name: 'x', uid: '1-2-3' }]),
  'a finalizer': (job) => (job.metadata['finalizers'] = ['example.com/stay']),
  'a label for other controllers': (job) => (job.metadata['labels'] = { 'kueue.x-k8s.io/queue-name': 'x' }),
  'an annotation for other controllers': (job) => (job.metadata['annotations'] = { 'example.com/x': 'y' }),
  'many pods at once': (job) => (job.spec['parallelism'] = 50),
  'many pods one after another': (job) => (job.spec['completions'] = 50),
  'many tries': (job) => (job.spec['backoffLimit'] = 1000),
  'no time limit': (job) => delete job.spec['activeDeadlineSeconds'],
  'no end': (job) => delete job.spec['ttlSecondsAfterFinished'],
  'pods of another Job': (job) => {
    job.spec['manualSelector'] = true;
    job.spec['selector'] = { matchLabels: { app: 'web' } };
    job.spec.template.metadata.labels['app'] = 'web';
  },
  'another controller': (job) => (job.spec['managedBy'] = 'evil.example/controller'),
  'indexed pods': (job) => (job.spec['completionMode'] = 'Indexed'),
  'a policy for failures': (job) =>
    (job.spec['podFailurePolicy'] = { rules: [{ action: 'Ignore', onExitCodes: { operator: 'In', values: [1] } }] }),
  'a Job that waits': (job) => (job.spec['suspend'] = true),
};
