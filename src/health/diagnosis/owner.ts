import type { Health } from '../health.ts';
import { conditionOf, parseTime } from '../read.ts';
import type { EventRecord } from './event-record.ts';
import { uidOf } from './surroundings.ts';
import type { DiagnosisTimes, Suspicion } from './suspicion.ts';

const staleConditionMs = 60_000;
const provisioningMs = 60_000;
const pausedMs = 10_000;

/** What the object itself says against it: its controller gave up, or nobody will go on. */
export function ownerSuspicions(
  object: object,
  health: Health,
  events: readonly EventRecord[],
  times: DiagnosisTimes,
): Suspicion[] {
  const base = { key: `owner/${uidOf(object)}/${health.reason}`, reason: health.reason, message: health.message };
  if (health.status === 'failed') return [{ ...base, ...deadlineAge(object, health, times) }];
  if (health.reason === 'DeploymentPaused') return [{ ...base, holdMs: pausedMs }];
  const provisioning = events.find((event) => event.reason === 'ProvisioningFailed' && event.last >= times.appliedAt);
  if (health.reason !== 'NotBound' || provisioning === undefined) return [];
  return [
    {
      key: `owner/${uidOf(object)}/provisioning`,
      reason: 'ProvisioningFailed',
      message: provisioning.message,
      since: Math.max(provisioning.first, times.appliedAt),
      holdMs: provisioningMs,
    },
  ];
}

/** A ProgressDeadlineExceeded from before may be mended by what was applied now: the condition stays until the next progress. */
function deadlineAge(object: object, health: Health, times: DiagnosisTimes): { holdMs: number; since?: number } {
  if (health.reason !== 'ProgressDeadlineExceeded') return { holdMs: 0 };
  const updated = parseTime(conditionOf(object, 'Progressing')?.lastUpdateTime ?? '') ?? 0;
  if (updated >= Math.floor(times.appliedAt / 1000) * 1000) return { holdMs: 0, since: updated };
  return { holdMs: staleConditionMs, since: times.appliedAt };
}
