import { createExec } from '../../../src/platform/exec/create-exec.ts';
import { createRedactor } from '../../../src/platform/exec/redactor.ts';
import { createExitTasks } from '../../../src/platform/exit-tasks.ts';
import { createRegistry } from '../../../src/platform/registry/create-registry.ts';
import type { Registry } from '../../../src/ports/registry.ts';

export interface Subject {
  registry: Registry;
  /** Milliseconds of each wait; none is really waited. */
  waits: number[];
}

/** The client under test with an environment of its own and a clock that does not wait. */
export function subject(environment: Record<string, string> = {}, timeoutMs = 60_000): Subject {
  const waits: number[] = [];
  const env = { PATH: process.env['PATH'] ?? '', HOME: '/nonexistent', ...environment };
  const registry = createRegistry({
    environment: env,
    exec: createExec({ env, redactor: createRedactor(), exitTasks: createExitTasks() }),
    clock: {
      now: () => Date.now(),
      sleep(milliseconds) {
        waits.push(milliseconds);
        return Promise.resolve();
      },
    },
    timeoutMs,
  });
  return { registry, waits };
}

/** A login as DOCKER_AUTH_CONFIG holds it. */
export function loginTo(host: string, user: string, password: string): Record<string, string> {
  return { DOCKER_AUTH_CONFIG: JSON.stringify({ auths: { [host]: { auth: btoa(`${user}:${password}`) } } }) };
}
