import type { ListedFile } from './commit-objects.ts';

const firstWindow = 64;
const largestWindow = 4096;
const manifest = /(?:\.(?:ya?ml|json|tpl)|(?:^|\/)Kustomization)$/u;

/** Says which blobs to fetch with those that are asked for. */
export interface ReadAhead {
  /** The wanted files, and the manifests that were listed after the first of them. */
  extend(wanted: readonly ListedFile[], listed: readonly ListedFile[]): readonly ListedFile[];
}

/**
 * Reads ahead as a file system does: a reader that takes one file after the other gets ever more of those that follow in its listing, so
 * that a scan of 20,000 files takes a dozen requests, and one that wants three files does not pay for more than a few dozen.
 */
export function createReadAhead(): ReadAhead {
  let window = firstWindow;
  return {
    extend(wanted, listed) {
      const first = wanted[0];
      const start = first === undefined ? -1 : listed.findIndex((file) => file.path === first.path);
      if (start < 0) return wanted;
      const ahead: ListedFile[] = [];
      for (let index = start + 1; index < listed.length && ahead.length < window; index++) {
        const file = listed[index];
        if (file !== undefined && file.mode !== '160000' && manifest.test(file.path)) ahead.push(file);
      }
      window = Math.min(window * 2, largestWindow);
      return [...wanted, ...ahead];
    },
  };
}
