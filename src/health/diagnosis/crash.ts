import { integerAt, isRecord, recordsAt, textAt, timeAt } from '../read.ts';
import { valueAt } from '../../model/json-path.ts';
import type { ContainerView } from './container-view.ts';
import { podKey, podName } from './pod-name.ts';
import type { DiagnosisTimes, Suspicion } from './suspicion.ts';

/** Restarts that a container may need while what it depends on comes up; the next crash after them is a failure. */
const toleratedRestarts = 2;

/** Containers that end when they should not: in a loop, or once where nothing starts them again. */
export function crash(container: ContainerView, times: DiagnosisTimes): Suspicion | undefined {
  if (container.ofJob) return undefined;
  const { status, pod, name } = container;
  const base = {
    key: `${podKey(pod)}/${name}/crash`,
    pod: podName(pod),
    container: name,
    holdMs: 0,
  };
  if (container.waiting.reason === 'CrashLoopBackOff') {
    if (container.restarts < toleratedRestarts || !crashedSince(container, times.appliedAt)) return undefined;
    const ended = valueAt(status, ['lastState', 'terminated']);
    const message = `it crashed ${container.restarts + 1} times; ${ending(ended, container)}`;
    return { ...base, reason: 'CrashLoopBackOff', message, previous: true, ...began(ended) };
  }
  const ended = valueAt(status, ['state', 'terminated']);
  if (container.restartPolicy !== 'Never' || !isRecord(ended) || integerAt(ended, ['exitCode']) === 0) return undefined;
  return { ...base, reason: textAt(ended, ['reason']) || 'Error', message: ending(ended, container), ...began(ended) };
}

/** A pod from before may be in the long pause before its next try; only a run that began after we applied tells about the release. */
function crashedSince({ pod, status }: ContainerView, appliedAt: number): boolean {
  const second = Math.floor(appliedAt / 1000) * 1000;
  const created = timeAt(pod, ['metadata', 'creationTimestamp']) ?? 0;
  return created >= second || (timeAt(status, ['lastState', 'terminated', 'startedAt']) ?? 0) >= second;
}

function began(ended: unknown): { since?: number } {
  const since = timeAt(ended, ['finishedAt']);
  return since === undefined ? {} : { since };
}

function ending(ended: unknown, { pod, name }: ContainerView): string {
  const code = integerAt(ended, ['exitCode']);
  const reason = textAt(ended, ['reason']);
  const last = textAt(ended, ['message']).trim();
  if (reason === 'OOMKilled') {
    const own = recordsAt(pod, ['spec', 'containers']).find((one) => one['name'] === name);
    const limit = textAt(own, ['resources', 'limits', 'memory']);
    return `it ran out of memory (OOMKilled${limit === '' ? '' : `, limit ${limit}`})`;
  }
  if (code === 0) return 'it ends by itself with exit code 0, though it is to keep running';
  const told = `exit code ${code ?? 'unknown'}${reason === '' || reason === 'Error' ? '' : ` (${reason})`}`;
  return last === '' ? told : `${told}: ${last}`;
}
