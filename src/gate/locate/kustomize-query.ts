import type { JsonPath } from '../../model/json-path.ts';
import type { KubernetesObject } from '../../model/object.ts';
import type { Layer } from '../../render/kustomize/closure.ts';
import type { ObjectSource } from '../../render/kustomize/object-sources.ts';
import type { TreeReader } from '../../render/tree-reader.ts';
import type { Place } from './place.ts';

/** What is looked for: where a path of a rendered object got its value. */
export interface KustomizeQuery {
  reader: TreeReader;
  object: KubernetesObject;
  source: ObjectSource;
  path: JsonPath;
  /** What the rendered object has at the path. */
  value: unknown;
  /** Whether a rendered name is the name that kustomize made of another, as it does where objects refer to each other. */
  renamed: (rendered: string, original: string) => boolean;
}

/** A place that sets the path at one step of kustomize's work, and the value that it sets there. */
export interface Candidate {
  place: Omit<Place, 'precision'>;
  value: unknown;
  /** What sets it: a patch, a field of the kustomization, the object's own document. */
  by?: string;
}

/** A place in a layer's kustomization. */
export async function inKustomization(
  reader: TreeReader,
  layer: Layer,
  path: JsonPath,
): Promise<Omit<Place, 'precision'>> {
  const { file } = layer.kustomization;
  const document = (await reader.documents(file))?.find((one) => one.value !== undefined);
  return { file, documentLine: document?.line ?? 1, path };
}

/** Whether a selector's pattern (anchored, in Go's syntax) means a text. Hostile patterns can be slow in JavaScript, so only the usual ones are tried. */
export function matchesPattern(pattern: unknown, texts: readonly string[]): boolean {
  if (typeof pattern !== 'string' || pattern === '') return true;
  if (!/^[\w.*|/-]+$/.test(pattern)) return true;
  return pattern.split('|').some((alternative) => {
    const parts = alternative.split('.*');
    return texts.some((text) => {
      if (parts.length === 1) return text === alternative;
      return text.length <= 253 && text.startsWith(parts[0] ?? '') && text.endsWith(parts.at(-1) ?? '');
    });
  });
}
