/** Synchronous work that must be done when this process ends, however it ends short of SIGKILL. */
export interface ExitTasks {
  /** Adds a task; the returned function takes it away again. */
  add(task: () => void): () => void;
}

/** Runs tasks when the process exits; listens only while there are any. */
export function createExitTasks(): ExitTasks {
  const tasks = new Set<() => void>();
  function runAll(): void {
    for (const task of tasks) {
      try {
        task();
      } catch {
        // Nothing can be reported any more, and the other tasks still have to run.
      }
    }
    tasks.clear();
  }
  return {
    add(task) {
      if (tasks.size === 0) process.once('exit', runAll);
      tasks.add(task);
      return () => {
        tasks.delete(task);
        if (tasks.size === 0) process.off('exit', runAll);
      };
    },
  };
}
