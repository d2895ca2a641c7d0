import { groupOf, identify, type KubernetesObject } from '../model/object.ts';
import type { RenderedObject, RenderedRoot } from '../model/rendered-root.ts';
import { stripHash } from '../render/kustomize/hash-suffix.ts';

/** A generated object's name without its hash, for comparison only; any other name as it is. */
export function withoutHash({ kind, metadata }: KubernetesObject): string {
  return stripHash(kind, metadata?.name ?? '');
}

/** `apps/Deployment/shop/web`: what an object is matched by across revisions, without version and hash. */
export function objectKey(object: KubernetesObject): string {
  const { apiVersion, kind, namespace } = identify(object);
  return `${groupOf(apiVersion)}/${kind}/${namespace}/${withoutHash(object)}`;
}

/** Writes names of generated objects without their hash wherever they are referred to. */
export function nameNormalizer(objects: readonly RenderedObject[]): (text: string) => string {
  const names = new Map<string, string>();
  for (const { manifest } of objects) {
    const name = manifest.metadata?.name ?? '';
    const stripped = withoutHash(manifest);
    if (stripped !== name) names.set(name, stripped);
  }
  return (text) => names.get(text) ?? text;
}

/** Objects by key, in order; a root can render one object twice. */
export function groupByKey(root: RenderedRoot | undefined): ReadonlyMap<string, readonly RenderedObject[]> {
  return Map.groupBy(root?.objects ?? [], ({ manifest }) => objectKey(manifest));
}

/** The keys of a root's objects, each once. */
export function keysIn({ objects }: RenderedRoot): ReadonlySet<string> {
  return new Set(objects.map(({ manifest }) => objectKey(manifest)));
}
