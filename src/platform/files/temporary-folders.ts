import { rmSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { TemporaryFolder } from '../../ports/files.ts';
import type { ExitTasks } from '../exit-tasks.ts';
import { folderPrefix, sweepStaleFolders } from './stale-folders.ts';

export interface TemporaryFolders {
  create(): Promise<TemporaryFolder>;
}

/**
 * Makes folders that only we can read and that go away with their owner, or with the process. The first one also takes away what a killed
 * process left a day ago or earlier.
 */
export function createTemporaryFolders(parent: string, exitTasks: ExitTasks): TemporaryFolders {
  let swept: Promise<void> | undefined;
  return {
    async create() {
      const folder = await mkdtemp(join(parent, folderPrefix()));
      // Nobody waits for it, nor is it any run's fault when it cannot be done.
      swept ??= sweepStaleFolders(parent).catch(() => undefined);
      const forget = exitTasks.add(() => rmSync(folder, { recursive: true, force: true, maxRetries: 2 }));
      return {
        folder,
        async [Symbol.asyncDispose]() {
          await rm(folder, { recursive: true, force: true, maxRetries: 3 });
          forget();
        },
      };
    },
  };
}
