import type { Clock } from '../ports/clock.ts';
import type { Logger } from '../ports/logger.ts';
import type { ReconcileDocument } from './document.ts';
import type { StatusStore } from './status-store.ts';

/** Keeps the cluster's status fresh while a run goes on, without ever holding it up. */
export interface StatusWriter {
  /** Writes the document soon: at once, or when the last write is a while ago. The newest wins. */
  offer(document: () => ReconcileDocument): void;
  /** Returns when nothing is being written; what was offered and not begun is dropped. */
  close(): Promise<void>;
}

const pauseMs = 1000;

export function createStatusWriter(store: StatusStore, clock: Clock, log: Logger): StatusWriter {
  let next: (() => ReconcileDocument) | undefined;
  let running: Promise<void> | undefined;
  const closed = new AbortController();

  async function drain(): Promise<void> {
    while (next !== undefined && !closed.signal.aborted) {
      const document = next();
      next = undefined;
      await store.write(document).catch((error: unknown) => log.debug(`the status was not written: ${String(error)}`));
      await clock.sleep(pauseMs, closed.signal).catch(() => undefined);
    }
    running = undefined;
  }

  return {
    offer(document) {
      next = document;
      running ??= drain();
    },
    async close() {
      closed.abort();
      await running;
    },
  };
}
