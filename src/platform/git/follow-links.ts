import { SlipwayError } from '../../model/errors.ts';
import { normalTreePath, outsideError, shown } from '../files/tree-path.ts';
import type { Listing } from './listing.ts';

/** As many as Linux follows. */
const mostLinks = 40;

/**
 * Where a path of a commit leads, followed as a file system would: part by part, `..` from where a link has led.
 * Undefined when there is nothing; throws `PATH_OUTSIDE`, `FILE_INVALID` for a loop.
 */
export async function followLinks(
  listing: Listing,
  path: string,
  readLink: (path: string) => Promise<string>,
  label: string,
): Promise<string | undefined> {
  // The path as asked for is taken by its text; only links are followed physically.
  let ahead = normalTreePath(path, label).split('/').filter(Boolean);
  let here: string[] = [];
  let links = 0;
  while (ahead.length > 0) {
    const [part = '', ...rest] = ahead;
    ahead = rest;
    if (part === '' || part === '.') continue;
    if (part === '..') {
      if (here.pop() === undefined) throw outsideError(path, label);
      continue;
    }
    const next = [...here, part].join('/');
    const file = listing.byPath.get(next);
    if (file?.mode === '120000') {
      links += 1;
      if (links > mostLinks) throw new SlipwayError('FILE_INVALID', `${shown(path)} in ${label} is a loop of links`);
      const target = await readLink(next);
      if (target.startsWith('/')) throw outsideError(path, label);
      ahead = [...target.split('/'), ...ahead];
    } else if (file !== undefined || listing.isFolder(next)) {
      if (file !== undefined && ahead.some((one) => one !== '' && one !== '.')) return undefined;
      here = [...here, part];
    } else {
      return undefined;
    }
  }
  return here.join('/');
}
