import type { Node, YAMLMap } from 'yaml';
import { formatReference } from '../../model/image-reference.ts';
import type { JsonPath } from '../../model/json-path.ts';
import type { ImageIntent } from '../../model/plan.ts';
import { startOf } from '../../yaml/geometry.ts';
import { asMap, getNode, getSeq, getText, mapsOf } from '../../yaml/nodes.ts';
import { Refusal } from '../../yaml/operation.ts';
import type { YamlDocument, YamlSource } from '../../yaml/source.ts';
import { isKustomizationFile } from '../kustomization-file.ts';
import { createMatcher, type ImageMatcher, setImage } from '../kustomize-image.ts';
import type { Change, Convention, Place } from '../place.ts';
import { changeScalar } from '../scalar-change.ts';
import { keepsDigest } from '../whole-reference.ts';

/** An item of a kustomization's `images`: a place, and a transformer of what comes from below. */
export interface KustomizeEntry extends Place {
  entry: {
    /** What it matches: a regular expression in kustomize. */
    name: string;
    newName?: string;
    newTag?: string;
    digest?: string;
    tagSuffix?: string;
    matches: ImageMatcher;
  };
}

export const kustomizeImages: Convention = {
  id: 'kustomize-images',
  title: 'The `images` of a kustomization: newName, newTag and digest of each entry.',
  find: (source) => (isKustomizationFile(source.file) ? findEntries(source) : []),
};

/** The entries of a kustomization in the order in which kustomize applies them. */
export function findEntries(source: YamlSource): KustomizeEntry[] {
  const document = source.documents[0];
  const root = document ? asMap(document, document.root) : undefined;
  if (!document || !root) return [];
  return mapsOf(document, getSeq(document, root, 'images')).flatMap(({ index, map }) => {
    const found = readEntry(source, document, map, ['images', index]);
    return found ? [found] : [];
  });
}

export function isKustomizeEntry(place: Place): place is KustomizeEntry {
  return 'entry' in place;
}

function readEntry(
  source: YamlSource,
  document: YamlDocument,
  map: YAMLMap,
  path: JsonPath,
): KustomizeEntry | undefined {
  const name = getText(document, map, 'name');
  if (name === undefined) return undefined;
  const [newName, newTag, digest, tagSuffix] = ['newName', 'newTag', 'digest', 'tagSuffix'].map(
    (key) => getText(document, map, key) || undefined,
  );
  const image = newName ?? name;
  const tag = newTag;
  const primary = (['newTag', 'digest', 'newName', 'name'] as const).find((key) => getNode(document, map, key));
  const node = getNode(document, map, primary ?? 'name') as Node;
  return {
    convention: kustomizeImages.id,
    file: source.file,
    source,
    document,
    path: [...path, primary ?? 'name'],
    node,
    image,
    value: formatReference({
      name: image,
      ...(tag === undefined ? {} : { tag }),
      ...(digest === undefined ? {} : { digest }),
    }),
    entry: {
      name,
      ...(newName === undefined ? {} : { newName }),
      ...(newTag === undefined ? {} : { newTag }),
      ...(digest === undefined ? {} : { digest }),
      ...(tagSuffix === undefined ? {} : { tagSuffix }),
      matches: createMatcher(name),
    },
    change: (intent) => changeEntry(document, map, path, { newName, newTag, digest, tagSuffix }, intent),
  };
}

/** What an entry makes of an image that comes from below; the same image when it does not match. */
export function transformImage(entry: KustomizeEntry['entry'], image: string): string {
  return entry.matches(image) ? setImage(image, entry) : image;
}

type Fields = Partial<Record<'newName' | 'newTag' | 'digest' | 'tagSuffix', string | undefined>>;

/**
 * Keeps newTag and digest a consistent pair. Kustomize since 2022 writes both, before that the digest alone won: setting both, or
 * taking the other away, is right for every version (kustomize api/filters/imagetag).
 */
function changeEntry(document: YamlDocument, map: YAMLMap, path: JsonPath, now: Fields, intent: ImageIntent): Change[] {
  if (now.tagSuffix !== undefined && now.newTag === undefined && now.digest === undefined) {
    throw new Refusal(`tagSuffix "${now.tagSuffix}" is added to whatever tag the base has`, startOf(map));
  }
  const renameOnly = intent.tag === undefined && intent.digest === undefined;
  const sameDigest = intent.digest !== undefined && intent.digest === now.digest;
  const wanted = {
    newName: intent.newRepository ?? now.newName,
    newTag: intent.tag ?? (renameOnly || sameDigest ? now.newTag : undefined),
    digest: intent.digest ?? (keepsDigest({ tag: now.newTag }, intent) ? now.digest : undefined),
  };
  const keys = ['newName', 'newTag', 'digest'] as const;
  // What an inserted key stands behind: the nearest one before it that stays.
  let behind = 'name';
  return keys.flatMap((key): Change[] => {
    const anchor = behind;
    const node = getNode(document, map, key);
    const value = wanted[key];
    const inner = [...path, key];
    if (node && value !== undefined) behind = key;
    if (node && value !== undefined) {
      const change = changeScalar(document, node, inner, value);
      return change ? [change] : [];
    }
    if (node) {
      return [{ operation: { kind: 'delete-key', document, map, key }, path: inner, old: now[key] ?? '', new: null }];
    }
    if (value === undefined) return [];
    const operation = { kind: 'insert-key', document, map, after: anchor, key, value } as const;
    return [{ operation, path: inner, old: null, new: value }];
  });
}
