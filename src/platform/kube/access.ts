import type { Agent } from 'node:http';

/** What TLS needs to know; files are read already. */
export interface TlsMaterial {
  ca?: string | Buffer;
  cert?: string | Buffer;
  key?: string | Buffer;
  servername?: string;
  rejectUnauthorized?: boolean;
}

/** How one request proves who we are. */
export interface Authorization {
  headers: Readonly<Record<string, string>>;
  tls: TlsMaterial;
  /** Connects through the proxy that the kubeconfig names. */
  agent?: Agent;
}

/** A cluster and an identity, loaded from wherever; credentials are asked for anew for every request. */
export interface Access {
  /** Without a slash at its end. */
  server: string;
  context: string;
  namespace: string;
  /** `fresh`: the last one was refused, so nothing that was kept may be used. */
  authorize(fresh: boolean, signal?: AbortSignal): Promise<Authorization>;
}
