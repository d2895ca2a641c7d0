import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { atExit } from './cleanup.ts';

/** A folder that goes away with its content at the end of the block (`await using`) or of the process. */
export interface TemporaryDirectory extends AsyncDisposable {
  path: string;
}

/** Makes a temporary folder; its path holds no symbolic link. */
export function temporaryDirectory(purpose: string): TemporaryDirectory {
  const path = mkdtempSync(join(realpathSync(tmpdir()), `slipway-${purpose}-`));
  const takeBack = atExit(() => rmSync(path, { recursive: true, force: true }));
  return {
    path,
    async [Symbol.asyncDispose](): Promise<void> {
      await rm(path, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 });
      takeBack();
    },
  };
}
