import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { findProgram } from './processes.ts';
import { temporaryDirectory } from './temp.ts';

export interface BuilderOptions {
  /** Logins by registry host, as `buildah login` would have stored them. */
  logins?: Readonly<Record<string, { user: string; password: string }>>;
}

/** What a process needs in its environment so that plain `buildah` builds and pushes in private, temporary storage. */
export interface Builder extends AsyncDisposable {
  folder: string;
  env: Record<string, string>;
  /** A static busybox: the base of images where there is no other registry to pull one from. */
  busybox: string;
}

/** Prepares buildah: images in a temporary folder, no daemon, no network of its own, plain http to 127.0.0.1. */
export async function createBuilder(options: BuilderOptions = {}): Promise<Builder> {
  const buildah = findProgram('buildah');
  const busybox = findProgram('busybox');
  const folder = temporaryDirectory('builder');
  const inside = (name: string): string => join(folder.path, name);
  const home = inside('home');
  await mkdir(join(home, '.config/containers'), { recursive: true });
  await mkdir(inside('tmp'));
  // buildah looks for the policy only here and in /etc/containers.
  await writeFile(
    join(home, '.config/containers/policy.json'),
    JSON.stringify({ default: [{ type: 'insecureAcceptAnything' }] }),
  );
  await writeFile(inside('storage.conf'), storageConfiguration(inside('storage'), inside('run')));
  await writeFile(inside('registries.conf'), REGISTRIES);
  await writeFile(inside('auth.json'), JSON.stringify({ auths: logins(options) }), { mode: 0o600 });
  return {
    folder: folder.path,
    busybox,
    env: {
      PATH: `${dirname(buildah)}:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin`,
      HOME: home,
      TMPDIR: inside('tmp'),
      BUILDAH_ISOLATION: 'chroot',
      STORAGE_DRIVER: 'vfs',
      CONTAINERS_STORAGE_CONF: inside('storage.conf'),
      CONTAINERS_REGISTRIES_CONF: inside('registries.conf'),
      REGISTRY_AUTH_FILE: inside('auth.json'),
    },
    [Symbol.asyncDispose]: () => folder[Symbol.asyncDispose](),
  };
}

function storageConfiguration(images: string, run: string): string {
  return `[storage]\ndriver = "vfs"\ngraphroot = ${JSON.stringify(images)}\nrunroot = ${JSON.stringify(run)}\n`;
}

// The version of buildah that is pinned takes a prefix without a port for every port of that host.
const REGISTRIES = `unqualified-search-registries = []

[[registry]]
prefix = "127.0.0.1"
location = "127.0.0.1"
insecure = true
`;

function logins({ logins: given = {} }: BuilderOptions): Record<string, { auth: string }> {
  const entries = Object.entries(given).map(([host, { user, password }]) => [
    host,
    { auth: btoa(`${user}:${password}`) },
  ]);
  return Object.fromEntries(entries) as Record<string, { auth: string }>;
}
