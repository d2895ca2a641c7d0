import { readImageReference, splitReference } from '../model/image-reference.ts';

/** The keys of one map that together say one image. */
export interface ImageKeys {
  registry?: string;
  name?: string;
  tag?: string;
  digest?: string;
  /** What the chart's own values say where these have no key. */
  defaultName?: string;
  defaultRegistry?: string;
}

const registryNames = ['registry', 'imageRegistry', 'hostname'];
const tagNames = ['tag', 'imageTag'];
const digestNames = ['digest', 'imageDigest', 'sha'];

/**
 * Finds the keys that belong together in a map's texts: `repository` with `tag`, `registry`, `digest`; `imageRepository` with `imageTag`;
 * `webImage` with `webTag`; the same behind a common prefix in dotted keys. `version` is a tag only where the map is an image's.
 */
export function imageKeys(
  texts: ReadonlyMap<string, string>,
  defaults: ReadonlyMap<string, string>,
  parent: string,
): ImageKeys[] {
  const found: ImageKeys[] = [];
  for (const [key, value] of texts) {
    const keys = keysFor(key, value, texts, defaults, parent);
    if (keys) found.push(keys);
  }
  const covered = new Set(found.flatMap(({ tag, digest }) => [tag, digest]));
  const prefixes = new Set([...texts.keys()].filter((key) => !covered.has(key)).map(prefixOf));
  for (const prefix of prefixes) {
    const inherited = inheritedKeys(prefix, texts, defaults, parent);
    if (inherited && !covered.has(inherited.tag ?? inherited.digest)) found.push(inherited);
  }
  return found;
}

/** `image.` of the dotted key `image.tag`. */
function prefixOf(key: string): string {
  return key.slice(0, key.lastIndexOf('.') + 1);
}

function ownerOf(prefix: string, parent: string): string {
  return prefix === '' ? parent : (prefix.split('.').at(-2) ?? '');
}

function keysFor(
  key: string,
  value: string,
  texts: ReadonlyMap<string, string>,
  defaults: ReadonlyMap<string, string>,
  parent: string,
): ImageKeys | undefined {
  const { name, tag, digest } = splitReference(value);
  if (name === '' || !readImageReference(name)) return undefined;
  const prefix = prefixOf(key);
  const last = key.slice(prefix.length);
  const about = /image$/i.test(ownerOf(prefix, parent));
  if (tag !== undefined || digest !== undefined) {
    return /image|^ref(erence)?$|^repository$/i.test(last) || about ? { name: key } : undefined;
  }
  const stem = stemOf(last, about);
  if (stem === undefined) return undefined;
  const names = (base: readonly string[]): string[] =>
    base.map((one) => prefix + (stem === '' ? one : stem + one[0]?.toUpperCase() + one.slice(1)));
  const tags = [...names(tagNames), ...(about ? [`${prefix}version`] : []), `${prefix}${last}Tag`];
  const pick = (candidates: readonly string[]): string | undefined => candidates.find((one) => texts.has(one));
  const registry = pick(names(registryNames));
  const tagKey =
    pick(tags) ?? (tags.some((one) => defaults.has(one)) ? tags.find((one) => defaults.has(one)) : undefined);
  const digestKey = pick([...names(digestNames), `${prefix}${last}Digest`]);
  if (tagKey === undefined && digestKey === undefined) return undefined;
  const defaultRegistry = names(registryNames).flatMap((one) => defaults.get(one) ?? [])[0];
  return {
    name: key,
    ...(registry === undefined ? {} : { registry }),
    ...(tagKey === undefined ? {} : { tag: tagKey }),
    ...(digestKey === undefined ? {} : { digest: digestKey }),
    ...(defaultRegistry === undefined ? {} : { defaultRegistry }),
  };
}

/** What is left of a key when the word for the name is taken off: empty for `repository`, `web` for `webImage`. */
function stemOf(last: string, about: boolean): string | undefined {
  if (last === 'repository' || last === 'image' || last === 'imageRepository' || last === 'imageName') return '';
  if (last === 'name' && about) return '';
  return /^(.+?)(?:Image)?(?:Repository|Image|ImageName)$/.exec(last)?.[1];
}

/** A map that overrides a tag or digest of an image whose name only the chart's own values have. */
function inheritedKeys(
  prefix: string,
  texts: ReadonlyMap<string, string>,
  defaults: ReadonlyMap<string, string>,
  parent: string,
): ImageKeys | undefined {
  const about = /image$/i.test(ownerOf(prefix, parent));
  const pick = (from: ReadonlyMap<string, string>, names: readonly string[]): string | undefined =>
    names.map((name) => prefix + name).find((key) => from.has(key));
  const tag = pick(texts, [...tagNames, ...(about ? ['version'] : [])]);
  const digest = pick(texts, digestNames);
  const nameKeys = ['repository', 'image', ...(about ? ['name'] : [])];
  const nameKey = pick(defaults, nameKeys);
  if ((tag === undefined && digest === undefined) || nameKey === undefined || pick(texts, nameKeys) !== undefined)
    return undefined;
  const registry = pick(texts, registryNames);
  const defaultRegistryKey = pick(defaults, registryNames);
  const defaultName = defaults.get(nameKey);
  const defaultRegistry = defaultRegistryKey === undefined ? undefined : defaults.get(defaultRegistryKey);
  return {
    ...(registry === undefined ? {} : { registry }),
    ...(tag === undefined ? {} : { tag }),
    ...(digest === undefined ? {} : { digest }),
    ...(defaultName === undefined ? {} : { defaultName }),
    ...(defaultRegistry === undefined ? {} : { defaultRegistry }),
  };
}
