import { recordsAt, textAt } from '../health/read.ts';
import type { Clock } from '../ports/clock.ts';
import type { Kube, KubeKind, LiveObject } from '../ports/kube.ts';
import { KubeError } from '../ports/kube-error.ts';
import { objectNames } from '../reconcile/names.ts';
import { type EngineStatus, readStatus } from './read-status.ts';

/** Told of each change, in order and none left out, so that a status that is soon overwritten counts too. */
export interface EngineListener {
  onStatus(status: EngineStatus): void;
  /** Undefined: it is gone. */
  onJob(job: LiveObject | undefined): void;
  /** Why the Job's pod does not run; empty when it does. */
  onPod(waiting: string): void;
  /** The connection is lost, and being made again. */
  onTrouble(error: Error): void;
}

export interface FollowedJob {
  kube: Kube;
  clock: Clock;
  namespace: string;
  job: string;
  /** Pods may be read: not everybody may. */
  withPods: boolean;
  signal: AbortSignal;
}

/** Follows status, Job and pods until the signal is aborted; throws when one of the first two can no longer be followed. */
export async function followEngine(followed: FollowedJob, listener: EngineListener): Promise<void> {
  const { namespace, job, withPods } = followed;
  const status = each(
    followed,
    { apiVersion: 'v1', kind: 'ConfigMap' },
    { namespace, name: objectNames.status },
    listener,
    (object) => {
      const found = readStatus(object);
      if (found !== undefined) listener.onStatus(found);
    },
  );
  const jobs = each(followed, { apiVersion: 'batch/v1', kind: 'Job' }, { namespace, name: job }, listener, (object) =>
    listener.onJob(object),
  );
  const pods = withPods
    ? each(
        followed,
        { apiVersion: 'v1', kind: 'Pod' },
        { namespace, labelSelector: `batch.kubernetes.io/job-name=${job}` },
        listener,
        (object) => object !== undefined && listener.onPod(waitingOf(object)),
        // Pods only add to what is told.
      ).catch(() => undefined)
    : undefined;
  await Promise.all([status, jobs, pods]);
}

/** A server that was just started refuses everybody until it has read the rights again. */
const patienceMs = 20_000;
const pauseMs = 1000;

async function each(
  followed: FollowedJob,
  kind: KubeKind,
  query: { namespace: string; name?: string; labelSelector?: string },
  listener: EngineListener,
  take: (object: LiveObject | undefined) => void,
): Promise<void> {
  const { kube, clock, signal } = followed;
  const onTrouble = (error: Error): void => listener.onTrouble(error);
  let heard = false;
  let lost = false;
  for (let since: number | undefined; ; ) {
    try {
      for await (const event of kube.watch(kind, { ...query, signal, onTrouble })) {
        heard = true;
        since = undefined;
        if (event.type !== 'listed') take(event.type === 'deleted' ? undefined : event.object);
        else if (event.items.length === 0) take(undefined);
        else for (const item of event.items) take(item);
      }
      return;
    } catch (error) {
      if (signal.aborted || !(error instanceof KubeError)) throw error;
      // The Job was created by this credential: it is the server that is not itself. The wait's own deadline ends this.
      const away = error.code === 'KUBE_UNREACHABLE';
      lost ||= away;
      const refused = error.code === 'KUBE_FORBIDDEN' || error.code === 'KUBE_AUTH';
      since ??= clock.now();
      if (!away && !(refused && (heard || lost) && clock.now() - since <= patienceMs)) throw error;
      onTrouble(error);
      await clock.sleep(pauseMs, signal);
    }
  }
}

/** Why a pod does not get on, in one line: what the scheduler or the kubelet says of its containers. */
function waitingOf(pod: LiveObject): string {
  for (const condition of recordsAt(pod, ['status', 'conditions'])) {
    if (textAt(condition, ['type']) === 'PodScheduled' && textAt(condition, ['status']) === 'False') {
      return `${textAt(condition, ['reason'])}: ${textAt(condition, ['message'])}`;
    }
  }
  const containers = ['initContainerStatuses', 'containerStatuses'].flatMap((key) => recordsAt(pod, ['status', key]));
  for (const container of containers) {
    const reason = textAt(container, ['state', 'waiting', 'reason']);
    if (reason === '' || reason === 'PodInitializing' || reason === 'ContainerCreating') continue;
    const message = textAt(container, ['state', 'waiting', 'message']);
    return `container ${textAt(container, ['name'])}: ${reason}${message === '' ? '' : `: ${message}`}`;
  }
  return '';
}
