import { joinInside, type TreeReader } from '../tree-reader.ts';
import { readDocuments, type StreamDocument } from '../parse/documents.ts';
import { isMapping } from '../parse/objects.ts';
import { configReferences, fileReferences, isPath } from './file-references.ts';
import { type KustomizationFile, lineOf, readKustomization, textList } from './kustomization-file.ts';
import { fileNeeds, isPlainConfig, type Need, pluginNeeds, remoteNeed } from './needs.ts';
import { remoteHost } from './remote.ts';

/** A kustomization with what it takes in, in the order in which kustomize accumulates it. */
export interface Layer {
  kustomization: KustomizationFile;
  parts: readonly LayerPart[];
}

export type LayerPart = { type: 'file'; file: string } | { type: 'resources' | 'component'; layer: Layer };

/** Everything of the repository that a kustomization is built from. */
export interface Closure {
  layer: Layer;
  /** Files and, for those that are not there, the paths where they should be. */
  files: ReadonlySet<string>;
  /** Folders with kustomizations, the root's own first. */
  folders: readonly string[];
  /** What rendering it takes beyond the repository's files. */
  needs: readonly Need[];
  /** It may read other files, too: what configures a plugin is built itself, a program runs, or a path leads through a symbolic link. */
  isOpen: boolean;
}

export type ReadClosure = (folder: string) => Promise<Closure | undefined>;

/** Layers by folder, so that a base that fifty overlays share is read once. */
export function createClosureReader(reader: TreeReader): ReadClosure {
  const layers = new Map<string, Promise<ReadLayer | undefined>>();

  // Kustomize goes on from where a link leads, and reads or refuses by that.
  async function passesLink(paths: Iterable<string>): Promise<boolean> {
    for (const path of paths) if (await reader.passesLink(path)) return true;
    return false;
  }

  async function layerOf(folder: string, above: readonly string[]): Promise<ReadLayer | undefined> {
    // A cycle is kustomize's to report; here it only must not go on for ever.
    if (above.includes(folder)) return undefined;
    const known = layers.get(folder);
    if (known !== undefined) return known;
    const made = readLayer(reader, folder, (next) => layerOf(next, [...above, folder]));
    layers.set(folder, made);
    return made;
  }

  async function readClosure(folder: string): Promise<Closure | undefined> {
    const top = await layerOf(folder, []);
    if (top === undefined) return undefined;
    const files = new Set<string>();
    const needs: Need[] = [];
    const seen = new Set<ReadLayer>();
    const open = [top];
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      if (seen.has(next)) continue;
      seen.add(next);
      for (const file of next.files) files.add(file);
      needs.push(...next.needs);
      open.push(...next.below);
    }
    const folders = [...seen].map(({ layer }) => layer.kustomization.folder);
    const isOpen =
      [...seen].some((one) => one.isOpen) ||
      needs.some(({ type }) => type !== 'remote') ||
      (await passesLink([...files, ...folders]));
    return { layer: top.layer, files, folders, needs, isOpen };
  }

  // One walk at a time: two that meet in a cycle of bases from both ends would wait for each other.
  let last: Promise<unknown> = Promise.resolve();
  return (folder) => {
    const next = last.then(() => readClosure(folder));
    last = next.catch(() => undefined);
    return next;
  };
}

interface ReadLayer {
  layer: Layer;
  files: readonly string[];
  needs: readonly Need[];
  below: readonly ReadLayer[];
  isOpen: boolean;
}

async function readLayer(
  reader: TreeReader,
  folder: string,
  layerOf: (folder: string) => Promise<ReadLayer | undefined>,
): Promise<ReadLayer | undefined> {
  const kustomization = await readKustomization(reader, folder);
  if (kustomization === undefined) return undefined;
  const { file, text, data } = kustomization;
  const files = [file];
  const needs: Need[] = [];
  const below: ReadLayer[] = [];
  const parts: LayerPart[] = [];
  let isOpen = false;

  async function take(entry: string, type: 'resources' | 'component'): Promise<void> {
    const where = { file, line: lineOf(text, entry) };
    const remote = remoteNeed(entry, where);
    if (remote !== undefined) {
      needs.push(remote);
      return;
    }
    const path = joinInside(folder, entry, where);
    const layer = (await reader.text(path)) === undefined ? await layerOf(path) : undefined;
    if (layer === undefined) {
      files.push(path);
      parts.push({ type: 'file', file: path });
    } else {
      below.push(layer);
      parts.push({ type, layer: layer.layer });
    }
  }

  function takeConfig(where: string, documents: readonly StreamDocument[] | undefined): void {
    if (documents?.every(isPlainConfig) !== true) isOpen = true;
    for (const { value } of documents ?? []) {
      const references = isMapping(value) && value['apiVersion'] === 'builtin' ? configReferences(value) : [];
      for (const reference of references.filter((one) => remoteHost(one) === undefined))
        files.push(joinInside(folder, reference, { file: where }));
    }
  }

  for (const entry of [...textList(data, 'resources'), ...textList(data, 'bases')]) await take(entry, 'resources');
  for (const entry of textList(data, 'components')) await take(entry, 'component');
  // What generators and transformers are configured by may be a kustomization, too; its objects are no part of the result.
  for (const key of ['generators', 'transformers', 'validators']) {
    for (const entry of textList(data, key).filter((one) => isPath(one) && remoteHost(one) === undefined)) {
      const path = joinInside(folder, entry, { file, line: lineOf(text, entry) });
      const layer = (await reader.text(path)) === undefined ? await layerOf(path) : undefined;
      if (layer === undefined) takeConfig(path, await reader.documents(path).catch(() => undefined));
      else {
        below.push(layer);
        isOpen = true;
        for (const one of layer.files) takeConfig(one, await reader.documents(one).catch(() => undefined));
        needs.push(...(await layerNeeds(reader, layer.layer)));
      }
    }
    for (const inline of textList(data, key).filter((one) => !isPath(one))) takeConfig(file, readDocuments(inline));
  }
  for (const reference of fileReferences(data)) {
    const where = { file, line: lineOf(text, reference) };
    const remote = remoteNeed(reference, where);
    if (remote !== undefined) needs.push(remote);
    else files.push(joinInside(folder, reference, where));
  }
  needs.push(...(await pluginNeeds(reader, kustomization)));
  return { layer: { kustomization, parts }, files, needs, below, isOpen };
}

/** What objects take that configure plugins and that a kustomization brings. */
async function layerNeeds(reader: TreeReader, { parts }: Layer): Promise<readonly Need[]> {
  const needs: Need[] = [];
  for (const part of parts)
    needs.push(...(part.type === 'file' ? await fileNeeds(reader, part.file) : await layerNeeds(reader, part.layer)));
  return needs;
}
