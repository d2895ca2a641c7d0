import { cleanText } from '../health/diagnosis/clean-text.ts';
import type { Logger } from '../ports/logger.ts';
import type { EngineStatus } from './read-status.ts';

/** Tells how the sync of one target goes. */
export interface Progress {
  /** The state as it is now. */
  show(state: string): void;
  /** Called about every second, also when nothing changes. */
  beat(): void;
}

/** The progress of targets, by name; `close` when all have ended. */
export interface ProgressBoard {
  of(name: string): Progress;
  close(): void;
}

const heartbeatMs = 30_000;
const maxState = 500;

/** A table that is drawn anew in place where the terminal can, else a line for each change and a heartbeat. */
export function createProgressBoard(log: Logger, names: readonly string[], now: () => number): ProgressBoard {
  return log.live === undefined ? createLines(log, now) : createTable(log.live, names, now);
}

function createLines(log: Logger, now: () => number): ProgressBoard {
  const started = now();
  return {
    of(name) {
      let [last, lastAt] = ['', started];
      const say = (line: string): void => {
        lastAt = now();
        log.info(`${name} · ${inOneLine(line)}`);
      };
      return {
        show(state) {
          if (state === last) return;
          last = state;
          say(state);
        },
        beat() {
          if (now() - lastAt < heartbeatMs) return;
          say(`still ${last === '' ? 'waiting' : last} (${elapsed(now() - started)})`);
        },
      };
    },
    close: () => undefined,
  };
}

function createTable(
  live: (lines: readonly string[]) => void,
  names: readonly string[],
  now: () => number,
): ProgressBoard {
  const started = now();
  const states = new Map(names.map((name) => [name, { state: 'connecting', since: started }]));
  const wide = Math.max(0, ...names.map((name) => name.length));
  const draw = (): void =>
    live(
      [...states].map(
        ([name, { state, since }]) =>
          `${name.padEnd(wide)}  ${elapsed(now() - started).padStart(6)}  ${state} (${elapsed(now() - since)})`,
      ),
    );
  return {
    of: (name) => ({
      show(state) {
        const text = inOneLine(state);
        if (states.get(name)?.state !== text) states.set(name, { state: text, since: now() });
        draw();
      },
      beat: draw,
    }),
    close: () => live([]),
  };
}

function inOneLine(text: string): string {
  return cleanText(text, maxState).replace(/\s+/g, ' ');
}

function elapsed(milliseconds: number): string {
  return `${Math.round(milliseconds / 1000)} s`;
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
