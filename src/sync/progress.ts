import { cleanText } from '../health/diagnosis/clean-text.ts';
import type { Logger } from '../ports/logger.ts';
import type { EngineStatus } from './read-status.ts';

const heartbeatMs = 30_000;

/** Says what changes, a line each, and what is waited for when nothing does. */
export interface Progress {
  say(line: string): void;
  /** The state as it is now; a line comes when it differs from what was said last. */
  show(state: string): void;
  /** Called now and then: says the state again when nothing was said for a while. */
  beat(): void;
}

export function createProgress(log: Logger, name: string, now: () => number): Progress {
  const started = now();
  let lastAt = started;
  let last = '';
  const seconds = (): string => `${Math.round((now() - started) / 1000)} s`;
  const say = (line: string): void => {
    lastAt = now();
    log.info(`${name} · ${cleanText(line, 500)}`);
  };
  return {
    say,
    show(state) {
      if (state === last) return;
      last = state;
      say(state);
    },
    beat() {
      if (now() - lastAt >= heartbeatMs) say(`still ${last === '' ? 'waiting' : last} (${seconds()})`);
    },
  };
}

/** A status in a line. */
export function describeStatus(status: EngineStatus): string {
  const { stages, revision, objects, current, unhealthy } = status;
  const short = revision.slice(0, 12);
  const stage = stages.at(-1)?.name ?? 'started';
  if (status.outcome !== 'running') return `${status.outcome}: ${short}`;
  if (stage !== 'applied') return `${stage}: ${short}`;
  const waiting = unhealthy[0];
  const why = waiting === undefined ? '' : `; ${waiting.object}: ${waiting.reason}: ${waiting.message}`;
  return `applied ${short}: ${current} of ${objects} objects healthy${why}`;
}
