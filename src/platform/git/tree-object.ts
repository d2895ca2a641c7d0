import type { FileEntry } from '../../ports/files.ts';

/** A name in a folder of a commit. */
export interface TreeItem {
  name: string;
  /** `40000` is a folder. */
  mode: FileEntry['mode'] | '40000';
  object: string;
}

/** Reads a tree object: `MODE NAME<nul>` and the raw object name, over and over. Names that git would never check out are left out. */
export function parseTreeObject(bytes: Buffer, nameLength: number): ReadonlyMap<string, TreeItem> {
  const items = new Map<string, TreeItem>();
  let at = 0;
  while (at < bytes.length) {
    const space = bytes.indexOf(0x20, at);
    const nul = bytes.indexOf(0, space);
    if (space < 0 || nul < 0) break;
    const end = nul + 1 + nameLength / 2;
    const mode = knownMode(bytes.toString('latin1', at, space));
    const name = bytes.toString('utf8', space + 1, nul);
    const object = bytes.toString('hex', nul + 1, end);
    if (mode !== undefined && isCheckoutPath(name)) items.set(name, { name, mode, object });
    at = end;
  }
  return items;
}

/** Old repositories have modes such as 100664, which git reads as 100644. */
export function knownMode(mode: string): TreeItem['mode'] | undefined {
  switch (mode) {
    case '40000':
    case '100644':
    case '100755':
    case '120000':
    case '160000':
      return mode;
    default:
      return mode.startsWith('100') ? '100644' : undefined;
  }
}

export function isCheckoutPath(path: string): boolean {
  return !/(?:^|\/)(?:\.{0,2}|\.git)(?:\/|$)/iu.test(path);
}
