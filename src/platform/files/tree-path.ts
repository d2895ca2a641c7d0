import { SlipwayError } from '../../model/errors.ts';

/** A path below a tree's root in its one spelling; throws `PATH_OUTSIDE` when it leads out. The root itself is the empty string. */
export function normalTreePath(path: string, label: string): string {
  const parts: string[] = [];
  let outside = path.startsWith('/') || path.includes('\0');
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue;
    if (part !== '..') parts.push(part);
    else if (parts.pop() === undefined) outside = true;
  }
  if (outside) throw outsideError(path, label);
  return parts.join('/');
}

export function outsideError(path: string, label: string): SlipwayError {
  return new SlipwayError('PATH_OUTSIDE', `${shown(path)} leads out of ${label}`);
}

/** Whether a path is git's own folder or in it; such paths are in no tree. */
export function isGitInternal(path: string): boolean {
  return path.split('/').some((part) => part.toLowerCase() === '.git');
}

/** A path in a message stays on one line, whatever is in it. */
export function shown(path: string): string {
  return /[\p{Cc}\p{Cf}"]/u.test(path) ? JSON.stringify(path) : path;
}

/** Whether a path is one of the prefixes or below one; no prefixes: everything. */
export function createPrefixFilter(prefixes: readonly string[] | undefined, label: string): (path: string) => boolean {
  if (prefixes === undefined) return () => true;
  const normal = prefixes.map((prefix) => normalTreePath(prefix, label));
  if (normal.includes('')) return () => true;
  const exact = new Set(normal);
  return (path) => {
    if (exact.has(path)) return true;
    for (let slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
      if (exact.has(path.slice(0, slash))) return true;
    }
    return false;
  };
}

/** Order of paths, the same in every kind of tree. */
export function byPath(one: { path: string }, other: { path: string }): number {
  if (one.path === other.path) return 0;
  return one.path < other.path ? -1 : 1;
}
