import { SlipwayError } from './errors.ts';
import { parseImageReference } from './image-reference.ts';
import type { ImageIntent } from './plan.ts';

/** Reads the argument of --image: `NAME:TAG`, `NAME@DIGEST`, `NAME:TAG@DIGEST`, or `OLD=NEW` with all of these. Throws `IMAGE_INVALID`. */
export function parseImageArgument(text: string): ImageIntent {
  const equals = text.indexOf('=');
  // A digest of an extension algorithm may hold `=`, a name cannot.
  const at = text.indexOf('@');
  const renames = equals >= 0 && (at < 0 || equals < at);
  const old = renames ? parseImageReference(text.slice(0, equals)) : undefined;
  const wanted = parseImageReference(renames ? text.slice(equals + 1) : text);
  if (old && (old.tag !== undefined || old.digest !== undefined)) {
    throw new SlipwayError('IMAGE_INVALID', `"${text}": the name before "=" has a tag or digest`, {
      hint: 'Write OLD=NEW:TAG; whatever tag the manifests have now is replaced.',
    });
  }
  if (!old && wanted.tag === undefined && wanted.digest === undefined) {
    throw new SlipwayError('IMAGE_INVALID', `"${text}" names no tag and no digest to set`);
  }
  const renamed = old !== undefined && old.repository !== wanted.repository;
  return {
    repository: old?.spelled ?? wanted.spelled,
    ...(renamed ? { newRepository: wanted.spelled } : {}),
    ...(wanted.tag === undefined ? {} : { tag: wanted.tag }),
    ...(wanted.digest === undefined ? {} : { digest: wanted.digest }),
  };
}
