import { randomBytes } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { run } from '../run.ts';

/** A certificate and its key, as files in PEM. */
export interface Credential {
  certificate: string;
  key: string;
}

/** A certificate authority of one control plane; it lives as long as its folder. */
export interface Authority extends Credential {
  folder: string;
}

export interface Subject {
  /** The user, as the API server sees it. */
  commonName: string;
  /** Its groups. */
  organizations?: readonly string[];
  /** `DNS:localhost`, `IP:127.0.0.1`: makes it a server's certificate too. */
  names?: readonly string[];
}

/** Runs openssl with the arguments of a line that is split at spaces; `values` stand for its `?`, which may hold spaces. */
async function openssl(line: string, ...values: string[]): Promise<void> {
  const args = line.split(' ').map((word) => (word === '?' ? (values.shift() ?? '') : word));
  await run('openssl', args);
}

/** Makes a P-256 key; service accounts' tokens are signed with one as well. */
export async function createKey(file: string): Promise<void> {
  await openssl('ecparam -name prime256v1 -genkey -noout -out ?', file);
}

export async function createAuthority(folder: string, name = 'ca'): Promise<Authority> {
  const authority = { folder, certificate: join(folder, `${name}.crt`), key: join(folder, `${name}.key`) };
  await createKey(authority.key);
  await openssl(
    'req -x509 -new -key ? -subj ? -days 30 -addext ? -out ?',
    authority.key,
    `/CN=slipway-test-${name}`,
    'keyUsage=critical,keyCertSign,cRLSign,digitalSignature',
    authority.certificate,
  );
  return authority;
}

/** Issues a certificate for a client or a server; `name` is the file's. */
export async function issue(authority: Authority, name: string, subject: Subject): Promise<Credential> {
  const path = (extension: string): string => join(authority.folder, `${name}.${extension}`);
  const credential = { certificate: path('crt'), key: path('key') };
  const names = subject.names === undefined ? '' : `subjectAltName=${subject.names.join(',')}\n`;
  await writeFile(
    path('ext'),
    `basicConstraints=CA:FALSE\nkeyUsage=digitalSignature\nextendedKeyUsage=clientAuth,serverAuth\n${names}`,
  );
  await createKey(credential.key);
  const groups = (subject.organizations ?? []).map((organization) => `/O=${organization}`).join('');
  await openssl('req -new -key ? -subj ? -out ?', credential.key, `${groups}/CN=${subject.commonName}`, path('csr'));
  const signing = 'x509 -req -in ? -CA ? -CAkey ? -set_serial ? -days 30 -extfile ? -out ?';
  const serial = `0x${randomBytes(8).toString('hex')}`;
  await openssl(
    signing,
    path('csr'),
    authority.certificate,
    authority.key,
    serial,
    path('ext'),
    credential.certificate,
  );
  return credential;
}
