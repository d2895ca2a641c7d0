import { posix } from 'node:path';
import type { ReadClosure } from './kustomize/closure.ts';
import { kustomizationNames } from './kustomize/kustomization-file.ts';
import type { StreamDocument } from './parse/documents.ts';
import { isMapping } from './parse/objects.ts';
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

/** Operators' objects count wherever they are but there: what is applied may be in a hidden file. */
export function isForeign(path: string): boolean {
  return path
    .split('/')
    .slice(0, -1)
    .some((part) => skippedFolders.has(part));
}

/** Of a folder that is named, all is applied but what other programs keep there; a hidden file is a file. */
function isAside(inside: string, below: string): boolean {
  return (
    isForeign(inside) ||
    (below === '.' &&
      posix
        .dirname(inside)
        .split('/')
        .some((part) => /^\.[^]/.test(part)))
  );
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
      isAside(inside, below) ||
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
    const text = (await reader.text(file)) ?? '';
    return isPlainly(text) || (mayBe(text) && ((await reader.documents(file)) ?? []).some(isObject));
  } catch {
    const bytes = await reader.bytes(file).catch(() => undefined);
    // Of UTF-16 every other byte is left.
    return (
      bytes === undefined ||
      hasKeys(
        Buffer.from(bytes)
          .toString('latin1')
          .replace(/[^\n -~]/g, ''),
      )
    );
  }
}

/** Files of other tools that have apiVersion and kind but are never applied. */
const otherTools =
  /^(skaffold\/|kind\.x-k8s\.io\/|k3d\.io\/|eksctl\.io\/|backstage\.io\/|kustomize\.config\.k8s\.io\/|kubeadm\.k8s\.io\/|ctlptl\.dev\/|builtin\b)/;

/** Whether the first document is as nearly everybody writes one, and nothing in it another tool's file could have: no need to parse it. */
function isPlainly(text: string): boolean {
  const end = text.indexOf('\n---', text.startsWith('---') ? 3 : 0);
  const first = end < 0 ? text : text.slice(0, end);
  return (
    /^apiVersion: *([a-z0-9.-]+\/)?v\d\w* *\r?$/m.test(first) &&
    /^kind: *(?!Config\b)[A-Z]\w* *\r?$/m.test(first) &&
    !/kind["']?\s*:\s*["']?Config\b|(?:skaffold|x-k8s\.io|k3d\.io|eksctl\.io|backstage\.io|config\.k8s\.io|kubeadm\.k8s\.io|ctlptl\.dev)\/|builtin/.test(
      first,
    )
  );
}

/** Keys may be escaped. */
function mayBe(text: string): boolean {
  return (text.includes('apiVersion') && text.includes('kind')) || hasEscapedWord(text);
}

/** A word with an escape in it, of a letter or of a line break. */
const escapedWord = /"[\w./-]{0,80}\\[xuU/\r\n][\w./\\\s-]{0,200}"/;

function hasEscapedWord(text: string): boolean {
  return text.includes('\\') && escapedWord.test(text);
}

/** Whether a document of a text may be an object of a group, as the parser alone can tell. */
export function mayName(group: string, text: string): boolean {
  return text.includes(`${group}/v`) || hasEscapedWord(text);
}

/** A document that does not parse is one still where it has the keys. */
function isObject({ value, problem, text }: StreamDocument): boolean {
  if (problem !== undefined) return hasKeys(text);
  if (!isMapping(value) || value['apiVersion'] === undefined || value['kind'] === undefined) return false;
  const { apiVersion, kind } = value;
  const isTool = typeof apiVersion === 'string' && otherTools.test(apiVersion);
  return !isTool && !(kind === 'Config' && apiVersion === 'v1');
}

function hasKeys(text: string): boolean {
  return /(?:^|[\s{,])["']?apiVersion["']?\s*:/.test(text) && /(?:^|[\s{,])["']?kind["']?\s*:/.test(text);
}
