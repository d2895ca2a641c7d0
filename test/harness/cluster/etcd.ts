import { join } from 'node:path';
import { findProgram, type RunningProcess, startProcess } from '../processes.ts';
import { freePorts } from './free-port.ts';

export interface Etcd extends RunningProcess {
  url: string;
}

/** Starts Debian's etcd on loopback with its data below `folder`. */
export async function startEtcd(folder: string, signal?: AbortSignal): Promise<Etcd> {
  const [clients, peers] = await freePorts(2);
  const url = `http://127.0.0.1:${clients}`;
  const peer = `http://127.0.0.1:${peers}`;
  const started = await startProcess({
    command: findProgram('etcd'),
    args: flags({
      name: 'local',
      'data-dir': join(folder, 'etcd'),
      logger: 'zap',
      'log-level': 'warn',
      'listen-client-urls': url,
      'advertise-client-urls': url,
      'listen-peer-urls': peer,
      'initial-advertise-peer-urls': peer,
      'initial-cluster': `local=${peer}`,
    }),
    ready: async () => {
      const answer = await fetch(`${url}/health`).catch(() => undefined);
      return answer?.ok === true;
    },
    graceMs: 0, // its data is thrown away
    ...(signal === undefined ? {} : { signal }),
  });
  return { ...started, url };
}

function flags(values: Readonly<Record<string, string>>): string[] {
  return Object.entries(values).map(([name, value]) => `--${name}=${value}`);
}

/** Forgets all history before now, as an API server does every five minutes: what makes old continue tokens expire. */
export async function compact(etcd: Etcd): Promise<void> {
  const post = async (path: string, body: unknown): Promise<unknown> => {
    const answer = await fetch(`${etcd.url}${path}`, { method: 'POST', body: JSON.stringify(body) });
    if (!answer.ok) throw new Error(`etcd ${path}: ${answer.status} ${await answer.text()}`);
    return answer.json();
  };
  const key = Buffer.from('a').toString('base64');
  const { header } = (await post('/v3/kv/range', { key })) as { header: { revision: string } };
  await post('/v3/kv/compaction', { revision: header.revision, physical: true });
}
