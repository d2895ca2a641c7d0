import { SlipwayError } from '../../model/errors.ts';
import { parseImageReference } from '../../model/image-reference.ts';

/** Where a repository is reached. */
export interface Endpoint {
  /** As people and Docker's configuration name it: `docker.io`, `ghcr.io`, `127.0.0.1:5000`. */
  registry: string;
  /** The repository's name in the API: `library/nginx`. */
  path: string;
  /** `https://registry-1.docker.io`, without a trailing slash. */
  base: string;
}

const dockerHubHosts: ReadonlySet<string> = new Set(['docker.io', 'index.docker.io', 'registry-1.docker.io']);

/** Finds the registry of a repository by Docker's rules. Throws `IMAGE_INVALID`. */
export function endpointOf(repository: string): Endpoint {
  const { domain, path, tag, digest } = parseImageReference(repository);
  if (tag !== undefined || digest !== undefined) {
    throw new SlipwayError('IMAGE_INVALID', `"${repository}" names an image, where a repository is wanted`);
  }
  if (dockerHubHosts.has(domain)) return { registry: 'docker.io', path, base: 'https://registry-1.docker.io' };
  return { registry: domain, path, base: `${isLoopback(domain) ? 'http' : 'https'}://${domain}` };
}

/** True for this machine itself, where Docker, BuildKit and go-containerregistry speak plain HTTP without being told to. */
export function isLoopback(host: string): boolean {
  const name = host.replace(/:\d+$/, '').toLowerCase();
  return name === 'localhost' || name === '[::1]' || /^127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/.test(name);
}

/** The host that a key of Docker's configuration means: `https://index.docker.io/v1/` is `docker.io`. */
export function normaliseServer(key: string): string {
  const bare = key.replace(/^https?:\/\//, '').replace(/\/(v[12]\/?)?$/, '');
  const host = bare.split('/', 1)[0] ?? '';
  return dockerHubHosts.has(host) ? `docker.io${bare.slice(host.length)}` : bare;
}
