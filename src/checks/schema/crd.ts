import type { KubernetesObject } from '../../model/object.ts';
import { groupOf } from '../../model/object.ts';
import { isMapping } from './report.ts';

/** What a CustomResourceDefinition says of its kind. */
export interface CustomKind {
  group: string;
  kind: string;
  /** By version: its structural schema, if it has one. */
  versions: ReadonlyMap<string, CustomVersion>;
}

export interface CustomVersion {
  served: boolean;
  schema: Readonly<Record<string, unknown>> | undefined;
  /** What is under `status` is dropped when the object is written. */
  hasStatus: boolean;
}

/** Reads a CustomResourceDefinition, v1 or v1beta1; undefined for anything else, and for one that says nothing usable. */
export function readCustomKind(object: KubernetesObject): CustomKind | undefined {
  if (object.kind !== 'CustomResourceDefinition' || groupOf(object.apiVersion) !== 'apiextensions.k8s.io')
    return undefined;
  const spec = object['spec'];
  if (!isMapping(spec) || !isMapping(spec['names'])) return undefined;
  const { group } = spec;
  const { kind } = spec['names'];
  if (typeof group !== 'string' || typeof kind !== 'string') return undefined;
  const versions = new Map<string, CustomVersion>();
  for (const each of versionsOf(spec)) {
    const { name, served = true, schema = spec['validation'], subresources = spec['subresources'] } = each;
    if (typeof name !== 'string') continue;
    const own = isMapping(schema) && isMapping(schema['openAPIV3Schema']) ? schema['openAPIV3Schema'] : undefined;
    const open = spec['preserveUnknownFields'] ?? object.apiVersion.endsWith('/v1beta1');
    versions.set(name, {
      served: served === true,
      schema: own !== undefined && open === true ? { ...own, 'x-kubernetes-preserve-unknown-fields': true } : own,
      hasStatus: isMapping(subresources) && isMapping(subresources['status']),
    });
  }
  return { group, kind, versions };
}

function versionsOf(spec: Readonly<Record<string, unknown>>): readonly Readonly<Record<string, unknown>>[] {
  const list = Array.isArray(spec['versions']) ? spec['versions'].filter(isMapping) : [];
  return list.length > 0 ? list : [{ name: spec['version'] }];
}

/** How many CEL rules a schema has, which are not evaluated. */
export function celRules(schema: unknown): number {
  if (Array.isArray(schema)) return schema.reduce<number>((sum, each) => sum + celRules(each), 0);
  if (!isMapping(schema)) return 0;
  let count = 0;
  for (const [key, value] of Object.entries(schema)) {
    if (key === 'x-kubernetes-validations' && Array.isArray(value)) count += value.length;
    else if (key !== 'default' && key !== 'enum') count += celRules(value);
  }
  return count;
}
