import type { Clock } from '../../ports/clock.ts';
import type { Exec } from '../../ports/exec.ts';
import type { Kube } from '../../ports/kube.ts';
import { version } from '../version.ts';
import type { Access } from './access.ts';
import { createAgents } from './agents.ts';
import { createDiscovery } from './discovery.ts';
import { createLogs } from './logs.ts';
import { createReading } from './reading.ts';
import { createReviews } from './reviews.ts';
import { createTransport } from './transport.ts';
import { createWatch } from './watch.ts';
import { createWriting } from './writing.ts';

export interface KubeDependencies {
  env: Readonly<Record<string, string | undefined>>;
  exec: Exec;
  clock: Clock;
  /** Gets a line for every answer of the API server. */
  trace?: (line: string) => void;
  /** See `WatchDependencies.idleMs`. */
  watchIdleMs?: number;
}

/** Makes the port out of an access. Nothing is sent until a method is called. */
export function createKube(access: Access, { env, clock, trace, watchIdleMs }: KubeDependencies): Kube {
  const agents = createAgents(env);
  const userAgent = `slipway/${version}`;
  const transport = createTransport({ access, agents, clock, userAgent, ...(trace === undefined ? {} : { trace }) });
  const discovery = createDiscovery(transport);
  const reading = createReading(transport, discovery);
  const idle = watchIdleMs === undefined ? {} : { idleMs: watchIdleMs };
  return {
    server: access.server,
    context: access.context,
    namespace: access.namespace,
    ...reading,
    ...createWriting(transport, discovery),
    ...createReviews(transport),
    watch: createWatch({ transport, discovery, reading, clock, ...idle }),
    logs: createLogs(transport),
    resources: ({ refresh = false, signal } = {}) => discovery.all(refresh, signal),
    resource: (kind, { signal } = {}) => discovery.find(kind, signal),
    async [Symbol.asyncDispose]() {
      agents[Symbol.dispose]();
    },
  };
}
