import { isRecord } from '../health/read.ts';
import { SlipwayError } from '../model/errors.ts';
import { valueAt } from '../model/json-path.ts';
import type { KubernetesObject } from '../model/object.ts';
import type { Kube } from '../ports/kube.ts';
import { KubeError } from '../ports/kube-error.ts';
import type { Engine } from './find-engine.ts';
import { jobOf } from './job.ts';

type Spec = Record<string, unknown>;

/** Jobs that must be refused: each would take over the namespace by itself. */
const forbidden: readonly (readonly [string, (pod: Spec, template: Spec) => void])[] = [
  ['another image', (pod) => eachContainer(pod, (one) => (one['image'] = 'slipway.invalid/self-test:1'))],
  ['another command', (pod) => eachContainer(pod, (one) => (one['command'] = ['/bin/sh']))],
  ['another ServiceAccount', (pod) => (pod['serviceAccountName'] = 'default')],
  ['another annotation', (_pod, template) => addAnnotation(template)],
];

/**
 * Tries, without storing anything, what a thief of this credential would. Throws `JOB_POLICY_MISSING` when any of it is admitted:
 * then whoever may create Jobs here owns the namespace, and we will not work with such a credential.
 */
export async function proveJobPolicy(kube: Kube, engine: Engine, revision: string, signal: AbortSignal): Promise<void> {
  const admitted = await Promise.all(
    forbidden.map(async ([what, change]) => {
      const job = structuredClone(jobOf(engine.cronJob, 'slipway-self-test', revision));
      const template = valueAt(job, ['spec', 'template']);
      const pod = valueAt(job, ['spec', 'template', 'spec']);
      if (!isRecord(template) || !isRecord(pod)) throw new SlipwayError('ENGINE_INVALID', 'the template has no pod');
      change(pod, template);
      return (await isAdmitted(kube, job, signal)) ? [what] : [];
    }),
  );
  const words = admitted.flat();
  if (words.length === 0) return;
  const { namespace = '' } = engine.cronJob.metadata;
  throw new SlipwayError(
    'JOB_POLICY_MISSING',
    `the cluster lets this credential create a Job with ${words.join(', ')} in ${namespace}`,
    {
      hint: `Install job-policy.yaml of the folder that \`slipway init --engine job\` writes (kubectl apply -k); until then, whoever has this credential can run anything in ${namespace}.`,
    },
  );
}

async function isAdmitted(kube: Kube, job: KubernetesObject, signal: AbortSignal): Promise<boolean> {
  try {
    await kube.create(job, { dryRun: true, signal });
    return true;
  } catch (error) {
    // Not allowed to create Jobs at all, or not reachable: that is no proof of a policy, and the next step would fail by it too.
    if (error instanceof KubeError && isRefusal(error)) return false;
    throw error;
  }
}

function isRefusal(error: KubeError): boolean {
  return error.code === 'KUBE_ADMISSION' || (error.code === 'KUBE_INVALID' && /denied/i.test(error.message));
}

function eachContainer(pod: Spec, change: (container: Spec) => void): void {
  for (const key of ['initContainers', 'containers']) {
    const list = pod[key];
    if (Array.isArray(list)) for (const container of list) if (isRecord(container)) change(container);
  }
}

function addAnnotation(template: Spec): void {
  const metadata = isRecord(template['metadata']) ? template['metadata'] : {};
  const annotations = isRecord(metadata['annotations']) ? metadata['annotations'] : {};
  template['metadata'] = { ...metadata, annotations: { ...annotations, 'example.com/self-test': 'true' } };
}
