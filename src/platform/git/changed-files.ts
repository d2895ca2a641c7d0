import { createHash } from 'node:crypto';
import { SlipwayError } from '../../model/errors.ts';
import type { SourceTree } from '../files/source-tree.ts';
import { isGitInternal, normalTreePath, outsideError, shown } from '../files/tree-path.ts';
import type { CommitObjects } from './commit-objects.ts';
import type { NewCommit } from './fast-import.ts';

/**
 * The files of a change that differ from the head, with the modes they have there; a link leads to the file that is written.
 * Throws `PATH_OUTSIDE`, or `FILE_INVALID` where a file would take the place of a folder or lie in a submodule.
 */
export async function changedFiles(
  files: ReadonlyMap<string, Uint8Array>,
  objects: CommitObjects,
  tree: SourceTree,
): Promise<NewCommit['files']> {
  const nameLength = (await objects.at(''))?.object.length ?? 40;
  const changed = new Map<string, NewCommit['files'][number]>();
  for (const [path, bytes] of files) {
    const normal = normalTreePath(path, tree.label);
    if (normal === '' || isGitInternal(normal)) throw outsideError(path, tree.label);
    const target = (await tree.resolve(normal)) ?? (await newFile(normal, objects, tree.label));
    const existing = await objects.at(target);
    if (existing?.mode === '40000') throw invalid(path, tree.label, 'is a folder');
    if (existing?.mode === '160000') throw invalid(path, tree.label, 'is a submodule');
    if (existing?.object === blobName(bytes, nameLength)) continue;
    changed.set(target, { path: target, mode: existing?.mode === '100755' ? '100755' : '100644', bytes });
  }
  return [...changed.values()];
}

/** A new file needs a place: nothing above it may be a file, a link or a submodule. */
async function newFile(path: string, objects: CommitObjects, label: string): Promise<string> {
  if (path.includes('\uFFFD') || !path.isWellFormed()) throw invalid(path, label, 'has no valid name');
  const parts = path.split('/');
  for (let length = 1; length <= parts.length; length++) {
    const above = parts.slice(0, length).join('/');
    const item = await objects.at(above);
    if (item === undefined) break;
    if (item.mode === '160000') throw invalid(path, label, `lies in the submodule ${shown(above)}`);
    if (item.mode !== '40000') throw invalid(path, label, `cannot be written, because of ${shown(above)}`);
  }
  return path;
}

function invalid(path: string, label: string, why: string): SlipwayError {
  return new SlipwayError('FILE_INVALID', `${shown(path)} in ${label} ${why}`, { location: { file: path } });
}

/** The name that git gives to a blob; its length tells SHA-1 from SHA-256 repositories. */
function blobName(bytes: Uint8Array, length: number): string {
  const hash = createHash(length === 64 ? 'sha256' : 'sha1');
  return hash.update(`blob ${bytes.length}\0`).update(bytes).digest('hex');
}
