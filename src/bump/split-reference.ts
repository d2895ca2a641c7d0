import type { YAMLMap } from 'yaml';
import { readImageReference } from '../model/image-reference.ts';
import type { JsonPath } from '../model/json-path.ts';
import type { ImageIntent } from '../model/plan.ts';
import { startOf } from '../yaml/geometry.ts';
import { getNode, getText } from '../yaml/nodes.ts';
import { Refusal } from '../yaml/operation.ts';
import type { YamlDocument } from '../yaml/source.ts';
import type { Change } from './place.ts';
import { changeScalar } from './scalar-change.ts';

/** The parts of a reference that stand apart. */
export type SplitRole = 'registry' | 'name' | 'tag' | 'digest';

/** A reference split over several values: keys of a map, parameters of a chart. */
export interface SplitReference {
  /** For refusals. */
  offset: number;
  /** What a part says; undefined when there is no place for it. */
  text(role: SplitRole): string | undefined;
  set(role: SplitRole, value: string): Change[];
  /** The digest's value holds the hexadecimal digits alone. */
  bareDigest: boolean;
}

export type SplitKeys = Partial<Record<SplitRole, string>>;

/** A reference split over keys of one map; a tag that has no key yet is put in under the name that `keys` gives it. */
export function splitMap(document: YamlDocument, map: YAMLMap, path: JsonPath, keys: SplitKeys): SplitReference {
  return {
    offset: startOf(map),
    bareDigest: keys.digest !== undefined && /sha$/i.test(keys.digest),
    text(role) {
      const key = keys[role];
      if (key === undefined || !getNode(document, map, key)) return undefined;
      return getText(document, map, key) ?? '';
    },
    set(role, value) {
      const key = keys[role] ?? role;
      const node = getNode(document, map, key);
      if (node) {
        const change = changeScalar(document, node, [...path, key], value);
        return change ? [change] : [];
      }
      // Only beside a plain name is it known what the key is called.
      if (keys[role] === undefined && !/^(?:repository|image)$/.test(keys.name ?? '')) {
        throw new Refusal(`there is no key for the ${role}`, startOf(map));
      }
      const after = keys.name ?? keys.tag;
      const operation = {
        kind: 'insert-key',
        document,
        map,
        key,
        value,
        ...(after === undefined ? {} : { after }),
      } as const;
      return [{ operation, path: [...path, key], old: null, new: value }];
    },
  };
}

/** What tag and digest a split map says; the tag may carry the digest. */
export function splitVersion(split: SplitReference): { tag?: string; digest?: string } {
  const own = split.text('digest') ?? '';
  const [tag = '', carried = ''] = (split.text('tag') ?? '').split('@', 2);
  const digest = own === '' ? carried : own.includes(':') ? own : `sha256:${own}`;
  return { ...(tag === '' ? {} : { tag }), ...(digest === '' ? {} : { digest }) };
}

/**
 * Sets tag and digest in the keys that the map has. Without a key for it the digest goes behind the tag, which every chart that writes
 * `repository:tag` takes; a digest whose tag changes without it is emptied, since a chart's default would show through a deleted key.
 */
export function changeSplit(split: SplitReference, intent: ImageIntent): Change[] {
  const now = splitVersion(split);
  return [
    ...changeName(split, intent),
    ...(split.text('digest') === undefined ? changeTag(split, now, intent) : changeBoth(split, now, intent)),
  ];
}

type Version = ReturnType<typeof splitVersion>;

function changeTag(split: SplitReference, now: Version, intent: ImageIntent): Change[] {
  if (intent.tag === undefined && intent.digest === undefined) return [];
  if (intent.tag === undefined && intent.digest === now.digest) return [];
  if (intent.tag === undefined)
    throw new Refusal('there is no key for a digest here: give the tag as well', split.offset);
  const digest = intent.digest ?? (intent.tag === now.tag ? now.digest : undefined);
  return split.set('tag', digest === undefined ? intent.tag : `${intent.tag}@${digest}`);
}

function changeBoth(split: SplitReference, now: Version, intent: ImageIntent): Change[] {
  const changes = intent.tag === undefined ? [] : split.set('tag', intent.tag);
  if (intent.digest !== undefined) return [...changes, ...split.set('digest', bare(split, intent.digest))];
  const stale = intent.tag !== undefined && intent.tag !== now.tag && now.digest !== undefined;
  return stale ? [...changes, ...split.set('digest', '')] : changes;
}

function bare(split: SplitReference, digest: string): string {
  if (!split.bareDigest) return digest;
  if (!digest.startsWith('sha256:')) throw new Refusal('the key holds the digits of a sha256 digest', split.offset);
  return digest.slice('sha256:'.length);
}

function changeName(split: SplitReference, intent: ImageIntent): Change[] {
  if (intent.newRepository === undefined) return [];
  if (split.text('name') === undefined) throw new Refusal('the name comes from elsewhere', split.offset);
  const registry = split.text('registry');
  if (registry === undefined || registry === '') return split.set('name', intent.newRepository);
  const reference = readImageReference(intent.newRepository);
  if (!reference) return [];
  return [...split.set('registry', reference.domain), ...split.set('name', reference.path)];
}
