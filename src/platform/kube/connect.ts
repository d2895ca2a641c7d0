import type { Kube, KubeConnectOptions } from '../../ports/kube.ts';
import { createClock } from '../clock.ts';
import { createExec } from '../exec/create-exec.ts';
import { createRedactor } from '../exec/redactor.ts';
import { createExitTasks } from '../exit-tasks.ts';
import { createKube, type KubeDependencies } from './create-kube.ts';
import { loadAccess } from './load-access.ts';

/** Connects to a cluster by the usual means; see `ConnectKube`. What is not given is this machine's: environment, clock, programs. */
export async function connectKube(
  options: KubeConnectOptions = {},
  given: Partial<KubeDependencies> = {},
): Promise<Kube> {
  const { env = process.env, clock = createClock() } = given;
  const exec = given.exec ?? createExec({ env, redactor: createRedactor([]), exitTasks: createExitTasks() });
  const dependencies = { ...given, env, clock, exec };
  return createKube(await loadAccess(options, dependencies), dependencies);
}
