import type { Body, ListNode, Node, Scalar, SchemaBundle } from '../../src/checks/schema/bundle.ts';
import type { GoTypes } from './go-types.ts';
import type { Lifecycle } from './lifecycle.ts';
import type { OpenApi, OpenApiSchema } from './specs.ts';

export interface Source {
  release: string;
  spec: OpenApi;
  types: GoTypes;
}

/** Definitions that have a JSON form of their own, which the OpenAPI only hints at. */
const special: Readonly<Record<string, Scalar>> = {
  'io.k8s.apimachinery.pkg.api.resource.Quantity': 'q',
  'io.k8s.apimachinery.pkg.util.intstr.IntOrString': 'x',
  'io.k8s.apimachinery.pkg.apis.meta.v1.Time': 't',
  'io.k8s.apimachinery.pkg.apis.meta.v1.MicroTime': 't',
  'io.k8s.apimachinery.pkg.apis.meta.v1.FieldsV1': 'o',
  'io.k8s.apimachinery.pkg.runtime.RawExtension': 'o',
};

/** Said to be required, and yet an API server takes objects without them (found by dry runs): their Go types have no pointer. */
const notRequired: Readonly<Record<string, readonly string[]>> = {
  'io.k8s.api.core.v1.LimitRangeSpec': ['limits'],
  'io.k8s.api.core.v1.Sysctl': ['value'],
  'io.k8s.api.discovery.v1.EndpointSlice': ['endpoints'],
  'io.k8s.api.rbac.v1.RoleRef': ['apiGroup'],
  'io.k8s.api.scheduling.v1.PriorityClass': ['value'],
};

/** Puts the versions together: equal bodies once, and of each version what differs from the one before. */
export function bundle(sources: readonly Source[], lifecycles: ReadonlyMap<string, Lifecycle>): SchemaBundle {
  const names = new Index<string>();
  const bodies = new Index<Body>();
  const enums = new Index<readonly string[]>();
  const definitions: number[][] = [];
  const kinds: Record<string, number | null>[] = [];
  let [before, kindsBefore] = [new Map<number, number>(), new Map<string, number>()];
  for (const source of sources) {
    const [now, kindsNow] = [new Map<number, number>(), new Map<string, number>()];
    for (const [name, schema] of Object.entries(source.spec.definitions).toSorted(([a], [b]) => (a < b ? -1 : 1))) {
      if (Object.hasOwn(special, name)) continue;
      now.set(names.of(name), bodies.of(bodyOf(name, schema, { source, names, enums })));
      for (const kind of kindsOf(schema)) kindsNow.set(kind, names.of(name));
    }
    definitions.push(delta(before, now).flat());
    kinds.push(
      Object.fromEntries([
        ...[...kindsNow].filter(([kind, name]) => kindsBefore.get(kind) !== name),
        ...[...kindsBefore.keys()].filter((kind) => !kindsNow.has(kind)).map((kind) => [kind, null]),
      ]) as Record<string, number | null>,
    );
    [before, kindsBefore] = [now, kindsNow];
  }
  return {
    licence: 'Made of the OpenAPI of Kubernetes, Copyright The Kubernetes Authors, Apache-2.0',
    minors: sources.map(({ release }) => Number(release.split('.')[1])),
    releases: sources.map(({ release }) => release),
    names: names.values,
    bodies: bodies.values,
    enums: enums.values,
    definitions,
    kinds,
    lifecycles: Object.fromEntries(lifecycles),
  };
}

class Index<T> {
  readonly values: T[] = [];
  private readonly known = new Map<string, number>();

  of(value: T): number {
    const key = JSON.stringify(value);
    const index = this.known.get(key) ?? this.values.push(value) - 1;
    this.known.set(key, index);
    return index;
  }
}

function delta(before: ReadonlyMap<number, number>, now: ReadonlyMap<number, number>): [number, number][] {
  return [
    ...[...now].filter(([name, body]) => before.get(name) !== body),
    ...[...before.keys()].filter((name) => !now.has(name)).map((name): [number, number] => [name, -1]),
  ];
}

/** The kinds that can be objects of their own: those of one group and version alone. */
function kindsOf(schema: OpenApiSchema): readonly string[] {
  const [only, ...more] = schema['x-kubernetes-group-version-kind'] ?? [];
  if (only === undefined || more.length > 0) return [];
  return [`${only.group === '' ? '' : `${only.group}/`}${only.version}/${only.kind}`];
}

interface Context {
  source: Source;
  names: Index<string>;
  enums: Index<readonly string[]>;
}

function bodyOf(name: string, schema: OpenApiSchema, context: Context): Body {
  if (schema.properties === undefined) return { is: nodeOf(schema, context) };
  const enums = context.source.types.enums.get(name);
  const fields = Object.entries(schema.properties)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([field, property]) => [field, nodeOf(property, context, enums?.get(field))] as const);
  const required = (schema.required ?? []).filter((field) => !notRequired[name]?.includes(field));
  return { fields: Object.fromEntries(fields), ...(required.length === 0 ? {} : { required: required.toSorted() }) };
}

function nodeOf(schema: OpenApiSchema, context: Context, values?: readonly string[]): Node {
  if (schema.$ref !== undefined) {
    const name = schema.$ref.replace('#/definitions/', '');
    return special[name] ?? context.names.of(name);
  }
  switch (schema.type) {
    case 'array':
      return listOf(schema, context, values);
    case 'object':
      return schema.additionalProperties === undefined
        ? 'o'
        : { map: nodeOf(schema.additionalProperties, context, values) };
    case 'string':
      if (schema.format === 'byte') return 'y';
      if (schema.format === 'date-time') return 't';
      return values === undefined ? 's' : { enum: context.enums.of(values) };
    case 'integer':
      return schema.format === 'int32' ? 'i' : 'l';
    case 'number':
      return 'n';
    case 'boolean':
      return 'b';
    case undefined:
      return '*';
    default:
      throw new Error(`there is a type ${schema.type}`);
  }
}

function listOf(schema: OpenApiSchema, context: Context, values?: readonly string[]): ListNode {
  const items = schema.items ?? {};
  const list = nodeOf(items, context, values);
  if (schema['x-kubernetes-list-type'] === 'set') return { list, set: true };
  const keys = schema['x-kubernetes-list-map-keys'];
  if (keys === undefined || schema['x-kubernetes-list-type'] !== 'map') return { list };
  const defaults = context.source.types.defaults.get(items.$ref?.replace('#/definitions/', '') ?? '');
  return { list, keys: keys.map((key) => [key, defaults?.get(key) ?? null] as const) };
}
