import { posix } from 'node:path';
import type { ReadClosure } from './kustomize/closure.ts';
import { kustomizationNames } from './kustomize/kustomization-file.ts';
import type { TreeReader } from './tree-reader.ts';

/** Folders of a tree's files that mean something to a renderer. */
export interface Territories {
  /** Folders with a kustomization, each with its file. */
  kustomizations: ReadonlySet<string>;
  /** Folders with a Chart.yaml that are in no other chart. */
  charts: ReadonlySet<string>;
}

/** Names whose files and folders are no manifests by common agreement. */
const skippedFolders = new Set(['node_modules', 'vendor']);

export function isSkipped(path: string): boolean {
  return path.split('/').some((part) => part.startsWith('.') || skippedFolders.has(part));
}

export function territoriesOf(files: readonly string[]): Territories {
  const kustomizations = new Set<string>();
  const charts = new Set<string>();
  for (const file of files) {
    const name = posix.basename(file);
    if ((kustomizationNames as readonly string[]).includes(name)) kustomizations.add(posix.dirname(file));
    if (name === 'Chart.yaml') charts.add(posix.dirname(file));
  }
  const outer = [...charts].filter((folder) => !ancestors(folder).some((above) => charts.has(above)));
  return { kustomizations, charts: new Set(outer) };
}

/** Folders above a path, the nearest first, `.` last. */
export function ancestors(path: string): readonly string[] {
  const found: string[] = [];
  for (let folder = posix.dirname(path); ; folder = posix.dirname(folder)) {
    found.push(folder);
    if (folder === '.' || folder === '/') return path === '.' ? [] : found;
  }
}

/**
 * The manifests at a path: a file itself, or of a folder all files below it that look like manifests and belong to no
 * kustomization (beside its file, named by it, or in a folder `patches` below it of which it names others) and no chart. Undefined when there is nothing at the path.
 */
export async function plainFiles(
  reader: TreeReader,
  closures: ReadClosure,
  path: string,
): Promise<readonly string[] | undefined> {
  const entries = await reader.tree.list(path === '.' ? undefined : [path]);
  const files = entries.filter((entry) => entry.mode !== '160000').map((entry) => entry.path);
  if (files.length === 1 && files[0] === path) return files;
  if (files.length === 0) return undefined;
  return await manifestsAmong(reader, closures, files, path);
}

export async function manifestsAmong(
  reader: TreeReader,
  closures: ReadClosure,
  files: readonly string[],
  below = '.',
): Promise<readonly string[]> {
  const { kustomizations, charts } = territoriesOf(files);
  const taken = new Set<string>();
  // In a folder `patches` of which a kustomization above it names some files the others are patches, too: kubebuilder comments them out. Of
  // any other folder nothing is left out, or a kustomization that a change adds could hide what it does not name.
  const chosenFrom = new Set<string>();
  const unreadable = new Set<string>();
  for (const folder of kustomizations) {
    try {
      for (const file of (await closures(folder))?.files ?? []) {
        taken.add(file);
        const beside = posix.dirname(file);
        if (posix.basename(beside) === 'patches' && ancestors(beside).includes(folder)) chosenFrom.add(beside);
      }
    } catch {
      // Its error is told when it is rendered; until then everything below counts as its own.
      unreadable.add(folder);
    }
  }
  const manifests: string[] = [];
  for (const file of files) {
    const inside = below === '.' ? file : posix.relative(below, file);
    if (
      !/\.(ya?ml|json)$/i.test(file) ||
      isSkipped(inside) ||
      taken.has(file) ||
      chosenFrom.has(posix.dirname(file)) ||
      kustomizations.has(posix.dirname(file))
    )
      continue;
    if (ancestors(file).some((folder) => charts.has(folder) || unreadable.has(folder))) continue;
    if (await isManifest(reader, file)) manifests.push(file);
  }
  return manifests;
}

/** What cannot be read may be one: a cluster takes larger files than are read here, and other encodings. Its error is told when it is rendered. */
async function isManifest(reader: TreeReader, file: string): Promise<boolean> {
  try {
    return looksLikeManifest((await reader.text(file)) ?? '');
  } catch {
    const bytes = await reader.bytes(file).catch(() => undefined);
    // Of UTF-16 every other byte is left.
    return (
      bytes === undefined ||
      looksLikeManifest(
        Buffer.from(bytes)
          .toString('latin1')
          .replace(/[^\n -~]/g, ''),
      )
    );
  }
}

/** Files of other tools that have apiVersion and kind but are never applied. */
const otherTools =
  /^["']?apiVersion["']?:\s*["']?(skaffold\/|kind\.x-k8s\.io\/|k3d\.io\/|eksctl\.io\/|backstage\.io\/|kustomize\.config\.k8s\.io\/|kubeadm\.k8s\.io\/|ctlptl\.dev\/|builtin\b)/m;

/** Decided without parsing, so that a manifest that does not parse is one still. */
export function looksLikeManifest(text: string): boolean {
  if (!/^(?:---\s+)?["']?apiVersion["']?\s*:|"apiVersion"\s*:/m.test(text)) return false;
  if (!/^["']?kind["']?\s*:|"kind"\s*:/m.test(text)) return false;
  return !otherTools.test(text) && !/^kind:\s*["']?Config["']?\s*$/m.test(text);
}
