import type { KubernetesObject } from '../model/object.ts';

export interface ContainerImage {
  /** The container's name. */
  container: string;
  image: string;
  /** Of the container in the object, so that two pod templates of one object are told apart. */
  place: string;
}

const containerLists = new Set(['containers', 'initContainers', 'ephemeralContainers']);
const maxDepth = 12;

/** The images of an object's containers, wherever it holds pod specs: workloads, and custom resources with a pod template. */
export function containerImages(object: KubernetesObject): readonly ContainerImage[] {
  const found: ContainerImage[] = [];
  walk(object, '', 0, found);
  return found;
}

function walk(value: unknown, path: string, depth: number, found: ContainerImage[]): void {
  if (depth > maxDepth || value === null || typeof value !== 'object' || Array.isArray(value)) return;
  for (const [key, child] of Object.entries(value)) {
    if (containerLists.has(key) && Array.isArray(child)) takeContainers(child, `${path}/${key}`, found);
    else walk(child, `${path}/${key}`, depth + 1, found);
  }
}

function takeContainers(items: readonly unknown[], path: string, found: ContainerImage[]): void {
  items.forEach((item, index) => {
    if (item === null || typeof item !== 'object') return;
    const { name, image } = item as Record<string, unknown>;
    if (typeof image !== 'string' || image === '') return;
    const container = typeof name === 'string' && name !== '' ? name : `#${index}`;
    found.push({ container, image, place: `${path}/${container}` });
  });
}
