import type { Clock } from '../../ports/clock.ts';
import type { Kube } from '../../ports/kube.ts';
import type { Logger } from '../../ports/logger.ts';
import { judge, type Sightings } from '../diagnosis/judge.ts';
import type { Target, TargetState } from './target.ts';
import { openView } from './target-view.ts';
import { createTeller } from './teller.ts';
import type { WaitSettings } from './wait-settings.ts';
import { createWake } from './wake.ts';

export interface WaitParts {
  kube: Kube;
  clock: Clock;
  log: Logger;
  signal: AbortSignal;
  /** Give up without a verdict: a newer run takes over. */
  stop: AbortSignal;
  /** Told after each look at which something had changed. */
  onProgress?: (states: readonly TargetState[]) => void;
}

export interface WaitResult {
  /** `failed`: at least one target will not become healthy. */
  outcome: 'healthy' | 'failed' | 'timeout' | 'stopped';
  states: readonly TargetState[];
  /** Keys of the suspicions that were the verdict. */
  fatal: ReadonlySet<string>;
}

/** Controllers write several times in a row; one look at all of it is enough. */
const pauseMs = 50;
/** Some states turn by time alone. */
const longestSleepMs = 1000;

/**
 * Waits until all targets are healthy and stay so, or until one of them will not be. Throws what makes watching impossible, and
 * when the signal is aborted.
 */
export async function waitHealthy(
  parts: WaitParts,
  targets: readonly Target[],
  settings: WaitSettings,
): Promise<WaitResult> {
  const ended = new AbortController();
  try {
    return await loop(parts, targets, settings, AbortSignal.any([parts.signal, ended.signal]));
  } finally {
    ended.abort();
  }
}

async function loop(
  parts: WaitParts,
  targets: readonly Target[],
  settings: WaitSettings,
  signal: AbortSignal,
): Promise<WaitResult> {
  const { clock } = parts;
  const wake = createWake(clock);
  const view = openView({ kube: parts.kube, clock, signal, onChange: () => wake.ring() }, targets, settings);
  const tell = createTeller(parts.log, parts.onProgress);
  let states: readonly TargetState[] = [];
  let sightings: Sightings = new Map();
  let healthySince: number | undefined;
  let told = false;
  for (;;) {
    parts.signal.throwIfAborted();
    const now = clock.now();
    states = view.look(now);
    const judgement = judge(
      sightings,
      states.flatMap((state) => state.suspicions),
      now,
    );
    sightings = judgement.sightings;
    tell(states, now);
    const fatal = new Set(judgement.fatal.map((suspicion) => suspicion.key));
    const ready = view.ready();
    if (ready && !told) tellGaps(parts.log, view.gaps());
    told ||= ready;
    const healthy = ready && states.every((state) => state.health.status === 'current');
    healthySince = healthy ? (healthySince ?? now) : undefined;
    if (ready && fatal.size > 0) return { outcome: 'failed', states, fatal };
    if (healthySince !== undefined && now - healthySince >= settings.settleMs)
      return { outcome: 'healthy', states, fatal };
    if (parts.stop.aborted) return { outcome: 'stopped', states, fatal };
    if (now >= settings.deadline) return { outcome: 'timeout', states, fatal };
    const moments = [
      settings.deadline,
      now + longestSleepMs,
      judgement.nextAt,
      healthySince && healthySince + settings.settleMs,
    ];
    const next = Math.min(...moments.filter((moment) => moment !== undefined));
    await wake.sleep(Math.max(1, next - now), parts.signal, parts.stop);
    await clock.sleep(pauseMs, parts.signal);
  }
}

function tellGaps(log: Logger, gaps: readonly unknown[]): void {
  const messages = new Set(gaps.map((gap) => (gap instanceof Error ? gap.message : String(gap))));
  for (const message of messages) log.warning(`the diagnosis goes without what cannot be read: ${message}`);
}
