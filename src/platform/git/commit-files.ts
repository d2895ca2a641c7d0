import { createHash } from 'node:crypto';
import { SlipwayError } from '../../model/errors.ts';
import type { SourceTree } from '../files/source-tree.ts';
import { isGitInternal, normalTreePath, outsideError, shown } from '../files/tree-path.ts';
import type { NewCommit } from './fast-import.ts';
import type { Listing } from './listing.ts';

export type ChangedFile = NewCommit['files'][number] & { object: string };

/**
 * The files of a change that differ from the head, with the modes they have there; a link leads to the file that is written.
 * Throws `PATH_OUTSIDE`, or `FILE_INVALID` where a file would take the place of a folder or lie in a submodule.
 */
export async function changedFiles(
  files: ReadonlyMap<string, Uint8Array>,
  listing: Listing,
  tree: SourceTree,
): Promise<readonly ChangedFile[]> {
  const changed = new Map<string, ChangedFile>();
  for (const [path, bytes] of files) {
    const normal = normalTreePath(path, tree.label);
    if (normal === '' || isGitInternal(normal)) throw outsideError(path, tree.label);
    const target = await targetOf(normal, listing, tree);
    const existing = listing.byPath.get(target);
    const length = existing?.object.length ?? listing.files[0]?.object.length ?? 40;
    const object = objectName(bytes, length);
    if (existing?.object === object) continue;
    changed.set(target, { path: target, mode: existing?.mode === '100755' ? '100755' : '100644', bytes, object });
  }
  return [...changed.values()];
}

async function targetOf(path: string, listing: Listing, tree: SourceTree): Promise<string> {
  const reached = await tree.resolve(path);
  const target = reached ?? path;
  if (reached === undefined) checkNew(path, listing, tree.label);
  if (listing.isFolder(target)) throw invalid(path, tree.label, 'is a folder');
  if (listing.byPath.get(target)?.mode === '160000') throw invalid(path, tree.label, 'is a submodule');
  return target;
}

/** A new file needs a place: nothing above it may be a file, a link or a submodule. */
function checkNew(path: string, listing: Listing, label: string): void {
  if (path.includes('\uFFFD') || path.includes('\0')) throw invalid(path, label, 'has no valid name');
  const parts = path.split('/');
  for (let length = 1; length <= parts.length; length++) {
    const above = listing.byPath.get(parts.slice(0, length).join('/'));
    if (above === undefined) continue;
    if (above.mode === '160000') throw invalid(path, label, `lies in the submodule ${shown(above.path)}`);
    throw invalid(path, label, `cannot be written, because of ${shown(above.path)}`);
  }
}

function invalid(path: string, label: string, why: string): SlipwayError {
  return new SlipwayError('FILE_INVALID', `${shown(path)} in ${label} ${why}`, { location: { file: path } });
}

/** The name that git gives to a blob; its length tells SHA-1 from SHA-256 repositories. */
function objectName(bytes: Uint8Array, length: number): string {
  const hash = createHash(length === 64 ? 'sha256' : 'sha1');
  return hash.update(`blob ${bytes.length}\0`).update(bytes).digest('hex');
}
