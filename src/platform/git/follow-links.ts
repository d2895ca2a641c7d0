import { SlipwayError } from '../../model/errors.ts';
import { normalTreePath, outsideError, shown } from '../files/tree-path.ts';
import type { CommitObjects, ListedFile } from './commit-objects.ts';

/** As many as Linux follows. */
const mostLinks = 40;

/**
 * Where a path of a commit leads, followed as a file system would: part by part, `..` from where a link has led.
 * Undefined when there is nothing; throws `PATH_OUTSIDE`, `FILE_INVALID` for a loop.
 */
export async function followLinks(objects: CommitObjects, path: string, label: string): Promise<string | undefined> {
  // The path as asked for is taken by its text; only links are followed physically.
  let ahead = normalTreePath(path, label).split('/');
  const here: string[] = [];
  let links = 0;
  for (;;) {
    const [part, ...rest] = ahead;
    if (part === undefined) return here.join('/');
    ahead = rest;
    if (part === '' || part === '.') continue;
    if (part === '..') {
      if (here.pop() === undefined) throw outsideError(path, label);
      continue;
    }
    const next = [...here, part].join('/');
    const item = await objects.at(next);
    if (item === undefined) return undefined;
    if (item.mode === '120000') {
      links += 1;
      if (links > mostLinks) throw new SlipwayError('FILE_INVALID', `${shown(path)} in ${label} is a loop of links`);
      const target = await linkText(objects, { path: next, mode: item.mode, object: item.object });
      if (target.startsWith('/')) throw outsideError(path, label);
      ahead = [...target.split('/'), ...ahead];
    } else if (item.mode === '40000' || ahead.every((one) => one === '' || one === '.')) {
      here.push(part);
    } else {
      return undefined;
    }
  }
}

export async function linkText(objects: CommitObjects, link: ListedFile): Promise<string> {
  return (await objects.blob(link)).toString('utf8');
}

/** A path as it was asked for, and where that is in the commit: folders that are links are followed, a link at its end is not. */
export async function realPlace(
  objects: CommitObjects,
  path: string,
  label: string,
): Promise<{ asked: string; real: string }> {
  const asked = normalTreePath(path, label);
  const slash = asked.lastIndexOf('/');
  const above = slash < 0 ? undefined : await followLinks(objects, asked.slice(0, slash), label);
  return { asked, real: above === undefined ? asked : `${above === '' ? '' : `${above}/`}${asked.slice(slash + 1)}` };
}
