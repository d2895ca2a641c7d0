import { conventionList } from '../bump/conventions/all.ts';
import type { BumpRequest } from '../bump/survey.ts';
import type { Config } from '../config/schema.ts';
import { SlipwayError } from '../model/errors.ts';
import { normalizeRepository } from '../model/image-reference.ts';
import { nearest } from '../model/nearest.ts';
import type { ImageIntent } from '../model/plan.ts';
import type { OptionValues } from '../options/values.ts';
import type { FileTree } from '../ports/files.ts';
import type { FindApplied } from '../render/applied-roots.ts';
import { expandRoots } from './expand-roots.ts';

/** A part of the manifest repository that is bumped and judged by itself: an environment, or the whole of it. */
export interface Scope {
  /** Undefined where the repository has no environments. */
  name: string | undefined;
  /** Repository-relative; undefined: everything. */
  roots: readonly string[] | undefined;
  /** Whether an image concerns it. */
  takes: (intent: ImageIntent) => boolean;
  /** It names its images, so one that it does not use is a mistake. */
  namesImages: boolean;
}

export interface ScopeRequest {
  tree: FileTree;
  config: Config | undefined;
  /** Folder that the configuration's paths are relative to. */
  path: string;
  /** From --environment; empty: all. */
  names: readonly string[];
  /** From --path, instead of environments. */
  paths: readonly string[];
  /** Absent for the built-in engine, which renders no operator's objects. */
  applied: FindApplied | undefined;
}

/** The scopes of a run. Throws `OPTION_INVALID` for an unknown environment, and what `expandRoots` does. */
export async function scopesOf(request: ScopeRequest): Promise<readonly Scope[]> {
  const { applied, config, names, paths, path, tree } = request;
  const everything = { takes: () => true, namesImages: false };
  if (paths.length > 0) return [{ name: undefined, roots: paths, ...everything }];
  const environments = Object.entries(config?.environments ?? {});
  for (const name of names)
    checkEnvironmentName(
      name,
      environments.map(([known]) => known),
    );
  if (environments.length === 0) return [{ name: undefined, roots: path === '.' ? undefined : [path], ...everything }];
  const wanted = environments.filter(([name]) => names.length === 0 || names.includes(name));
  return await Promise.all(
    wanted.map(async ([name, environment]) => ({
      name,
      roots: await expandRoots(tree, {
        path,
        key: `environments.${name}.roots`,
        patterns: environment.roots,
        applied,
      }),
      takes: imageFilter(environment.images, config),
      namesImages: environment.images !== undefined,
    })),
  );
}

/** Throws `OPTION_INVALID`, naming the nearest one that there is. */
export function checkEnvironmentName(name: string, known: readonly string[]): void {
  if (known.includes(name)) return;
  const near = nearest(name, known);
  const hint =
    near === undefined ? `The manifest repository has: ${known.join(', ') || 'none'}.` : `Did you mean "${near}"?`;
  throw new SlipwayError('OPTION_INVALID', `there is no environment "${name}"`, { hint });
}

function imageFilter(images: readonly string[] | undefined, config: Config | undefined): Scope['takes'] {
  if (images === undefined) return () => true;
  const repositories = new Set(
    images.map((image) => normalizeRepository(config?.images?.[image]?.repository ?? image)),
  );
  return (intent) => repositories.has(normalizeRepository(intent.repository));
}

/** What an image that no manifest uses means: the option, else the configuration, else a failure. */
export function onMissingOf(values: OptionValues, config: Config | undefined): 'fail' | 'ignore' {
  return (values.text('on-missing') as 'fail' | 'ignore' | undefined) ?? config?.bump?.['on-missing'] ?? 'fail';
}

/** What the configuration says of places. Throws `CONFIG_INVALID` for a convention that is none. */
export function placesOf(config: Config | undefined): Pick<BumpRequest, 'fields' | 'targets' | 'without'> {
  const { without = [], fields = [], targets = [] } = config?.bump ?? {};
  const known = conventionList.map(({ id }) => id);
  for (const id of without) {
    if (known.includes(id)) continue;
    const near = nearest(id, known);
    const hint = near === undefined ? `There are: ${known.join(', ')}.` : `Did you mean "${near}"?`;
    throw new SlipwayError('CONFIG_INVALID', `bump.without: there is no convention "${id}"`, { hint });
  }
  return {
    without,
    targets,
    fields: fields.map(({ kind, path }) => (kind === undefined ? { path } : { kind, path })),
  };
}
