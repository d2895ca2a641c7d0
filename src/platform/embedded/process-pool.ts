import type { ReactorProcess } from '../wasi/reactor-process.ts';

/** Processes that are all alike, each used by one at a time. */
export interface ProcessPool<Process> extends AsyncDisposable {
  use<T>(work: (process: Process) => Promise<T>): Promise<T>;
}

/** Starting one takes as long as rendering a few small roots, so a further one comes only when so many have been done. */
const worthAProcess = 6;

export function createProcessPool<Process extends ReactorProcess<never, unknown>>(
  most: number,
  make: () => Process,
): ProcessPool<Process> {
  const all: Process[] = [];
  const idle: Process[] = [];
  const waiting: (() => void)[] = [];
  let done = 0;

  const take = async (): Promise<Process> => {
    for (;;) {
      const free = idle.pop();
      if (free !== undefined) return free;
      if (all.length === 0 || (all.length < most && done >= worthAProcess * all.length)) {
        const made = make();
        all.push(made);
        return made;
      }
      await new Promise<void>((resolve) => {
        waiting.push(resolve);
      });
    }
  };

  return {
    async use(work) {
      const process = await take();
      try {
        return await work(process);
      } finally {
        done += 1;
        idle.push(process);
        waiting.shift()?.();
      }
    },
    async [Symbol.asyncDispose]() {
      await Promise.all(all.map((process) => process[Symbol.asyncDispose]()));
    },
  };
}
