import { formatIdentity, identify, type KubernetesObject } from '../model/object.ts';
import type { RenderedRoot } from '../model/rendered-root.ts';

/** An image as a rendered object has it. */
export interface RenderedImage {
  root: string;
  /** `apps/v1/Deployment/shop/web` */
  object: string;
  /** Kind and namespace, which stay when a name changes with its content. */
  kind: string;
  /** `containers`, `initContainers`, `ephemeralContainers`, `volumes`, or the last key of a configured field. */
  list: string;
  /** The container's or volume's name. */
  container: string;
  /** Of the value inside the object, items by name. */
  place: string;
  image: string;
}

const containerLists = new Set(['containers', 'initContainers', 'ephemeralContainers']);
const maxDepth = 32;

/** Every image of the rendered objects: containers of all kinds, at any depth, and image volumes. */
export function renderedImages(root: RenderedRoot): RenderedImage[] {
  return root.objects.flatMap(({ manifest }) => imagesOf(root.id, manifest));
}

function imagesOf(root: string, manifest: KubernetesObject): RenderedImage[] {
  if (manifest.kind === 'CustomResourceDefinition') return [];
  const identity = identify(manifest);
  const shared = {
    root,
    object: formatIdentity(identity),
    kind: `${identity.apiVersion}/${identity.kind}/${identity.namespace}`,
  };
  const found: RenderedImage[] = [];
  walk(manifest, '', 0);
  return found;

  function walk(value: unknown, path: string, depth: number): void {
    if (depth > maxDepth || value === null || typeof value !== 'object') return;
    for (const [key, child] of Object.entries(value)) {
      if (Array.isArray(child) && containerLists.has(key)) take(child, key, `${path}/${key}`, (item) => item['image']);
      if (Array.isArray(child) && key === 'volumes') take(child, key, `${path}/${key}`, referenceOf);
      walk(child, `${path}/${key}`, depth + 1);
    }
  }

  function take(
    items: readonly unknown[],
    list: string,
    path: string,
    imageOf: (item: Record<string, unknown>) => unknown,
  ): void {
    for (const [index, item] of items.entries()) {
      if (item === null || typeof item !== 'object') continue;
      const { name } = item as Record<string, unknown>;
      const image = imageOf(item as Record<string, unknown>);
      const container = typeof name === 'string' && name !== '' ? name : `#${index}`;
      if (typeof image === 'string' && image !== '')
        found.push({ ...shared, list, container, place: `${path}/${container}`, image });
    }
  }
}

function referenceOf({ image }: Record<string, unknown>): unknown {
  return image !== null && typeof image === 'object' ? (image as Record<string, unknown>)['reference'] : undefined;
}
