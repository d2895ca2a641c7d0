import { SlipwayError } from './errors.ts';
import { digestProblem, splitName, splitReference, tagProblem } from './image-reference.ts';

/** What `kustomize edit set image` takes: `*` keeps what an entry has, absent parts are taken away. */
export interface SetImageIntent {
  /** `name` of the entry. */
  name: string;
  newName?: string;
  newTag?: string;
  digest?: string;
}

/** Reads the argument of --set-image: `IMAGE[=NEWIMAGE][:TAG][@DIGEST]`. Throws `IMAGE_INVALID`. */
export function parseSetImageArgument(text: string): SetImageIntent {
  const equals = text.indexOf('=');
  const at = text.indexOf('@');
  const renames = equals >= 0 && (at < 0 || equals < at);
  const { name: target, tag, digest } = splitReference(renames ? text.slice(equals + 1) : text);
  const name = renames ? text.slice(0, equals) : target;
  const problem =
    (name === '' || (!renames && !splitName(name)) ? `"${name}" is not a name` : undefined) ??
    (renames && target !== '*' && !splitName(target) ? `"${target}" is not a name` : undefined) ??
    (tag === undefined || tag === '*' ? undefined : tagProblem(tag)) ??
    (digest === undefined || digest === '*' ? undefined : digestProblem(digest)) ??
    (!renames && tag === undefined && digest === undefined ? 'it sets nothing' : undefined);
  if (problem !== undefined) {
    throw new SlipwayError('IMAGE_INVALID', `"${text}": ${problem}`, {
      hint: 'Write IMAGE:TAG, IMAGE@DIGEST, or IMAGE=NEWIMAGE[:TAG][@DIGEST]; * keeps what the entry has.',
    });
  }
  return {
    name,
    ...(renames ? { newName: target } : {}),
    ...(tag === undefined ? {} : { newTag: tag }),
    ...(digest === undefined ? {} : { digest }),
  };
}
