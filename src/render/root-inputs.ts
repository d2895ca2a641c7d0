import type { Root } from '../model/rendered-root.ts';
import type { FindApplied } from './applied-roots.ts';
import { chartEntries } from './charts/chart-inputs.ts';
import type { ReadClosure } from './kustomize/closure.ts';
import { kustomizationNames } from './kustomize/kustomization-file.ts';
import { plainFiles } from './plain-files.ts';
import type { TreeReader } from './tree-reader.ts';

/**
 * Every file of the tree that a root's objects are made of, where links lead among them, and the paths at which one is looked for.
 * Undefined when that cannot be told.
 */
export async function rootInputs(
  reader: TreeReader,
  closures: ReadClosure,
  root: Root,
  applied?: FindApplied,
): Promise<ReadonlySet<string> | undefined> {
  const inputs = await namedInputs(reader, closures, root, applied);
  return inputs === undefined ? undefined : await withLinked(reader, inputs);
}

async function withLinked(reader: TreeReader, inputs: ReadonlySet<string>): Promise<ReadonlySet<string> | undefined> {
  const all = new Set(inputs);
  for (const input of inputs) {
    const [path = ''] = input.split('\0');
    if (!(await reader.passesLink(path))) continue;
    const target = await reader.tree.resolve(path).catch(() => undefined);
    // What is in a folder behind a link is not listed at its path.
    if (target === undefined || (await reader.bytes(path).catch(() => undefined)) === undefined) return undefined;
    all.add(target);
  }
  return all;
}

async function namedInputs(
  reader: TreeReader,
  closures: ReadClosure,
  root: Root,
  applied?: FindApplied,
): Promise<ReadonlySet<string> | undefined> {
  switch (root.engine) {
    case 'kustomize': {
      const closure = await closures(root.id).catch(() => undefined);
      if (closure === undefined || closure.isOpen) return undefined;
      // A second kustomization file is an error, so all of the names count.
      const names = closure.folders.flatMap((folder) => kustomizationNamesIn(folder));
      return new Set([...closure.files, ...names]);
    }
    case 'helm': {
      const entries = await chartEntries(reader, root.id);
      return new Set([
        ...entries.map(({ path, mode }) => (mode === '100644' ? path : `${path}\0${mode}`)),
        ...(root.values ?? []),
      ]);
    }
    case 'plain': {
      const files = await plainFiles(reader, closures, root.id);
      return files === undefined ? undefined : new Set(files);
    }
    case 'argocd':
    case 'flux':
      return await (await applied?.(reader))?.roots.get(root.id)?.inputs?.(closures);
    case 'stdin':
      return undefined;
  }
}

function kustomizationNamesIn(folder: string): readonly string[] {
  return kustomizationNames.map((name) => (folder === '.' ? name : `${folder}/${name}`));
}

/** Whether a root is made of the same files with the same content in two trees, so that it renders the same. */
export async function sameInputs(one: Side, other: Side, root: Root, applied?: FindApplied): Promise<boolean> {
  const [inputs, others] = await Promise.all([
    rootInputs(one.reader, one.closures, root, applied),
    rootInputs(other.reader, other.closures, root, applied),
  ]);
  if (inputs === undefined || others === undefined || inputs.size !== others.size) return false;
  for (const input of inputs) {
    if (!others.has(input)) return false;
    const [path = ''] = input.split('\0');
    if (!(await isEqual(one.reader, other.reader, path))) return false;
  }
  return true;
}

async function isEqual(one: TreeReader, other: TreeReader, path: string): Promise<boolean> {
  try {
    const [bytes, otherBytes] = await Promise.all([one.bytes(path), other.bytes(path)]);
    if (bytes === undefined || otherBytes === undefined) return bytes === otherBytes;
    return Buffer.compare(bytes, otherBytes) === 0;
  } catch {
    // A link that leads out, a file that is too large: rendering tells of it, for that root alone.
    return false;
  }
}

export interface Side {
  reader: TreeReader;
  closures: ReadClosure;
}
