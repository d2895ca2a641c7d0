import { rmSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { TemporaryFolder } from '../../ports/files.ts';
import type { ExitTasks } from '../exit-tasks.ts';

export interface TemporaryFolders {
  create(): Promise<TemporaryFolder>;
}

/** Makes folders that only we can read and that go away with their owner, or with the process. */
export function createTemporaryFolders(parent: string, exitTasks: ExitTasks): TemporaryFolders {
  return {
    async create() {
      const folder = await mkdtemp(join(parent, 'slipway-'));
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
