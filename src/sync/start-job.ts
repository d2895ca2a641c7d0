import { randomBytes } from 'node:crypto';
import { SlipwayError } from '../model/errors.ts';
import type { Kube, LiveObject } from '../ports/kube.ts';
import { KubeError } from '../ports/kube-error.ts';
import { jobPrefix } from './engine-names.ts';
import type { Engine } from './find-engine.ts';
import { endOfJob, jobOf, requestedBy } from './job.ts';

export interface StartedJob {
  job: LiveObject;
  /** It ran already: an earlier sync asked for the same commit. */
  resumed: boolean;
}

/** The Job for a commit: one that runs already, else a new one. Throws what the cluster refuses, and `JOB_REFUSED`. */
export async function startJob(kube: Kube, engine: Engine, revision: string, signal: AbortSignal): Promise<StartedJob> {
  const { namespace = '' } = engine.cronJob.metadata;
  const { items } = await kube.list({ apiVersion: 'batch/v1', kind: 'Job' }, { namespace, signal });
  const running = items.find(
    (job) =>
      requestedBy(job) === revision && endOfJob(job) === undefined && job.metadata['deletionTimestamp'] === undefined,
  );
  if (running !== undefined) return { job: running, resumed: true };
  const name = `${jobPrefix}sync-${revision.slice(0, 12)}-${randomBytes(3).toString('hex')}`;
  try {
    return { job: await kube.create(jobOf(engine.cronJob, name, revision), { signal }), resumed: false };
  } catch (error) {
    // The CronJob may have been changed since we read it; the next try takes the new template.
    if (error instanceof KubeError && (error.code === 'KUBE_ADMISSION' || error.code === 'KUBE_INVALID')) {
      throw new SlipwayError('JOB_REFUSED', error.message, { cause: error });
    }
    throw error;
  }
}
