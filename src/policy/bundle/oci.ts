import { posix } from 'node:path';
import { SlipwayError } from '../../model/errors.ts';
import { splitReference } from '../../model/image-reference.ts';
import type { ArtifactLayer, Registry } from '../../ports/registry.ts';
import { hasPolicy, type NamedFile, type PolicyFiles, readBundle, sortPolicyFiles } from './policy-files.ts';
import { isArchive } from './tar.ts';

const scheme = 'oci://';
const maxBytes = 64 * 1024 * 1024;

/** Whether what is named as a policy is in a registry. */
export function isRemotePolicy(path: string): boolean {
  return path.startsWith(scheme);
}

/**
 * Fetches policies from a registry: a bundle as the only layer (`opa`, `oras push` of a bundle), or files as layers (`conftest push`, `oras
 * push`). Their digest pins them. Throws `POLICY_UNPINNED` with the digest of a tag, `POLICY_NEEDS_TRUST` in an untrusted run, which has no
 * network, `POLICY_BUNDLE` for what holds no policy, and what the registry client throws.
 */
export async function fetchPolicies(
  path: string,
  { registry, untrusted }: { registry: Registry; untrusted: boolean },
  signal?: AbortSignal,
): Promise<readonly PolicyFiles[]> {
  const { name, tag, digest } = splitReference(path.slice(scheme.length));
  if (untrusted) throw new SlipwayError('POLICY_NEEDS_TRUST', `${path} is not fetched in an untrusted run`);
  if (digest === undefined) throw await unpinned(registry, name, tag ?? 'latest', signal);
  const artifact = await registry.artifact(name, digest, { maxBytes }, signal);
  if (artifact === undefined) throw new SlipwayError('POLICY_BUNDLE', `the registry holds no ${path}`);
  return readLayers(path, artifact.layers);
}

async function unpinned(
  registry: Registry,
  name: string,
  tag: string,
  signal: AbortSignal | undefined,
): Promise<SlipwayError> {
  const digest = await registry.digest(name, tag, signal);
  const message = `${scheme}${name}:${tag} is not pinned by a digest`;
  if (digest === undefined) return new SlipwayError('POLICY_BUNDLE', `the registry holds no ${scheme}${name}:${tag}`);
  return new SlipwayError('POLICY_UNPINNED', message, { hint: `It is ${digest} now: ${scheme}${name}@${digest}` });
}

function readLayers(path: string, layers: readonly ArtifactLayer[]): readonly PolicyFiles[] {
  const bundles = layers.filter(({ bytes }) => isArchive(bytes)).map(({ bytes }) => readBundle(path, bytes));
  const single = layers.filter(({ bytes }) => !isArchive(bytes)).map((layer, index) => fileOf(path, layer, index));
  const twice = single.find(({ path: one }, index) => single.slice(0, index).some((other) => other.path === one));
  if (twice !== undefined) throw new SlipwayError('POLICY_BUNDLE', `there are two layers ${twice.path}`);
  const files = sortPolicyFiles(single);
  if (bundles.length === 0 && !hasPolicy(files)) {
    const types = layers.map(({ mediaType }) => JSON.stringify(mediaType)).join(', ');
    throw new SlipwayError('POLICY_BUNDLE', `there is no policy in ${path}; its layers are ${types || 'none'}`);
  }
  return hasPolicy(files) || files.data.length > 0 ? [files, ...bundles] : bundles;
}

/** What a layer is decides its type where that is known, else its title. */
function fileOf(path: string, { mediaType, title = '', bytes }: ArtifactLayer, index: number): NamedFile {
  const name = title
    .split('/')
    .filter((part) => part !== '' && part !== '.' && part !== '..')
    .join('/');
  const isData = mediaType.startsWith('application/vnd.cncf.openpolicyagent.data.layer');
  const isRego = mediaType.startsWith('application/vnd.cncf.openpolicyagent.policy.layer');
  // conftest's data comes at the top, whatever its file is called.
  if (isData) return { path: `${path}/${name || 'data.json'}`, name: 'data.json', bytes };
  const known = posix.extname(name) === '' && isRego ? `${name || `layer-${index}`}.rego` : name;
  return { path: `${path}/${known}`, name: known, bytes };
}
