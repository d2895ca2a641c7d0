import { SlipwayError } from '../model/errors.ts';
import type { Location } from '../model/location.ts';
import type { TreeReader } from './tree-reader.ts';

/** Makes sure that a repository has nothing where we lay files over it, which would become part of them. Throws `PATH_OUTSIDE`. */
export async function checkPlaceIsFree(
  { tree }: TreeReader,
  place: string,
  /** What is done there. */
  use: string,
  where: Location,
): Promise<void> {
  if ((await tree.list([place])).length === 0) return;
  throw new SlipwayError('PATH_OUTSIDE', `${place} is where ${use}, so nothing may be there`, {
    hint: `Rename ${place} in the repository.`,
    location: where,
  });
}
