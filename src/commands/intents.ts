import { parseRelease } from '../build/parse-release.ts';
import { SlipwayError } from '../model/errors.ts';
import { parseImageArgument } from '../model/image-argument.ts';
import type { ImageIntent } from '../model/plan.ts';
import { parseSetArgument, type SetIntent } from '../model/set-argument.ts';
import { parseSetImageArgument, type SetImageIntent } from '../model/set-image-argument.ts';
import type { Release } from '../model/release.ts';
import type { Files } from '../ports/files.ts';
import type { CommandContext } from './command.ts';

/** What to set: images as typed, or those of a release; and values at explicit places. */
export interface Intents {
  images: readonly ImageIntent[];
  release: Release | undefined;
  sets: readonly SetIntent[];
  setImages: readonly SetImageIntent[];
}

/** Reads --image, --release-file, --set and --set-image. Throws `OPTION_INVALID` when there is neither, `IMAGE_INVALID`, `RELEASE_INVALID`, `FILE_INVALID`. */
export async function readIntents({ platform, values }: CommandContext): Promise<Intents> {
  const typed = values.list('image').map(parseImageArgument);
  const file = values.text('release-file');
  const release = file === undefined ? undefined : await readRelease(file, platform.files);
  const images = [...typed, ...(release === undefined ? [] : intentsOf(release))];
  const sets = values.list('set').map(parseSetArgument);
  const setImages = values.list('set-image').map(parseSetImageArgument);
  if (images.length + sets.length + setImages.length === 0) {
    throw new SlipwayError('OPTION_INVALID', 'there is no image to set', {
      hint: 'Name one with --image NAME:TAG, or give --release-file.',
    });
  }
  return { images, release, sets, setImages };
}

export function intentsOf(release: Release): readonly ImageIntent[] {
  return release.images.map(({ repository, tag, digest }) => ({ repository, tag, digest }));
}

async function readRelease(file: string, files: Files): Promise<Release> {
  const bytes = await files.read(file);
  if (bytes === undefined) throw new SlipwayError('FILE_INVALID', `there is no release file ${file}`);
  return parseRelease(new TextDecoder().decode(bytes), file);
}
