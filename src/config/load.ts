import { SlipwayError } from '../model/errors.ts';
import type { FileTree } from '../ports/files.ts';
import { parseConfig } from './parse.ts';
import type { Config } from './schema.ts';

/** Reads the configuration of a tree, or undefined when it has none. Throws as parseConfig does, and `FILE_INVALID` for bytes that are not UTF-8. */
export async function loadConfig(tree: FileTree, path = 'slipway.yaml'): Promise<Config | undefined> {
  const bytes = await tree.read(path);
  if (bytes === undefined) return undefined;
  return parseConfig(decode(bytes, path), path);
}

function decode(bytes: Uint8Array, path: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    throw new SlipwayError('FILE_INVALID', `${path} is not UTF-8`, { location: { file: path }, cause: error });
  }
}
