import { formatReference, splitReference } from '../model/image-reference.ts';
import type { ImageIntent } from '../model/plan.ts';
import { keepsDigest } from './whole-reference.ts';

/** An item of `kustomize.images` of an Argo CD source: `NAME[=NEWNAME][:TAG][@DIGEST]`, as `kustomize edit set image` takes it. */
export interface ArgoImage {
  name: string;
  newName?: string;
  tag?: string;
  digest?: string;
}

export function parseArgoImage(text: string): ArgoImage {
  const equals = text.indexOf('=');
  const at = text.indexOf('@');
  if (equals < 0 || (at >= 0 && at < equals)) return splitReference(text);
  const { name: newName, ...version } = splitReference(text.slice(equals + 1));
  return { name: text.slice(0, equals), newName, ...version };
}

export function formatArgoImage(image: ArgoImage): string {
  const { name, newName, ...version } = image;
  // Argo CD cuts an item's name at the first of `=`, `:` and `@` (types.go KustomizeImage.Match): a registry's port needs the long form.
  const long = newName ?? (name.includes(':') ? name : undefined);
  return long === undefined
    ? formatReference({ name, ...version })
    : `${name}=${formatReference({ name: long, ...version })}`;
}

/** What an item becomes; the form stays unless a port needs the longer one. */
export function changeArgoImage(image: ArgoImage, intent: ImageIntent): ArgoImage {
  const renameOnly = intent.tag === undefined && intent.digest === undefined;
  const sameDigest = intent.digest !== undefined && intent.digest === image.digest;
  const newName = intent.newRepository ?? image.newName;
  const tag = intent.tag ?? (renameOnly || sameDigest ? image.tag : undefined);
  const digest = intent.digest ?? (keepsDigest(image, intent) ? image.digest : undefined);
  return {
    name: image.name,
    ...(newName === undefined ? {} : { newName }),
    ...(tag === undefined ? {} : { tag }),
    ...(digest === undefined ? {} : { digest }),
  };
}
