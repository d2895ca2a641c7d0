import type { ImageConfig } from '../config/schema-build.ts';
import { SlipwayError } from '../model/errors.ts';
import { readImageReference, tagProblem } from '../model/image-reference.ts';

/** One image of the configuration, with its short name. */
export type ImageSpec = ImageConfig & { readonly name: string };

/** Nothing that the runner or a workflow gave to Slipway itself. */
const ours = /^(?:INPUT_|ACTIONS_|SLIPWAY_)/;

/**
 * Checks what the configuration's schema leaves open and what ends up in a builder's arguments: an id or variable with a comma would
 * become another option. Throws `CONFIG_INVALID`.
 */
export function checkSpec(spec: ImageSpec): void {
  const { name, repository, target, args = {}, secrets = {}, cache } = spec;
  const refuse = (key: string, value: string, why: string): never => {
    throw new SlipwayError('CONFIG_INVALID', `images.${name}.${key}: ${JSON.stringify(value)} ${why}`);
  };
  for (const [key, value] of [['repository', repository] as const, ['cache', cache] as const]) {
    const parts = value === undefined ? undefined : readImageReference(value);
    if (value !== undefined && (parts === undefined || parts.spelled !== value)) {
      refuse(key, value, 'is not a repository: [HOST[:PORT]/]PATH in lower case, without a tag');
    }
  }
  const variable = /^[A-Za-z_][A-Za-z0-9_]*$/;
  if (target !== undefined && !/^[A-Za-z0-9][\w.-]*$/.test(target))
    refuse('target', target, 'is not the name of a stage');
  for (const key of Object.keys(args)) if (!variable.test(key)) refuse('args', key, 'is not the name of an argument');
  for (const [id, source] of Object.entries(secrets)) {
    if (!/^[\w.-]+$/.test(id)) refuse('secrets', id, 'is not an id: letters, digits, dots, dashes');
    if (!variable.test(source)) refuse(`secrets.${id}`, source, 'is not the name of an environment variable');
    if (ours.test(source)) refuse(`secrets.${id}`, source, 'is not for builds; give the value a variable of its own');
  }
}

/** The tags of an image for a commit. Throws `CONFIG_INVALID`. */
export function tagsOf({ name, tags }: ImageSpec, revision: string): readonly [string, ...string[]] {
  const made = tags.map((tag) => tag.replaceAll('{sha12}', revision.slice(0, 12)).replaceAll('{sha}', revision));
  for (const tag of made) {
    const problem = tagProblem(tag);
    if (problem !== undefined) {
      throw new SlipwayError('CONFIG_INVALID', `images.${name}.tags: ${problem}`, {
        hint: 'Only {sha12} and {sha} are replaced; the rest is letters, digits, dots, dashes and underscores.',
      });
    }
  }
  const [first, ...rest] = [...new Set(made)];
  if (first === undefined) throw new SlipwayError('CONFIG_INVALID', `images.${name}.tags: is empty`);
  return [first, ...rest];
}
