import { createPrivateKey, createPublicKey, sign } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { SERVICE_ACCOUNT_ISSUER } from './api-server.ts';
import { createKey } from './pki.ts';

/** Makes the key that service accounts' tokens are signed with: `sa.key`, and `sa.pub` for the API server. */
export async function createServiceAccountKey(folder: string): Promise<string> {
  const file = join(folder, 'sa.key');
  await createKey(file);
  const key = createPublicKey(await readFile(file));
  await writeFile(join(folder, 'sa.pub'), key.export({ type: 'spki', format: 'pem' }));
  return file;
}

/** Signs a ServiceAccount's token by hand: for tokens that the API server would not issue, such as expired ones. */
export async function signToken(
  keyFile: string,
  account: { namespace: string; name: string; uid: string },
  expires: Date,
): Promise<string> {
  const seconds = Math.floor(expires.getTime() / 1000);
  const claims = {
    iss: SERVICE_ACCOUNT_ISSUER,
    aud: [SERVICE_ACCOUNT_ISSUER],
    sub: `system:serviceaccount:${account.namespace}:${account.name}`,
    iat: seconds - 600,
    nbf: seconds - 600,
    exp: seconds,
    'kubernetes.io': {
      namespace: account.namespace,
      serviceaccount: { name: account.name, uid: account.uid },
    },
  };
  const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  const unsigned = `${encode({ alg: 'ES256', typ: 'JWT' })}.${encode(claims)}`;
  const key = createPrivateKey(await readFile(keyFile));
  const signature = sign('sha256', Buffer.from(unsigned), { key, dsaEncoding: 'ieee-p1363' });
  return `${unsigned}.${signature.toString('base64url')}`;
}
