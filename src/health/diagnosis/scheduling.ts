import { scheduleWindowMs } from '../kinds/pod.ts';
import { conditionOf, parseTime } from '../read.ts';
import type { EventRecord } from './event-record.ts';
import { podKey, podName } from './pod-name.ts';
import type { DiagnosisTimes, Suspicion } from './suspicion.ts';

const scaleUpMs = 60_000;

/**
 * A pod that no node can take: after kstatus's 15 seconds, or 60 after an autoscaler said that it adds a node, or while a volume
 * that it claims is being made.
 */
export function schedulingSuspicions(pod: object, events: readonly EventRecord[], times: DiagnosisTimes): Suspicion[] {
  const scheduled = conditionOf(pod, 'PodScheduled');
  if (scheduled?.status !== 'False' || scheduled.reason !== 'Unschedulable') return [];
  const began = Math.max(parseTime(scheduled.lastTransitionTime) ?? times.now, times.appliedAt);
  const scaling = events.filter((event) => event.reason === 'TriggeredScaleUp').map((event) => event.last);
  const claims = /unbound immediate PersistentVolumeClaims/i.test(scheduled.message);
  return [
    {
      key: `${podKey(pod)}/scheduling`,
      reason: 'Unschedulable',
      message: scheduled.message,
      pod: podName(pod),
      since: Math.max(began, ...scaling),
      holdMs: scaling.length > 0 || claims ? scaleUpMs : scheduleWindowMs,
    },
  ];
}
