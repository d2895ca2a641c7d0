import type { JsonPath } from '../../../src/model/json-path.ts';
import type { KubernetesObject } from '../../../src/model/object.ts';

export interface Mutant {
  /** Of the seed, the change and the place: `deployment text-for-integer spec.replicas`. */
  path: JsonPath;
  change: string;
  object: KubernetesObject;
}

type Change = (value: unknown) => unknown;
const gone = Symbol('gone');

const changes: Readonly<Record<string, Change>> = {
  gone: () => gone,
  null: () => null,
  text: (value) => (typeof value === 'number' || typeof value === 'boolean' ? String(value) : 'Zzz'),
  integer: (value) => (typeof value === 'number' ? value + 0.5 : 7),
  boolean: (value) => (typeof value === 'boolean' ? 'true' : true),
  list: (value) => (Array.isArray(value) ? {} : [value]),
  mapping: (value) => (isMapping(value) ? [] : { a: value }),
  huge: (value) => (typeof value === 'number' ? 2 ** 40 : ''),
  again: (value) => (Array.isArray(value) ? [...value, value[0] ?? 'a'] : { unknownField: value }),
  more: (value) => (isMapping(value) ? { ...value, unknownField: 1 } : Array.isArray(value) ? [...value, null] : -1),
};

function isMapping(value: unknown): value is Record<string, unknown> {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}

/** Every change at every place of an object, but for what identifies it. */
export function mutants(object: KubernetesObject): readonly Mutant[] {
  return placesOf(object, [])
    .filter(
      (path) =>
        !['apiVersion', 'kind'].includes(String(path[0])) &&
        path.join('.') !== 'metadata.name' &&
        path.join('.') !== 'metadata',
    )
    .flatMap((path) =>
      Object.entries(changes).map(([change, apply]) => ({
        path,
        change,
        object: changed(object, path, apply) as KubernetesObject,
      })),
    );
}

function placesOf(value: unknown, path: JsonPath): readonly JsonPath[] {
  const below = Array.isArray(value)
    ? value.flatMap((item, index) => placesOf(item, [...path, index]))
    : isMapping(value)
      ? Object.entries(value).flatMap(([key, child]) => placesOf(child, [...path, key]))
      : [];
  return path.length === 0 ? below : [path, ...below];
}

function changed(value: unknown, [step, ...rest]: JsonPath, apply: Change): unknown {
  if (step === undefined) return apply(value);
  if (Array.isArray(value)) {
    return value.flatMap((item, index) => {
      const next: unknown = index === step ? changed(item, rest, apply) : item;
      return next === gone ? [] : [next];
    });
  }
  return Object.fromEntries(
    Object.entries(value as Record<string, unknown>).flatMap(([key, child]) => {
      const next = key === step ? changed(child, rest, apply) : child;
      return next === gone ? [] : [[key, next]];
    }),
  );
}

/** A sample that is the same every time. */
export function sampled<T>(items: readonly T[], count: number): readonly T[] {
  if (items.length <= count) return items;
  let state = 42;
  const chosen = new Set<number>();
  while (chosen.size < count) {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    chosen.add((state >>> 8) % items.length);
  }
  return [...chosen].toSorted((a, b) => a - b).flatMap((index) => items.slice(index, index + 1));
}
