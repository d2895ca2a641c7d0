import { normalizeRepository } from '../model/image-reference.ts';
import { createMatches } from '../regexp/matches.ts';
import { RegexpError } from '../regexp/syntax.ts';

/** Whether an `images` entry applies to an image string. */
export type ImageMatcher = (image: string) => boolean;

/** The name of an entry is a plain name: its dots are meant as dots. */
export function isLiteral(name: string): boolean {
  return normalizeRepository(name) !== undefined;
}

interface NewImage {
  newName?: string;
  newTag?: string;
  digest?: string;
  tagSuffix?: string;
}

/** A name whose only special characters are dots. */
export function isDottedName(name: string): boolean {
  return /^[a-zA-Z0-9/:_.-]+$/.test(name);
}

/**
 * Kustomize api/internal/image IsImageMatched: the name is an unescaped regular expression against the string as written, without any
 * normalising, followed by an optional tag and digest. An invalid expression matches nothing.
 */
export function createMatcher(name: string): ImageMatcher {
  // A plain name needs no engine, its dots included.
  if (/^[a-zA-Z0-9/:_.-]+$/.test(name))
    return (image) => beginsLike(image, name) && rest.test(image.slice(name.length));
  try {
    const matches = createMatches(`^${name}${rest.source.slice(1)}`);
    return (image) => matches(image) === true;
  } catch (thrown) {
    if (thrown instanceof RegexpError) return () => false;
    throw thrown;
  }
}

/** Whether an image begins with a name whose dots stand for any character. */
function beginsLike(image: string, name: string): boolean {
  if (image.length < name.length) return false;
  for (let index = 0; index < name.length; index++) {
    if (image[index] !== name[index] && name[index] !== '.') return false;
  }
  return true;
}

const rest = /^(?::[a-zA-Z0-9_.{}-]*)?(?:@[a-zA-Z0-9]+(?:[.+_-][a-zA-Z0-9]+)*:[a-zA-Z0-9_.{}-]*)?$/;

/** Kustomize api/internal/image Split: everything before the first slash is left out when looking for the tag and digest. */
export function splitImage(image: string): { name: string; tag: string; digest: string } {
  const slash = image.indexOf('/');
  const search = slash < 0 ? image : image.slice(slash);
  const shift = slash < 0 ? 0 : slash;
  const at = search.indexOf('@');
  const colon = search.indexOf(':');
  const digest = at < 0 ? '' : image.slice(shift + at + 1);
  if (colon >= 0 && (at < 0 || colon < at)) {
    const tag = image.slice(shift + colon + 1, at < 0 ? undefined : shift + at);
    return { name: image.slice(0, shift + colon), tag, digest };
  }
  return { name: at < 0 ? image : image.slice(0, shift + at), tag: '', digest };
}

/** Kustomize api/filters/imagetag/updater.go: what a matching entry makes of an image. */
export function setImage(image: string, change: NewImage): string {
  const old = splitImage(image);
  const name = change.newName ?? old.name;
  let { tag, digest } = old;
  if (change.newTag !== undefined && change.digest !== undefined) [tag, digest] = [change.newTag, change.digest];
  else if (change.newTag !== undefined) [tag, digest] = [change.newTag, ''];
  else if (change.digest !== undefined) [tag, digest] = ['', change.digest];
  else if (change.tagSuffix !== undefined) [tag, digest] = [tag + change.tagSuffix, ''];
  return `${name}${tag === '' ? '' : `:${tag}`}${digest === '' ? '' : `@${digest}`}`;
}
