import type { ErrorDocument } from './errors.ts';
import type { KubernetesObject } from './object.ts';

/** Where an object comes from, as precisely as it is known. */
export interface Origin {
  file: string;
  line?: number;
}

export interface RenderedObject {
  manifest: KubernetesObject;
  origin?: Origin;
}

export type RootEngine = 'kustomize' | 'helm' | 'plain' | 'stdin' | 'argocd' | 'flux';

/** A root to render: a repository-relative folder or file, what an operator's object describes (`FILE#Kind/NAMESPACE/NAME`), or `-` for standard input. */
export interface Root {
  id: string;
  engine: RootEngine;
  /** Helm value files, repository-relative. */
  values?: readonly string[];
}

/** The objects of one root, or why there are none. */
export interface RenderedRoot {
  id: string;
  engine: RootEngine;
  objects: readonly RenderedObject[];
  errors: readonly ErrorDocument[];
  milliseconds: number;
  /** Why it, or a part of it, was left out, as the configuration says. */
  excluded?: string;
  /** Namespaces that hold more than is told, for something that goes there was not rendered. */
  unseen?: readonly string[];
  /** How many objects it has, where they were not read because all that they are asked for is known: `objects` throws then. */
  unread?: number;
}

/** A root that need not be read. */
export function unreadRoot({ id, engine }: Root, objects: number): RenderedRoot {
  return {
    id,
    engine,
    get objects(): never {
      throw new Error(`the objects of ${id} were not read`);
    },
    errors: [],
    milliseconds: 0,
    unread: objects,
  };
}

/** How many objects a root has. */
export function countObjects(root: RenderedRoot): number {
  return root.unread ?? root.objects.length;
}
