import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import { SlipwayError } from '../../model/errors.ts';
import { errnoOf, isMissing } from './inside.ts';
import { largestFile, tooLarge } from './source-tree.ts';
import { shown } from './tree-path.ts';

/**
 * Reads a regular file of at most 16 MiB; undefined when there is none, or a folder in its place.
 * Throws `FILE_INVALID`; `path` and `label` are for the message.
 */
export async function readBounded(file: string, path: string, label: string): Promise<Uint8Array | undefined> {
  // Without O_NONBLOCK opening a named pipe waits for a writer for ever.
  const handle = await open(file, constants.O_RDONLY | constants.O_NONBLOCK).catch((error: unknown) => {
    if (isMissing(error)) return undefined;
    throw unreadable(path, label, error);
  });
  if (handle === undefined) return undefined;
  try {
    const stat = await handle.stat();
    if (stat.isDirectory()) return undefined;
    if (!stat.isFile()) throw unreadable(path, label, 'it is no regular file');
    if (stat.size > largestFile) throw tooLarge(path, label, stat.size);
    const bytes = await handle.readFile();
    if (bytes.length > largestFile) throw tooLarge(path, label, bytes.length);
    return bytes;
  } finally {
    await handle.close();
  }
}

export function unreadable(path: string, label: string, reason: unknown): SlipwayError {
  const why = typeof reason === 'string' ? reason : (errnoOf(reason) ?? String(reason));
  return new SlipwayError('FILE_INVALID', `${shown(path)} in ${label} cannot be read: ${why}`, {
    location: { file: path },
    cause: reason,
  });
}
