import { brotliDecompressSync } from 'node:zlib';
import { byKind } from '../by-kind.ts';
import { nearest } from '../../model/nearest.ts';
import type { Body, Lifecycle, SchemaBundle } from './bundle.ts';
import { createCompiler } from './compile.ts';
import { constraintsOf } from './go-validation.ts';
import type { Check } from './report.ts';

/** The schemas of Kubernetes itself, of all versions that come with Slipway. */
export interface Schemas {
  /** Ascending: `1.28`. */
  versions: readonly string[];
  /** The schemas of a version, or of the nearest one that there is; without one of the newest. */
  at(version?: string): VersionSchemas;
}

export interface VersionSchemas {
  minor: number;
  /** Whether these are the schemas of the version that was asked for. */
  exact: boolean;
  /** The check of an object of Kubernetes' own kinds: `apps/v1`, `Deployment`. */
  check(apiVersion: string, kind: string): Check | undefined;
  /** Kubernetes' own object metadata, which custom resources have too. */
  metadata: Check;
  /** Whether Kubernetes itself has this group, in whatever version of the API and of Kubernetes. */
  hasGroup(group: string): boolean;
  /** The kind of the apiVersion that is most alike. */
  nearestKind(apiVersion: string, kind: string): string | undefined;
  /** The minor version that is the first to have it, when that is later. */
  comesIn(apiVersion: string, kind: string): number | undefined;
  /** The minor version that is the first without it, as far as is known. */
  goesIn(apiVersion: string, kind: string): number | undefined;
  /** The minor version since which it is gone, as far as is known. */
  goneIn(apiVersion: string, kind: string): number | undefined;
  lifecycle(apiVersion: string, kind: string): Lifecycle | undefined;
}

/** Reads dist/policies/kubernetes.json.br. */
export function createSchemas(compressed: Uint8Array): Schemas {
  const bundle = JSON.parse(brotliDecompressSync(compressed).toString()) as SchemaBundle;
  const byMinor = new Map<number, VersionSchemas>();
  return {
    versions: bundle.minors.map((minor) => `1.${minor}`),
    at(version) {
      const wanted = version === undefined ? (bundle.minors.at(-1) ?? 0) : Number(version.split('.')[1]);
      const known = byMinor.get(wanted);
      if (known !== undefined) return known;
      const made = versionSchemas(bundle, wanted);
      byMinor.set(wanted, made);
      return made;
    },
  };
}

function versionSchemas(bundle: SchemaBundle, wanted: number): VersionSchemas {
  const position = positionOf(bundle.minors, wanted);
  const bodies = bodiesAt(bundle, position);
  const kinds = kindsAt(bundle, position);
  const compile = createCompiler({
    body: (name) => bodies.get(name),
    values: (index) => bundle.enums[index] ?? [],
    constraints: (name) => constraintsOf(bundle.names[name] ?? '', wanted),
  });
  const metadata = bundle.names.indexOf('io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta');
  const everywhere = bundle.minors.map((_, index) => kindsAt(bundle, index));
  const groups = new Set(
    [...everywhere.flatMap((each) => [...each.keys()]), ...Object.keys(bundle.lifecycles)].map((key) => groupIn(key)),
  );
  const minorWhere = (from: number, holds: (index: number) => boolean): number | undefined =>
    bundle.minors.find((_, index) => index > from && holds(index));
  return {
    minor: wanted,
    exact: bundle.minors[position] === wanted,
    check: byKind((apiVersion, kind) => {
      const name = kinds.get(`${apiVersion}/${kind}`);
      return name === undefined ? undefined : compile(name);
    }),
    metadata: compile(metadata),
    hasGroup: (group) => groups.has(group),
    nearestKind: (apiVersion, kind) => {
      const start = `${apiVersion}/`;
      const names = [...kinds.keys()].filter((key) => key.startsWith(start)).map((key) => key.slice(start.length));
      return names.find((name) => name.toLowerCase() === kind.toLowerCase()) ?? nearest(kind, names);
    },
    comesIn: (apiVersion, kind) =>
      minorWhere(position, (index) => everywhere[index]?.has(`${apiVersion}/${kind}`) ?? false),
    goesIn: (apiVersion, kind) =>
      kinds.has(`${apiVersion}/${kind}`)
        ? minorWhere(position, (index) => !everywhere[index]?.has(`${apiVersion}/${kind}`))
        : undefined,
    goneIn: (apiVersion, kind) => {
      const key = `${apiVersion}/${kind}`;
      const last = everywhere.findLastIndex((each, index) => index < position && each.has(key));
      return last === -1 || kinds.has(key) ? undefined : bundle.minors[last + 1];
    },
    lifecycle: (apiVersion, kind) => {
      const key = `${apiVersion}/${kind}`;
      return Object.hasOwn(bundle.lifecycles, key) ? bundle.lifecycles[key] : undefined;
    },
  };
}

function positionOf(minors: readonly number[], wanted: number): number {
  const after = minors.findIndex((minor) => minor > wanted);
  return after === -1 ? minors.length - 1 : Math.max(0, after - 1);
}

function bodiesAt(bundle: SchemaBundle, position: number): ReadonlyMap<number, Body> {
  const bodies = new Map<number, Body>();
  for (const delta of bundle.definitions.slice(0, position + 1)) {
    for (let index = 0; index < delta.length; index += 2) {
      const [name = 0, number = -1] = delta.slice(index, index + 2);
      const body = bundle.bodies[number];
      if (body === undefined) bodies.delete(name);
      else bodies.set(name, body);
    }
  }
  return bodies;
}

function kindsAt(bundle: SchemaBundle, position: number): ReadonlyMap<string, number> {
  const kinds = new Map<string, number>();
  for (const delta of bundle.kinds.slice(0, position + 1)) {
    for (const [kind, name] of Object.entries(delta)) {
      if (name === null) kinds.delete(kind);
      else kinds.set(kind, name);
    }
  }
  return kinds;
}

/** The group of `apps/v1/Deployment`; empty for `v1/Pod`. */
function groupIn(key: string): string {
  const parts = key.split('/');
  return parts.length === 3 ? (parts[0] ?? '') : '';
}
