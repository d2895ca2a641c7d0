import { posix } from 'node:path';
import picomatch from 'picomatch';
import { SlipwayError } from '../model/errors.ts';
import { nearest } from '../model/nearest.ts';
import { fileOf, isDescribed, objectOf } from '../model/root-id.ts';
import type { FileTree } from '../ports/files.ts';
import type { FindApplied } from '../render/applied-roots.ts';
import { createTreeReader } from '../render/tree-reader.ts';

export interface RootPatterns {
  /** Folder that they are relative to. */
  path: string;
  /** Where the configuration has them: `environments.staging.roots`. */
  key: string;
  patterns: readonly string[];
  /** Absent where nothing but the repository's own folders and files can be a root. */
  applied: FindApplied | undefined;
  /** A pattern may match nothing. */
  lenient?: boolean;
}

/**
 * Folders, files and operators' objects that globs match, in the order of the configuration. Throws `LAYOUT_INVALID` for one that matches
 * nothing, `CONFIG_INVALID` for an operator's object where there may be none.
 */
export async function expandRoots(
  tree: FileTree,
  { path, key, patterns, applied, lenient = false }: RootPatterns,
): Promise<readonly string[]> {
  const described = patterns.filter(isDescribed);
  const [first] = described;
  if (first !== undefined && applied === undefined) throw notOurs(key, first);
  const found = first === undefined ? undefined : await applied?.(createTreeReader(tree));
  const ids = [...(found?.roots.keys() ?? [])];
  const entries = await entriesOf(tree, path, patterns);
  return patterns.flatMap((pattern) => {
    const whole = posix.join(path, pattern).replace(/\/$/, '');
    const known = isDescribed(pattern) ? ids : entries;
    const matcher = picomatch(whole, { dot: isDescribed(pattern) });
    const matches = known.includes(whole) || whole === '.' ? [whole] : known.filter((one) => matcher(one));
    if (matches.length > 0 || lenient) return matches;
    throw new SlipwayError('LAYOUT_INVALID', `${key}: "${pattern}" matches nothing in ${tree.label}`, {
      hint: isDescribed(pattern)
        ? hintOf(whole, ids)
        : 'A root is a folder or file of the manifest repository, relative to its slipway.yaml.',
    });
  });
}

/** A glob is looked for below its fixed part alone: the rest of a large repository is somebody else's. */
async function entriesOf(tree: FileTree, path: string, patterns: readonly string[]): Promise<readonly string[]> {
  const plain = patterns.filter((pattern) => !isDescribed(pattern));
  if (plain.length === 0) return [];
  const bases = plain.map((pattern) => posix.join(path, picomatch.scan(pattern).base).replace(/\/$/, ''));
  const files = (await tree.list(bases.includes('.') ? undefined : bases)).map((entry) => entry.path);
  const folders = new Set(files.flatMap((file) => ancestors(file)));
  return [...new Set([...folders, ...files])].toSorted();
}

function ancestors(file: string): string[] {
  const folders: string[] = [];
  for (let folder = posix.dirname(file); folder !== '.'; folder = posix.dirname(folder)) folders.push(folder);
  return folders;
}

function hintOf(whole: string, ids: readonly string[]): string {
  const near = nearest(whole, ids);
  if (near !== undefined) return `Did you mean "${near}"?`;
  const beside = ids.filter((id) => fileOf(id) === fileOf(whole)).map(objectOf);
  if (beside.length > 0) return `${fileOf(whole)} has: ${beside.slice(0, 5).join(', ')}.`;
  return 'A root that an operator renders is FILE#Kind/NAMESPACE/NAME of an Application, a Kustomization or a HelmRelease.';
}

function notOurs(key: string, pattern: string): SlipwayError {
  const operator = objectOf(pattern).startsWith('Application') ? 'Argo CD' : 'Flux';
  return new SlipwayError(
    'CONFIG_INVALID',
    `${key}: "${pattern}" is rendered by ${operator}, and the built-in engine cannot apply it`,
    { hint: 'Name the folder, chart or file that holds the manifests, or leave the environment to its operator.' },
  );
}
