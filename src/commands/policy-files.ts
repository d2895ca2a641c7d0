import { posix } from 'node:path';
import { SlipwayError } from '../model/errors.ts';
import { type DataFile, isDataFile } from '../policy/data-files.ts';
import type { FileTree } from '../ports/files.ts';
import type { PolicySource } from '../ports/policy-engine.ts';

/** Where policies are read from: the tree whose rules decide, and what the command line adds. */
export interface PolicyPlace {
  tree: FileTree;
  paths: readonly string[];
}

export interface PolicyFiles {
  sources: readonly PolicySource[];
  data: readonly DataFile[];
}

/** Reads the policies of a place, tests too, and the data files beside them. Throws `LAYOUT_INVALID` for a path without a policy. */
export async function readPolicyFiles({ tree, paths }: PolicyPlace): Promise<PolicyFiles> {
  const sources = new Map<string, PolicySource>();
  const data = new Map<string, DataFile>();
  for (const path of paths) {
    const top = path.replace(/\/$/, '');
    const files = (await tree.list(top === '.' ? undefined : [top])).map((entry) => entry.path);
    if (!files.some((file) => file.endsWith('.rego'))) {
      throw new SlipwayError('LAYOUT_INVALID', `there is no policy in ${path}`, {
        hint: 'Policies are .rego files; name their folder, or the file.',
      });
    }
    for (const file of files) {
      if (!file.endsWith('.rego') && !isDataFile(file)) continue;
      const text = new TextDecoder().decode(await tree.read(file));
      if (file.endsWith('.rego')) sources.set(file, { path: file, text });
      else data.set(file, { path: file, folder: posix.dirname(posix.relative(top, file)), text });
    }
  }
  return { sources: [...sources.values()], data: [...data.values()] };
}
