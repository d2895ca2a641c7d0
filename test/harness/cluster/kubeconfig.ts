import { writeFile } from 'node:fs/promises';
import type { Credential } from './pki.ts';

export interface KubeconfigContent {
  server: string;
  /** File of the certificate authority. */
  authority: string;
  user: Credential | { token: string } | { exec: unknown };
  namespace?: string;
}

/** Writes a kubeconfig with the one context `local`; returns its path. */
export async function writeKubeconfig(file: string, content: KubeconfigContent): Promise<string> {
  const { server, authority, user, namespace } = content;
  const credential = 'certificate' in user ? { 'client-certificate': user.certificate, 'client-key': user.key } : user;
  const config = {
    apiVersion: 'v1',
    kind: 'Config',
    'current-context': 'local',
    clusters: [{ name: 'local', cluster: { server, 'certificate-authority': authority } }],
    users: [{ name: 'local', user: credential }],
    contexts: [
      {
        name: 'local',
        context: { cluster: 'local', user: 'local', ...(namespace === undefined ? {} : { namespace }) },
      },
    ],
  };
  await writeFile(file, `${JSON.stringify(config, undefined, 2)}\n`, { mode: 0o600 });
  return file;
}
