import { createHash } from 'node:crypto';
import { Agent as HttpAgent } from 'node:http';
import { Agent } from 'node:https';
import type { Authorization, TlsMaterial } from './access.ts';

/** Connections that requests share, and others that belong to one request alone. */
export interface Agents extends Disposable {
  /** `shared`: at most eight at once, kept alive. `own`: a connection for this request alone, for a watch or a write that must not be sent twice. */
  get(authorization: Authorization, server: URL, use: 'shared' | 'own'): HttpAgent;
}

/** More do not make the API server faster, and fewer leave it idle. */
const connections = 8;

export function createAgents(env: Readonly<Record<string, string | undefined>>): Agents {
  const kept = new Map<string, HttpAgent>();
  return {
    get(authorization, server, use) {
      // The library has made one that knows the proxy; what it does with connections is its own matter.
      if (authorization.agent !== undefined) return authorization.agent;
      const key = `${use} ${server.protocol} ${fingerprint(authorization.tls)}`;
      const found = kept.get(key);
      if (found !== undefined) return found;
      const options = {
        keepAlive: use === 'shared',
        ...(use === 'shared' ? { maxSockets: connections } : {}),
        ...authorization.tls,
        proxyEnv: proxyEnvironment(env),
      };
      const agent = server.protocol === 'http:' ? new HttpAgent(options) : new Agent(options);
      kept.set(key, agent);
      return agent;
    },
    [Symbol.dispose]() {
      for (const agent of kept.values()) agent.destroy();
      kept.clear();
    },
  };
}

/** Who has renewed a certificate speaks over new connections. */
function fingerprint(tls: TlsMaterial): string {
  const hash = createHash('sha256');
  for (const part of [tls.ca, tls.cert, tls.key, tls.servername, String(tls.rejectUnauthorized)]) {
    hash.update(part ?? '').update('\0');
  }
  return hash.digest('hex');
}

/** As Go's programs have it: this machine itself is never reached by a proxy. */
function proxyEnvironment(env: Readonly<Record<string, string | undefined>>): NodeJS.ProcessEnv {
  const never = 'localhost,127.0.0.1,[::1]';
  const given = env['no_proxy'] || env['NO_PROXY'];
  const noProxy = given ? `${given},${never}` : never;
  return { ...env, no_proxy: noProxy, NO_PROXY: noProxy };
}
