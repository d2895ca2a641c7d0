import { type PolicyThread, startPolicyThread } from './policy-thread.ts';

/** A thread that may begin before it is needed. */
export interface ThreadAhead {
  begin: () => void;
  /** Gives the one that has begun, once; else one that begins now. */
  take: () => PolicyThread;
  /** Ends the one that nobody took. */
  end: () => Promise<void>;
}

export function threadAhead(): ThreadAhead {
  let thread: PolicyThread | undefined;
  return {
    begin() {
      thread ??= startPolicyThread();
    },
    take() {
      const taken = thread === undefined || thread.hasEnded() ? startPolicyThread() : thread;
      thread = undefined;
      return taken;
    },
    async end() {
      await thread?.end();
    },
  };
}
