import { createHash } from 'node:crypto';
import { splitReference } from '../model/image-reference.ts';
import type { BuildContexts } from '../ports/build-contexts.ts';
import type { Logger } from '../ports/logger.ts';
import type { Registry } from '../ports/registry.ts';
import { imagesOf } from './dockerfile.ts';
import { parseDockerIgnore } from './dockerignore.ts';
import type { ImageSpec } from './image-spec.ts';
import type { Layout } from './layout.ts';

/** The label that an image carries its inputs in, so that a later build can find it unchanged. */
export const inputsLabel = 'dev.slipway.inputs';

export interface InputsPorts {
  contexts: BuildContexts;
  registry: Registry;
  log: Logger;
}

/** Changes with every commit or build, and nobody means it to be in an image. */
const notInputs: ReadonlySet<string> = new Set(['.git', 'slipway-release.json']);

/**
 * `sha256:…` over all that an image is made from: Dockerfile, files of the context as .dockerignore leaves them, target, arguments,
 * platforms, ids of secrets, and the digests that base images have now. What changes with every commit by itself, like `.git`, does not count.
 */
export async function inputsOf(
  { contexts, registry, log }: InputsPorts,
  spec: ImageSpec,
  layout: Layout,
  defaultPlatform: string,
  signal?: AbortSignal,
): Promise<string> {
  const ignore = parseDockerIgnore(layout.ignoreText);
  const fingerprints = await contexts.fingerprints(layout.context, {
    skip: (path, kind) => notInputs.has(path) || (ignore.ignores(path) && (kind === 'file' || !ignore.readmits)),
    ...(signal === undefined ? {} : { signal }),
  });
  const bases = await Promise.all(
    imagesOf(layout.dockerfileText, spec.args ?? {}).map(async (image) => [image, await baseDigest(image)]),
  );

  async function baseDigest(image: string): Promise<string> {
    const { name, tag = 'latest', digest } = splitReference(image);
    if (digest !== undefined) return digest;
    try {
      return (await registry.digest(name, tag, signal)) ?? '';
    } catch (error) {
      signal?.throwIfAborted();
      // The builder may know mirrors and images that we do not; what it cannot get either, it will tell.
      log.debug(
        `base image ${image} counts by its name alone: ${error instanceof Error ? error.message : String(error)}`,
      );
      return '';
    }
  }

  const canonical = JSON.stringify([
    'slipway-inputs/v1',
    createHash('sha256').update(layout.dockerfileText).digest('hex'),
    spec.target ?? '',
    sorted(Object.entries(spec.args ?? {})),
    [...(spec.platforms ?? [defaultPlatform])].sort(),
    Object.keys(spec.secrets ?? {}).sort(),
    bases,
    sorted([...fingerprints]),
  ]);
  return `sha256:${createHash('sha256').update(canonical).digest('hex')}`;
}

/** The tag under which the registry remembers an image by its inputs. */
export function inputsTag(inputs: string): string {
  return `inputs-${inputs.slice('sha256:'.length, 'sha256:'.length + 16)}`;
}

function sorted(entries: readonly (readonly [string, string])[]): readonly (readonly [string, string])[] {
  return [...entries].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
}
