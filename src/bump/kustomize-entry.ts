import type { YAMLMap } from 'yaml';
import { formatReference } from '../model/image-reference.ts';
import type { JsonPath } from '../model/json-path.ts';
import type { ImageIntent } from '../model/plan.ts';
import { startOf } from '../yaml/geometry.ts';
import { getNode, getText } from '../yaml/nodes.ts';
import { Refusal } from '../yaml/operation.ts';
import type { YamlDocument } from '../yaml/source.ts';
import { createMatcher, type ImageMatcher, isLiteral, setImage } from './kustomize-image.ts';
import { type Change, type Place, placeIn, type Region } from './place.ts';
import { changeScalar } from './scalar-change.ts';
import { keepsDigest } from './whole-reference.ts';

/** An item of a kustomization's `images`: a place, and a transformer of what comes from below. */
export interface KustomizeEntry extends Place {
  entry: EntryFields & {
    matches: ImageMatcher;
    /** The name is one name, and no expression for several. */
    literal: boolean;
    /** The entry itself, for changing its keys. */
    map: YAMLMap;
  };
}

interface EntryFields {
  /** What it matches: a regular expression in kustomize. */
  name: string;
  newName?: string;
  newTag?: string;
  digest?: string;
  tagSuffix?: string;
}

export function isKustomizeEntry(place: Place): place is KustomizeEntry {
  return 'entry' in place;
}

/** Reads an entry; undefined when it has no name. */
export function readEntry(
  convention: string,
  region: Region,
  map: YAMLMap,
  path: JsonPath,
): KustomizeEntry | undefined {
  const { document } = region;
  const name = getText(document, map, 'name');
  if (name === undefined) return undefined;
  const fields: EntryFields = { name };
  for (const key of ['newName', 'newTag', 'digest', 'tagSuffix'] as const) {
    const text = getText(document, map, key);
    if (text !== undefined && text !== '') fields[key] = text;
  }
  const image = fields.newName ?? name;
  const { newTag: tag, digest } = fields;
  const keys = ['newTag', 'digest', 'newName', 'name'] as const;
  const nodes = keys.flatMap((key) => getNode(document, map, key) ?? []);
  const primary = keys.find((key) => getNode(document, map, key)) ?? 'name';
  const place = placeIn(region, {
    convention,
    path: [...path, primary],
    node: nodes[0] ?? map,
    nodes,
    image,
    value: formatReference({
      name: image,
      ...(tag === undefined ? {} : { tag }),
      ...(digest === undefined ? {} : { digest }),
    }),
    change: (intent) => changeEntry(document, map, path, fields, intent),
  });
  return { ...place, entry: { ...fields, matches: createMatcher(name), literal: isLiteral(name), map } };
}

/** What an entry makes of an image that comes from below; the same image when it does not match. */
export function transformImage(entry: KustomizeEntry['entry'], image: string): string {
  return entry.matches(image) ? setImage(image, entry) : image;
}

/**
 * Keeps newTag and digest a consistent pair. Kustomize since 2022 writes both, before that the digest alone won: setting both, or
 * taking the other away, is right for every version (kustomize api/filters/imagetag).
 */
function changeEntry(
  document: YamlDocument,
  map: YAMLMap,
  path: JsonPath,
  now: EntryFields,
  intent: ImageIntent,
): Change[] {
  if (now.tagSuffix !== undefined && now.newTag === undefined && now.digest === undefined) {
    throw new Refusal(`tagSuffix "${now.tagSuffix}" is added to whatever tag the base has`, startOf(map));
  }
  const renameOnly = intent.tag === undefined && intent.digest === undefined;
  const sameDigest = intent.digest !== undefined && intent.digest === now.digest;
  return setEntry(document, map, path, {
    newName: intent.newRepository ?? now.newName,
    newTag: intent.tag ?? (renameOnly || sameDigest ? now.newTag : undefined),
    digest: intent.digest ?? (keepsDigest({ tag: now.newTag }, intent) ? now.digest : undefined),
  });
}

export type WantedEntry = Readonly<Record<'newName' | 'newTag' | 'digest', string | undefined>>;

/** Makes an entry say exactly what is wanted: keys are replaced, put in, or taken away. */
export function setEntry(document: YamlDocument, map: YAMLMap, path: JsonPath, wanted: WantedEntry): Change[] {
  // What an inserted key stands behind: the nearest one before it that stays.
  let behind = 'name';
  return (['newName', 'newTag', 'digest'] as const).flatMap((key): Change[] => {
    const node = getNode(document, map, key);
    const value = wanted[key];
    const inner = [...path, key];
    if (node && value !== undefined) {
      behind = key;
      const change = changeScalar(document, node, inner, value);
      return change ? [change] : [];
    }
    if (node) {
      const old = getText(document, map, key) ?? '';
      return [{ operation: { kind: 'delete-key', document, map, key }, path: inner, old, new: null }];
    }
    if (value === undefined) return [];
    const operation = { kind: 'insert-key', document, map, after: behind, key, value } as const;
    return [{ operation, path: inner, old: null, new: value }];
  });
}
