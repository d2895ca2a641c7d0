import { copyFile, mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { BuildPorts } from '../../src/build/build-image.ts';
import { type BuildRequest, buildRelease } from '../../src/build/build-release.ts';
import type { ImageSpec } from '../../src/build/image-spec.ts';
import type { Release } from '../../src/model/release.ts';
import { createBuildContexts } from '../../src/platform/build-contexts.ts';
import { createClock } from '../../src/platform/clock.ts';
import { createExec } from '../../src/platform/exec/create-exec.ts';
import { createRedactor } from '../../src/platform/exec/redactor.ts';
import { createExitTasks } from '../../src/platform/exit-tasks.ts';
import { createFiles } from '../../src/platform/files/create-files.ts';
import { createTemporaryFolders } from '../../src/platform/files/temporary-folders.ts';
import { createRegistry } from '../../src/platform/registry/create-registry.ts';
import { createRecordingHost } from '../fakes/recording-host.ts';

export interface BuildBench {
  ports: BuildPorts;
  /** All lines of the log so far. */
  log(): string;
  build(request: Partial<BuildRequest> & { folder: string; images: readonly ImageSpec[] }): Promise<Release>;
}

export const revisions = {
  first: '1111111111111111111111111111111111111111',
  second: '2222222222222222222222222222222222222222',
} as const;

/** The build stage on its real ports, with the environment of a builder. */
export function createBuildBench(env: Readonly<Record<string, string>>, temporary: string): BuildBench {
  const exitTasks = createExitTasks();
  const exec = createExec({ env, redactor: createRedactor(), exitTasks, graceMs: 500 });
  const clock = createClock();
  const host = createRecordingHost();
  const ports: BuildPorts = {
    exec,
    clock,
    log: host.log,
    files: createFiles(createTemporaryFolders(temporary, exitTasks)),
    contexts: createBuildContexts(),
    registry: createRegistry({ environment: env, exec, clock, tries: 2 }),
  };
  return {
    ports,
    log: () => host.messages.map(({ message }) => message).join('\n'),
    build: (request) =>
      buildRelease(ports, {
        source: 'https://github.com/acme/shop',
        revision: revisions.first,
        created: Date.parse('2026-03-04T05:06:07Z'),
        ref: 'refs/heads/main',
        run: '',
        variable: (name) => env[name],
        signal: new AbortController().signal,
        timeoutMs: 120_000,
        ...request,
      }),
  };
}

/** An image of the configuration as the schema's defaults leave it. */
export function spec(repository: string, more: Partial<ImageSpec> = {}): ImageSpec {
  return { name: 'web', repository, context: '.', tags: ['sha-{sha12}'], ...more };
}

/** Writes files below a folder; `busybox` is copied there when given. */
export async function writeFiles(
  folder: string,
  files: Readonly<Record<string, string>>,
  busybox?: { from: string; to: string },
): Promise<void> {
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
  if (busybox !== undefined) await copyFile(busybox.from, join(folder, busybox.to));
}
