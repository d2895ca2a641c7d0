import { SlipwayError } from '../../model/errors.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Exec } from '../../ports/exec.ts';
import type { Registry } from '../../ports/registry.ts';
import { fetchArtifact } from './artifact.ts';
import { createClient } from './client.ts';
import { createCredentials } from './credentials.ts';
import { endpointOf } from './endpoint.ts';
import { createHttp, type Http } from './http.ts';
import { listTags } from './list-tags.ts';
import { manifestTypes } from './manifest.ts';
import { useProxiesOf } from './proxy.ts';
import { checkedReference, describe, fetchManifest, maxManifestBytes } from './read-manifest.ts';
import { unexpected } from './refusal.ts';

export interface RegistryOptions {
  /** Names Docker's configuration: DOCKER_CONFIG, REGISTRY_AUTH_FILE, HOME, …; handed to credential helpers. */
  environment: Readonly<Record<string, string | undefined>>;
  exec: Exec;
  clock: Clock;
  /** Of one request; 30 seconds by default. */
  timeoutMs?: number;
  /** How often a request is tried at most; 4 by default. */
  tries?: number;
}

/** Makes the client of OCI registries over fetch. */
export function createRegistry({ environment, exec, clock, timeoutMs = 30_000, tries = 4 }: RegistryOptions): Registry {
  const send = createHttp({ clock, timeoutMs, tries });
  let proxies: (() => void) | undefined;
  const http: Http = (request) => {
    // On first use, for it is the whole process that it changes.
    proxies ??= useProxiesOf(environment);
    return send(request);
  };
  const client = createClient(http, createCredentials({ environment, exec }), clock);
  return {
    async inspect(repository, reference, signal) {
      const endpoint = endpointOf(repository);
      const top = await fetchManifest(client, endpoint, reference, 'pull', signal);
      return top === undefined ? undefined : await describe(client, endpoint, top, signal);
    },

    // Docker Hub counts every GET of a manifest as a pull, and no HEAD.
    async digest(repository, reference, signal) {
      const endpoint = endpointOf(repository);
      const answer = await client(endpoint, {
        method: 'HEAD',
        path: `manifests/${checkedReference(reference)}`,
        headers: { accept: manifestTypes },
        actions: 'pull',
        maxBytes: maxManifestBytes,
        signal,
      });
      if (answer.status === 404) return undefined;
      if (answer.status !== 200) throw unexpected(endpoint, 'the manifest of', answer);
      const stated = answer.headers.get('docker-content-digest') ?? '';
      if (/^sha256:[0-9a-f]{64}$/.test(stated)) return stated;
      return (await fetchManifest(client, endpoint, reference, 'pull', signal))?.digest;
    },

    async artifact(repository, reference, options, signal) {
      return await fetchArtifact(client, endpointOf(repository), reference, { ...options, signal });
    },

    async tags(repository, signal) {
      return await listTags(client, endpointOf(repository), signal);
    },

    async tag(repository, digest, tag, signal) {
      const endpoint = endpointOf(repository);
      const held = await fetchManifest(client, endpoint, digest, 'pull,push', signal);
      if (held === undefined) {
        throw new SlipwayError('REGISTRY_FAILED', `registry ${endpoint.registry} holds no ${endpoint.path}@${digest}`);
      }
      const answer = await client(endpoint, {
        method: 'PUT',
        path: `manifests/${checkedReference(tag)}`,
        headers: { 'content-type': held.mediaType },
        body: held.bytes,
        actions: 'pull,push',
        maxBytes: maxManifestBytes,
        signal,
      });
      if (answer.status < 200 || answer.status > 299) throw unexpected(endpoint, `the tag ${tag} for`, answer);
    },
  };
}
