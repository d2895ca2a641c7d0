import { createHash } from 'node:crypto';
import type { KubernetesObject } from '../../model/object.ts';
import { groupOf } from '../../model/object.ts';
import type { RenderedRoot } from '../../model/rendered-root.ts';
import type { NeighboursOf } from '../../policy/related/neighbours.ts';
import { type CustomKind, type CustomVersion, readCustomKind } from './crd.ts';
import type { Check } from './report.ts';
import { compileStructural } from './structural.ts';

/** The kinds that CustomResourceDefinitions define: of the root itself, of configured folders, of other roots that may be in a cluster with it; in this order. */
export interface CustomKinds {
  find(
    object: Pick<KubernetesObject, 'apiVersion' | 'kind'>,
    root: RenderedRoot,
    roots: readonly RenderedRoot[],
  ): CustomKind | undefined;
  /** The check of a version of a kind; made once. */
  check(version: CustomVersion, metadata: Check): Check | undefined;
  /** Differs when the kinds that a root gets from other roots differ. */
  digest(root: RenderedRoot, roots: readonly RenderedRoot[]): string;
}

type Kinds = ReadonlyMap<string, CustomKind>;

/** `configured`: the objects of `gate.crds`. */
export function createCustomKinds(
  configured: readonly KubernetesObject[],
  neighbours: NeighboursOf = (_, roots) => roots,
): CustomKinds {
  const fixed = kindsOf(configured);
  const own = new WeakMap<RenderedRoot, Kinds>();
  const joint = new WeakMap<readonly RenderedRoot[], Kinds>();
  const checks = new WeakMap<CustomVersion, Check>();
  const digests = new WeakMap<readonly RenderedRoot[], string>();
  const ofRoot = (root: RenderedRoot): Kinds =>
    remembered(own, root, () => kindsOf(root.objects.map(({ manifest }) => manifest)));
  const ofAll = (roots: readonly RenderedRoot[]): Kinds =>
    remembered(joint, roots, () => new Map(roots.toReversed().flatMap((root) => [...ofRoot(root)])));
  return {
    find: (object, root, roots) => {
      const key = `${groupOf(object.apiVersion)}/${object.kind}`;
      return ofRoot(root).get(key) ?? fixed.get(key) ?? ofAll(neighbours(root, roots)).get(key);
    },
    check: (version, metadata) => {
      const { schema } = version;
      if (schema === undefined) return undefined;
      return remembered(checks, version, () => compileStructural(withoutStatus(schema, version.hasStatus), metadata));
    },
    digest: (root, roots) => {
      if (root.objects.length === 0) return '';
      const together = neighbours(root, roots);
      return remembered(digests, together, () => {
        const hash = createHash('sha256');
        for (const { manifest } of together.flatMap(({ objects }) => objects))
          if (readCustomKind(manifest) !== undefined) hash.update(JSON.stringify(manifest));
        return hash.digest('hex');
      });
    },
  };
}

function remembered<K extends object, V>(cache: WeakMap<K, V>, key: K, make: () => V): V {
  const known = cache.get(key);
  if (known !== undefined) return known;
  const made = make();
  cache.set(key, made);
  return made;
}

function kindsOf(objects: readonly KubernetesObject[]): Kinds {
  const kinds = new Map<string, CustomKind>();
  for (const object of objects) {
    const kind = readCustomKind(object);
    if (kind !== undefined) kinds.set(`${kind.group}/${kind.kind}`, kind);
  }
  return kinds;
}

/** Where status is a subresource, the API server drops what an object has of it. */
function withoutStatus(
  schema: NonNullable<CustomVersion['schema']>,
  hasStatus: boolean,
): NonNullable<CustomVersion['schema']> {
  if (!hasStatus) return schema;
  const properties = schema['properties'];
  const required = Array.isArray(schema['required']) ? schema['required'].filter((name) => name !== 'status') : [];
  return {
    ...schema,
    required,
    properties: {
      ...(properties !== null && typeof properties === 'object' ? properties : {}),
      status: { 'x-kubernetes-preserve-unknown-fields': true },
    },
  };
}
