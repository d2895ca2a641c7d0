import { fileOf, isDescribed, objectOf } from '../model/root-id.ts';
import { asMap, getMap, getText } from '../yaml/nodes.ts';
import type { YamlDocument, YamlSource } from '../yaml/source.ts';

/** Tells of a file's document whether it is meant where only some of the file's objects are asked for. */
export type IsMeant = (source: YamlSource, document: YamlDocument) => boolean;

/**
 * For roots that are `FILE#Kind/NAMESPACE/NAME`: of such a file the objects with these names alone; all of it where one of the names is in
 * no document, since an ApplicationSet makes it, or where the file is asked for as such.
 */
export function meantDocuments(asked: readonly string[]): IsMeant {
  const objects = new Map<string, Set<string>>();
  for (const root of asked.filter(isDescribed)) {
    const known = objects.get(fileOf(root)) ?? new Set();
    known.add(objectOf(root).replace(/#\d+$/, ''));
    objects.set(fileOf(root), known);
  }
  for (const file of objects.keys()) if (asked.some((root) => covers(root, file))) objects.delete(file);
  return (source, document) => {
    const wanted = objects.get(source.file);
    if (wanted === undefined || wanted.has(nameOf(document))) return true;
    const there = new Set(source.documents.map(nameOf));
    return [...wanted].some((one) => !there.has(one));
  };
}

function covers(root: string, file: string): boolean {
  return !isDescribed(root) && (root === '.' || root === '' || root === file || file.startsWith(`${root}/`));
}

function nameOf(document: YamlDocument): string {
  const root = asMap(document, document.root);
  const metadata = root && getMap(document, root, 'metadata');
  if (!root || !metadata) return '';
  const text = (key: string): string => getText(document, metadata, key) ?? '';
  return `${getText(document, root, 'kind') ?? ''}/${text('namespace')}/${text('name')}`;
}
