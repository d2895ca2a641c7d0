import { formatReference, normalizeRepository, splitReference } from '../model/image-reference.ts';
import type { ImageIntent } from '../model/plan.ts';

/** What a reference written as one string becomes. The name keeps the file's spelling unless the intent renames it. */
export function changeReference(text: string, intent: ImageIntent): string {
  const parts = splitReference(text);
  const name = intent.newRepository ?? parts.name;
  const kept = keepsDigest(parts, intent) ? parts.digest : undefined;
  const digest = intent.digest ?? kept;
  // A digest alone takes the tag with it: it named another digest. A rename alone keeps both.
  const renameOnly = intent.tag === undefined && intent.digest === undefined;
  const sameDigest = intent.digest !== undefined && intent.digest === parts.digest;
  const tag = intent.tag ?? (renameOnly || sameDigest ? parts.tag : undefined);
  return formatReference({
    name,
    ...(tag === undefined ? {} : { tag }),
    ...(digest === undefined ? {} : { digest }),
  });
}

/** A tag alone takes the digest away that belonged to the old tag; the same tag again changes nothing. */
export function keepsDigest(now: { tag?: string | undefined }, intent: ImageIntent): boolean {
  if (intent.digest !== undefined) return false;
  return intent.tag === undefined || intent.tag === now.tag;
}

/** Whether a name as written is the image that an intent is about. */
export function isImage(name: string, intent: ImageIntent): boolean {
  return name === intent.repository || sameRepository(name, intent.repository);
}

export function sameRepository(one: string, other: string): boolean {
  const normalized = normalizeRepository(one);
  return normalized !== undefined && normalized === normalizeRepository(other);
}
