import type { RenderedRoot } from '../../model/rendered-root.ts';
import { foldersOf } from '../../model/root-id.ts';
import { meansOne } from '../globs.ts';

/** Those of the roots that may be in a cluster together with a root; also the root itself. */
export type NeighboursOf = (root: RenderedRoot, roots: readonly RenderedRoot[]) => readonly RenderedRoot[];

/** The names of the environments that a root is of, by its id. */
export type EnvironmentsOf = (id: string) => readonly string[];

/** A folder stands for all roots in it. @param environments Of each environment the globs of its roots. */
export function createEnvironmentsOf(environments: Readonly<Record<string, readonly string[]>>): EnvironmentsOf {
  const named = Object.entries(environments);
  const known = new Map<string, readonly string[]>();
  return (id) => {
    let own = known.get(id);
    if (own === undefined) {
      const ids = [id, ...foldersOf(id)];
      own = named
        .filter(([, globs]) => globs.includes('.') || ids.some((each) => meansOne(globs, each)))
        .map(([name]) => name);
      known.set(id, own);
    }
    return own;
  };
}

/**
 * Roots of an environment are neighbours of each other, and of roots that are of none. `environments` has of each environment the globs
 * of its roots. The same roots have the same list of neighbours, so that what is made of it can be kept by it.
 */
export function createNeighbours(environments: Readonly<Record<string, readonly string[]>>): NeighboursOf {
  if (Object.keys(environments).length === 0) return (_, roots) => roots;
  const environmentsOf = createEnvironmentsOf(environments);
  const lists = new WeakMap<readonly RenderedRoot[], Map<string, readonly RenderedRoot[]>>();
  return (root, roots) => {
    const own = environmentsOf(root.id);
    if (own.length === 0) return roots;
    const ofRoots = lists.get(roots) ?? new Map<string, readonly RenderedRoot[]>();
    lists.set(roots, ofRoots);
    const key = JSON.stringify(own);
    const neighbours = ofRoots.get(key) ?? roots.filter(({ id }) => mayMeet(own, environmentsOf(id)));
    ofRoots.set(key, neighbours);
    return neighbours;
  };
}

/** Whether roots of some environments, and of others, may be in one cluster: what is of none may be anywhere. */
export function mayMeet(own: readonly string[], others: readonly string[]): boolean {
  return own.length === 0 || others.length === 0 || others.some((name) => own.includes(name));
}
