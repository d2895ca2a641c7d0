import type { KubernetesObject } from '../../model/object.ts';
import type { KubeKind, LiveObject } from '../../ports/kube.ts';
import type { Answer } from './exchange.ts';

/** Media types that leave everything but the metadata on the server. */
export const metadataTypes = {
  object: 'application/json;as=PartialObjectMetadata;g=meta.k8s.io;v=v1',
  list: 'application/json;as=PartialObjectMetadataList;g=meta.k8s.io;v=v1',
} as const;

/** Reads one object of an answer. */
export function readObject(answer: Answer, kind: KubeKind): LiveObject {
  return named(JSON.parse(answer.body) as KubernetesObject, kind);
}

/** Gives an object the apiVersion and kind that it was asked by: items of lists have none, and metadata has its own. */
export function named(object: KubernetesObject, { apiVersion, kind }: KubeKind): LiveObject {
  return { ...object, apiVersion, kind } as LiveObject;
}

/** The texts that a Secret holds, plain and encoded; none for other kinds. */
export function secretsOf(object: KubernetesObject): readonly string[] {
  if (object.kind !== 'Secret' || object.apiVersion !== 'v1') return [];
  const encoded = valuesOf(object['data']);
  const texts = valuesOf(object['stringData']);
  const decoded = encoded.map((value) => Buffer.from(value, 'base64').toString('utf8'));
  return [...encoded, ...decoded, ...texts].filter((value) => value !== '');
}

/** All strings below a value: a manifest may hold a list where a text belongs. */
function valuesOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(valuesOf) : [];
}
