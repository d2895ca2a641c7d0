import { SlipwayError } from '../model/errors.ts';
import type { ReleaseImage } from '../model/release.ts';
import type { BuildContexts } from '../ports/build-contexts.ts';
import type { Clock } from '../ports/clock.ts';
import type { Registry, RegistryImage, RegistryRefusal } from '../ports/registry.ts';
import type { Engine, EnginePorts } from './engine.ts';
import { checkSpec, type ImageSpec, tagsOf } from './image-spec.ts';
import { inputsLabel, inputsOf, inputsTag } from './inputs.ts';
import { findLayout } from './layout.ts';
import { secretsOf } from './secrets.ts';

export interface BuildPorts extends EnginePorts {
  contexts: BuildContexts;
  registry: Registry;
  clock: Clock;
}

/** What all images of a release have in common. */
export interface BuildSource {
  /** Absolute path of the source repository. */
  folder: string;
  /** URL of the source repository, for the label. */
  source: string;
  /** Full SHA of the commit. */
  revision: string;
  /** Date of the commit, milliseconds since 1970. */
  created: number;
  /** Reads an environment variable that holds a build secret. */
  variable: (name: string) => string | undefined;
  /** Build also what is unchanged. */
  rebuild: boolean;
  timeoutMs: number;
  signal: AbortSignal;
}

/** How often, and with what pause, the tag is read back: some registries show a push only after a moment. */
const readBack = { tries: 3, pauseMs: 1000 };

/**
 * Builds one image, or finds that the registry holds one of the same inputs and tags that. Either way the digest returned is what the
 * registry serves under the tag. Throws what `Engine.build` and the registry throw, and `REGISTRY_DIGEST`.
 */
export async function buildImage(
  ports: BuildPorts,
  engine: Engine,
  spec: ImageSpec,
  source: BuildSource,
  say: (line: string) => void,
): Promise<ReleaseImage> {
  const { registry, log } = ports;
  const { name, repository } = spec;
  const { signal } = source;
  checkSpec(spec);
  const [tag, ...furtherTags] = tagsOf(spec, source.revision);
  const layout = await findLayout(ports, source.folder, spec);
  const secrets = secretsOf(spec, source.variable);
  const inputs = await inputsOf(ports, spec, layout, engine.platform, signal);

  const known = source.rebuild ? undefined : await findUnchanged(ports, spec, tag, inputs, signal);
  if (known !== undefined) {
    say(
      `unchanged since ${known.image.labels['org.opencontainers.image.revision'] ?? 'an earlier build'}: ${known.image.digest}`,
    );
    if (known.tag !== tag) await registry.tag(repository, known.image.digest, tag, signal);
  }
  const digest =
    known?.image.digest ??
    (await engine.build({
      spec,
      layout,
      reference: `${repository}:${tag}`,
      labels: {
        ...(source.source === '' ? {} : { 'org.opencontainers.image.source': source.source }),
        'org.opencontainers.image.revision': source.revision,
        'org.opencontainers.image.created': new Date(source.created).toISOString(),
        [inputsLabel]: inputs,
      },
      epoch: Math.floor(source.created / 1000),
      secrets,
      onLine: say,
      timeoutMs: source.timeoutMs,
      signal,
    }));

  const image = await confirm(ports, repository, tag, digest, signal);
  checkPlatforms(spec, image);
  for (const further of furtherTags) await registry.tag(repository, digest, further, signal);
  if (known === undefined) {
    try {
      await registry.tag(repository, digest, inputsTag(inputs), signal);
    } catch (error) {
      signal.throwIfAborted();
      log.warning(
        `image ${name} cannot be found again by its inputs, so the next build makes it anew: ${messageOf(error)}`,
      );
    }
  }
  const { mediaType, platforms, size } = image;
  return { name, repository, tag, digest, mediaType, platforms, size, inputs, built: known === undefined };
}

/** An image of the same inputs under the tag itself (this commit was built before) or under the tag of the inputs. */
async function findUnchanged(
  { registry, log }: BuildPorts,
  { name, repository }: ImageSpec,
  tag: string,
  inputs: string,
  signal: AbortSignal,
): Promise<{ tag: string; image: RegistryImage } | undefined> {
  for (const candidate of [tag, inputsTag(inputs)]) {
    try {
      const image = await registry.inspect(repository, candidate, signal);
      // The tag is short and anybody who may push can set it; the label inside the image is what counts.
      if (image?.labels[inputsLabel] === inputs) return { tag: candidate, image };
    } catch (error) {
      signal.throwIfAborted();
      if (!mayBeAbsent(error)) throw error;
      log.info(`image ${name}: ${messageOf(error)}; it counts as not pushed yet`);
      return undefined;
    }
  }
  return undefined;
}

/** Many registries answer like this to a repository that the first push will create. */
function mayBeAbsent(error: unknown): boolean {
  return (
    error instanceof SlipwayError &&
    error.code === 'REGISTRY_AUTH' &&
    (error.cause as RegistryRefusal | undefined)?.refused === 'access'
  );
}

async function confirm(
  { registry, clock }: BuildPorts,
  repository: string,
  tag: string,
  digest: string,
  signal: AbortSignal,
): Promise<RegistryImage> {
  for (let round = 1; ; round++) {
    const image = await registry.inspect(repository, tag, signal);
    if (image?.digest === digest) return image;
    if (round >= readBack.tries) {
      throw new SlipwayError(
        'REGISTRY_DIGEST',
        `${repository}:${tag} should be ${digest}, but the registry serves ${image?.digest ?? 'nothing'}`,
      );
    }
    await clock.sleep(readBack.pauseMs, signal);
  }
}

/** Builders can end well with an image of another platform, for instance from a cache. */
function checkPlatforms({ name, platforms = [] }: ImageSpec, image: RegistryImage): void {
  const plain = (platform: string): string => platform.replace(/^(linux\/arm64)\/v8$|^(linux\/amd64)\/v1$/, '$1$2');
  const made = new Set(image.platforms.map(plain));
  const missing = platforms.filter((platform) => !made.has(plain(platform)));
  if (missing.length === 0) return;
  throw new SlipwayError(
    'BUILD_FAILED',
    `image ${name} is not there for ${missing.join(', ')}: the builder made ${image.platforms.join(', ') || 'no platform'}`,
    { hint: 'Clear the builder’s cache, or check the platforms of the base images.' },
  );
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
