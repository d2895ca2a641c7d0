import { textAt } from '../read.ts';
import type { EventRecord } from './event-record.ts';
import { podKey, podName } from './pod-name.ts';
import { type DiagnosisTimes, patienceMs, type Suspicion } from './suspicion.ts';

const reasons = new Set(['FailedMount', 'FailedAttachVolume', 'FailedCreatePodSandBox']);

// The kubelet pauses up to two minutes between its tries to mount.
const staleMs = 180_000;

/** A pod whose volumes or network do not come: after half a minute and three tries, because the first tries often fail. */
export function startingSuspicions(pod: object, events: readonly EventRecord[], times: DiagnosisTimes): Suspicion[] {
  if (textAt(pod, ['status', 'phase']) !== 'Pending') return [];
  const found: Suspicion[] = [];
  for (const reason of reasons) {
    const told = events.filter((event) => event.reason === reason && event.last >= times.now - staleMs);
    const last = told.toSorted((one, other) => other.last - one.last)[0];
    // A message that changes with each try makes an event each.
    const tries = told.reduce((sum, event) => sum + event.count, 0);
    if (last === undefined || tries < 3) continue;
    const since = Math.max(Math.min(...told.map((event) => event.first)), times.appliedAt);
    found.push({
      key: `${podKey(pod)}/${reason}`,
      reason,
      message: last.message,
      pod: podName(pod),
      since,
      holdMs: patienceMs,
    });
  }
  return found;
}
