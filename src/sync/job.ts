import { isRecord, recordsAt, textAt } from '../health/read.ts';
import { SlipwayError } from '../model/errors.ts';
import { valueAt } from '../model/json-path.ts';
import type { KubernetesObject } from '../model/object.ts';
import type { LiveObject } from '../ports/kube.ts';
import { revisionAnnotation } from './engine-names.ts';

/** A Job that equals the CronJob's template but for the commit, which is an annotation of its pods. */
export function jobOf(cronJob: LiveObject, name: string, revision: string): KubernetesObject {
  const spec = valueAt(cronJob, ['spec', 'jobTemplate', 'spec']);
  const template = isRecord(spec) ? spec['template'] : undefined;
  if (!isRecord(spec) || !isRecord(template)) {
    throw new SlipwayError('ENGINE_INVALID', `CronJob ${cronJob.metadata.name} has no Job template`);
  }
  const { labels, annotations } = isRecord(template['metadata']) ? template['metadata'] : {};
  const metadata = {
    ...(isRecord(labels) ? { labels } : {}),
    annotations: { ...(isRecord(annotations) ? annotations : {}), [revisionAnnotation]: revision },
  };
  return {
    apiVersion: 'batch/v1',
    kind: 'Job',
    metadata: { name, namespace: cronJob.metadata.namespace ?? '' },
    spec: { ...spec, template: { ...template, metadata } },
  };
}

/** The commit that a Job was created for; empty for one of the schedule. */
export function requestedBy(job: LiveObject): string {
  return textAt(job, ['spec', 'template', 'metadata', 'annotations', revisionAnnotation]);
}

/** How a Job ended, or undefined while it has not. */
export function endOfJob(job: LiveObject): { succeeded: boolean; reason: string; message: string } | undefined {
  for (const condition of recordsAt(job, ['status', 'conditions'])) {
    const type = textAt(condition, ['type']);
    if (textAt(condition, ['status']) !== 'True' || (type !== 'Complete' && type !== 'Failed')) continue;
    const [reason, message] = [textAt(condition, ['reason']), textAt(condition, ['message'])];
    return { succeeded: type === 'Complete', reason, message };
  }
  return undefined;
}
