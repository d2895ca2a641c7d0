import { z } from 'zod';
import { SlipwayError } from '../../model/errors.ts';
import type { Exec } from '../../ports/exec.ts';
import { type Credential, helperFor, readDockerConfigs, storedCredential } from './docker-config.ts';
import type { Endpoint } from './endpoint.ts';

/** Finds the credential for a repository; undefined: none, so ask anonymously. */
export type Credentials = (endpoint: Endpoint, signal?: AbortSignal) => Promise<Credential | undefined>;

export interface CredentialsOptions {
  environment: Readonly<Record<string, string | undefined>>;
  exec: Exec;
}

const helperAnswer = z.object({ Username: z.string(), Secret: z.string().min(1) });

/** Makes the finder of credentials over Docker's configuration and its helper programs. Throws `FILE_INVALID`, `TOOL_MISSING`, `REGISTRY_AUTH`. */
export function createCredentials({ environment, exec }: CredentialsOptions): Credentials {
  const found = new Map<string, Promise<Credential | undefined>>();

  async function find({ registry, path }: Endpoint, signal?: AbortSignal): Promise<Credential | undefined> {
    for (const config of await readDockerConfigs(environment)) {
      const helper = helperFor(config, registry);
      const credential =
        (helper === undefined ? undefined : await askHelper(helper, registry, signal)) ??
        storedCredential(config, registry, path);
      if (credential !== undefined) return credential;
    }
    return undefined;
  }

  async function askHelper(name: string, registry: string, signal?: AbortSignal): Promise<Credential | undefined> {
    const failed = (why: string): SlipwayError =>
      new SlipwayError('REGISTRY_AUTH', `the credential helper ${JSON.stringify(name)} for ${registry} ${why}`);
    if (!/^[A-Za-z0-9][A-Za-z0-9._-]*$/.test(name)) throw failed('has no valid name');
    const server = registry === 'docker.io' ? 'https://index.docker.io/v1/' : registry;
    const result = await exec.run({
      command: `docker-credential-${name}`,
      args: ['get'],
      stdin: server,
      env: helperEnvironment(environment),
      timeoutMs: 30_000,
      maxBytes: 1024 * 1024,
      ...(signal === undefined ? {} : { signal }),
    });
    const output = new TextDecoder().decode(result.stdout);
    if (result.ended === 'timeout') throw failed('did not answer within 30 s');
    if (result.exitCode !== 0) {
      if (/credentials not found/i.test(output)) return undefined;
      throw failed('failed');
    }
    const answer = helperAnswer.safeParse(parseJson(output));
    if (!answer.success) throw failed('did not answer with a credential');
    const { Username: username, Secret: secret } = answer.data;
    return username === '<token>'
      ? { kind: 'identity', token: secret }
      : { kind: 'password', username, password: secret };
  }

  return (endpoint, signal) => {
    const key = `${endpoint.registry}/${endpoint.path}`;
    const known = found.get(key) ?? find(endpoint, signal);
    found.set(key, known);
    return known;
  };
}

/** What a helper sees: all that Docker would show it, for each has its own variables, but nothing that was given to us. */
function helperEnvironment(environment: CredentialsOptions['environment']): Record<string, string> {
  const ours = /^(?:INPUT_|SLIPWAY_|ACTIONS_|GITHUB_TOKEN$)/;
  const seen: Record<string, string> = {};
  for (const [name, value] of Object.entries(environment)) {
    if (value !== undefined && !ours.test(name)) seen[name] = value;
  }
  return seen;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
