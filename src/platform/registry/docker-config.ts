import { readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { SlipwayError } from '../../model/errors.ts';
import { normaliseServer } from './endpoint.ts';

const entrySchema = z.looseObject({
  auth: z.string().optional(),
  username: z.string().optional(),
  password: z.string().optional(),
  identitytoken: z.string().optional(),
  registrytoken: z.string().optional(),
});

const configSchema = z.looseObject({
  auths: z.record(z.string(), entrySchema).optional(),
  credsStore: z.string().optional(),
  credHelpers: z.record(z.string(), z.string()).optional(),
});

export type DockerConfig = z.output<typeof configSchema>;

/** How to prove who we are: a name and password, a refresh token of an OAuth server, or a registry's own token. */
export type Credential =
  | { kind: 'password'; username: string; password: string }
  | { kind: 'identity'; token: string }
  | { kind: 'registry'; token: string };

type Environment = Readonly<Record<string, string | undefined>>;

/** The configurations that docker, buildx, buildah and podman read, in the order in which they are asked. Throws `FILE_INVALID`. */
export async function readDockerConfigs(environment: Environment): Promise<readonly DockerConfig[]> {
  // Set but empty means unset, as in Docker.
  const variable = (name: string): string | undefined => environment[name] || undefined;
  const home = variable('HOME') ?? homedir();
  const inline = variable('DOCKER_AUTH_CONFIG');
  const runtime = variable('XDG_RUNTIME_DIR');
  const files = [
    variable('REGISTRY_AUTH_FILE'),
    join(variable('DOCKER_CONFIG') ?? join(home, '.docker'), 'config.json'),
    runtime && join(runtime, 'containers/auth.json'),
    join(variable('XDG_CONFIG_HOME') ?? join(home, '.config'), 'containers/auth.json'),
  ];
  const configs = inline ? [parse(inline, 'DOCKER_AUTH_CONFIG')] : [];
  for (const file of files) {
    const text = file && (await readIfThere(file));
    if (file && text) configs.push(parse(text, file));
  }
  return configs;
}

async function readIfThere(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
    throw new SlipwayError('FILE_INVALID', `${file} cannot be read`, { cause: error });
  }
}

/** Never quotes what it reads: the text holds credentials. */
function parse(text: string, file: string): DockerConfig {
  const invalid = new SlipwayError('FILE_INVALID', `${file} is not a Docker configuration`, {
    hint: 'Repair it, or remove it and log in again.',
  });
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw invalid;
  }
  const parsed = configSchema.safeParse(value);
  if (!parsed.success) throw invalid;
  return parsed.data;
}

/** The entry of `auths` for a repository; the most specific key wins, as containers-auth.json(5) has it. */
export function storedCredential(config: DockerConfig, registry: string, path: string): Credential | undefined {
  const entries = new Map(
    Object.entries(config.auths ?? {}).map(([key, entry]) => [normaliseServer(key), entry] as const),
  );
  for (let key = `${registry}/${path}`; ; key = key.slice(0, key.lastIndexOf('/'))) {
    const credential = toCredential(entries.get(key));
    if (credential !== undefined || !key.includes('/')) return credential;
  }
}

function toCredential(entry: z.output<typeof entrySchema> | undefined): Credential | undefined {
  if (entry === undefined) return undefined;
  if (entry.registrytoken) return { kind: 'registry', token: entry.registrytoken };
  if (entry.identitytoken) return { kind: 'identity', token: entry.identitytoken };
  if (entry.auth) {
    const text = Buffer.from(entry.auth, 'base64').toString('utf8');
    const colon = text.indexOf(':');
    if (colon > 0) return { kind: 'password', username: text.slice(0, colon), password: text.slice(colon + 1) };
  }
  const { username, password } = entry;
  return username && password ? { kind: 'password', username, password } : undefined;
}

/** The helper program for a registry, `osxkeychain` for docker-credential-osxkeychain, if one is configured. */
export function helperFor(config: DockerConfig, registry: string): string | undefined {
  const own = Object.entries(config.credHelpers ?? {}).find(([key]) => normaliseServer(key) === registry);
  return own?.[1] ?? config.credsStore;
}
