import { posix } from 'node:path';
import { SlipwayError } from '../model/errors.ts';
import type { BuildContexts } from '../ports/build-contexts.ts';
import type { Files } from '../ports/files.ts';
import type { ImageSpec } from './image-spec.ts';

/** Where an image is built from; paths are absolute, links followed. */
export interface Layout {
  context: string;
  dockerfile: string;
  /** As the repository spells it, for messages. */
  dockerfilePath: string;
  dockerfileText: string;
  /** The file that says what is kept out of the context; undefined: nothing is. */
  ignoreFile: string | undefined;
  ignoreText: string;
}

const maxDockerfileBytes = 1024 * 1024;

/** Finds what an image is built from, inside of the repository alone. Throws `LAYOUT_INVALID`, `PATH_OUTSIDE`, `FILE_INVALID`. */
export async function findLayout(
  ports: { contexts: BuildContexts; files: Files },
  folder: string,
  { name, context: contextPath, dockerfile }: ImageSpec,
): Promise<Layout> {
  const { contexts, files } = ports;
  const context = await contexts.locate(folder, contextPath);
  if (context?.kind !== 'folder') {
    throw new SlipwayError(
      'LAYOUT_INVALID',
      `image ${name} has no folder ${JSON.stringify(contextPath)} to be built from`,
      {
        hint: `Check images.${name}.context in slipway.yaml; it is relative to the repository.`,
      },
    );
  }
  const dockerfilePath = posix.normalize(dockerfile ?? `${contextPath}/Dockerfile`);
  const found = await contexts.locate(folder, dockerfilePath);
  const bytes = found?.kind === 'file' ? await files.read(found.path) : undefined;
  if (found === undefined || bytes === undefined) {
    throw new SlipwayError('LAYOUT_INVALID', `image ${name} has no Dockerfile ${JSON.stringify(dockerfilePath)}`, {
      hint: `Check images.${name}.dockerfile in slipway.yaml; it is relative to the repository.`,
      location: { file: dockerfilePath },
    });
  }
  if (bytes.byteLength > maxDockerfileBytes) {
    throw new SlipwayError('FILE_INVALID', `the Dockerfile of image ${name} is larger than 1 MiB`, {
      location: { file: dockerfilePath },
    });
  }
  // BuildKit prefers the file beside the Dockerfile to the one in the context.
  const ignore =
    (await contexts.locate(folder, `${dockerfilePath}.dockerignore`)) ??
    (await contexts.locate(folder, `${contextPath}/.dockerignore`));
  const ignoreBytes = ignore?.kind === 'file' ? await files.read(ignore.path) : undefined;
  return {
    context: context.path,
    dockerfile: found.path,
    dockerfilePath,
    dockerfileText: decode(bytes),
    ignoreFile: ignoreBytes === undefined ? undefined : ignore?.path,
    ignoreText: ignoreBytes === undefined ? '' : decode(ignoreBytes),
  };
}

function decode(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}
