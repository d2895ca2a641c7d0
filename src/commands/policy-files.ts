import { posix } from 'node:path';
import { SlipwayError } from '../model/errors.ts';
import { fetchPolicies, isRemotePolicy } from '../policy/bundle/oci.ts';
import {
  hasPolicy,
  isBundle,
  mayBePolicy,
  type NamedFile,
  type PolicyFiles,
  readBundle,
  sortPolicyFiles,
} from '../policy/bundle/policy-files.ts';
import type { FileTree } from '../ports/files.ts';
import type { Platform } from '../ports/platform.ts';

/** Where policies are read from: the tree whose rules decide, and what the command line adds. */
export interface PolicyPlace {
  tree: FileTree;
  /** Folders and files of the tree, and `oci://…`. */
  paths: readonly string[];
  /** Folders and files with CustomResourceDefinitions. */
  crds?: readonly string[];
  /** Where waivers are read from, where that is another tree. */
  waivers?: FileTree;
}

/** What a configuration names, relative to its folder, as its tree spells it. */
export function configuredPolicies(paths: readonly string[], folder: string): readonly string[] {
  return paths.map((path) => (isRemotePolicy(path) ? path : posix.join(folder, path)));
}

/** Those of some paths that a tree has. */
export async function policiesIn(tree: FileTree, paths: readonly string[]): Promise<readonly string[]> {
  const found = await Promise.all(
    paths.map(async (path) => {
      if (isRemotePolicy(path)) return [];
      return (await tree.list(path === '.' ? undefined : [path])).length === 0 ? [] : [path];
    }),
  );
  return found.flat();
}

/**
 * Reads the policies of a place, tests too, and the data files beside them: all folders and files together, and each bundle by itself. Throws
 * `LAYOUT_INVALID` for a path without a policy, and what readBundle and fetchPolicies throw.
 */
export async function readPolicyFiles(
  { tree, paths }: PolicyPlace,
  { registry, host, signal }: Pick<Platform, 'registry' | 'host' | 'signal'>,
): Promise<readonly PolicyFiles[]> {
  const files = new Map<string, NamedFile>();
  const others: PolicyFiles[] = [];
  for (const path of paths) {
    if (isRemotePolicy(path)) {
      others.push(...(await fetchPolicies(path, { registry, untrusted: host.context.untrusted }, signal)));
      continue;
    }
    const found = await readFolder(tree, path.replace(/\/$/, ''));
    const bundles = found.filter(({ path: file }) => isBundle(file)).map((file) => readBundle(file.path, file.bytes));
    if (bundles.length === 0 && !hasPolicy(sortPolicyFiles(found))) {
      throw new SlipwayError('LAYOUT_INVALID', `there is no policy in ${path}`, {
        hint: 'Policies are .rego and .wasm files, bundles, and Gatekeeper’s templates; name their folder, or the file.',
      });
    }
    others.push(...bundles);
    for (const file of found) if (!isBundle(file.path)) files.set(file.path, file);
  }
  const own = sortPolicyFiles([...files.values()]);
  return hasPolicy(own) ? [own, ...others] : others;
}

async function readFolder(tree: FileTree, top: string): Promise<readonly NamedFile[]> {
  const entries = await tree.list(top === '.' ? undefined : [top]);
  const files: NamedFile[] = [];
  for (const { path } of entries.filter((entry) => mayBePolicy(entry.path))) {
    const bytes = await tree.read(path);
    if (bytes !== undefined) files.push({ path, name: posix.relative(top, path) || posix.basename(path), bytes });
  }
  return files;
}
