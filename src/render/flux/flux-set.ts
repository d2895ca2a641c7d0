import { posix } from 'node:path';
import { createClosureReader, type Closure } from '../kustomize/closure.ts';
import { findOperatorObjects, type OperatorObject } from '../operator-objects.ts';
import { overlaidReader } from '../overlaid.ts';
import type { TreeReader } from '../tree-reader.ts';
import { type GeneratedKustomization, generateKustomization } from './kustomization-options.ts';
import { mayBeFlux, isHelmRelease, isKustomization, isSource, keyOf, namespaceOf, specOf, textOf } from './objects.ts';
import type { FluxSettings } from './settings.ts';
import { artifactOf } from './source-ignore.ts';
import { type PlaceHere, placeOfSource, type SourcePlace, sourceReference } from './sources.ts';
import type { KubernetesObject } from '../../model/object.ts';

/** A Kustomization or a HelmRelease as it stands in a file. */
export interface FluxNode extends OperatorObject {
  id: string;
}

/** What Flux has kustomize build: the tree as it leaves it, and where. */
export interface MissingFile {
  file: string;
  why: string;
}

export interface PreparedBuild {
  reader: TreeReader;
  folder: string;
  generated: GeneratedKustomization | undefined;
  closure: Closure | undefined;
  /** Files that it would read and that are not in its source's artifact. */
  missing: readonly MissingFile[];
}

/** What a repository says about Flux. */
export interface FluxSet {
  reader: TreeReader;
  settings: FluxSettings;
  kustomizations: readonly FluxNode[];
  releases: readonly FluxNode[];
  sources: readonly OperatorObject[];
  /** ConfigMaps and Secrets in files. */
  held: () => Promise<readonly OperatorObject[]>;
  /** Kustomizations by the files that they are built from. */
  coverage: ReadonlyMap<string, readonly FluxNode[]>;
  builds: ReadonlyMap<FluxNode, PreparedBuild>;
}

export async function readFluxSet(reader: TreeReader, settings: FluxSettings): Promise<FluxSet> {
  const objects = await findOperatorObjects(reader, mayBeFlux);
  const sources = objects.filter(({ manifest }) => isSource(manifest));
  // A patch of one is no Kustomization and no HelmRelease.
  const kustomizations = nodes(
    objects.filter(({ manifest }) => isKustomization(manifest) && specOf(manifest)['sourceRef'] !== undefined),
  );
  const releases = nodes(
    objects.filter(({ manifest }) => {
      const { chart, chartRef, interval } = specOf(manifest);
      return isHelmRelease(manifest) && interval !== undefined && (chart !== undefined || chartRef !== undefined);
    }),
  );
  let held: Promise<readonly OperatorObject[]> | undefined;
  const builds = new Map<FluxNode, PreparedBuild>();
  const coverage = new Map<string, FluxNode[]>();
  for (const node of kustomizations) {
    const place = placeOf(node.manifest, sources, settings, node.location.file);
    if ('elsewhere' in place) continue;
    // What is wrong with it is told when it is rendered.
    const build = await prepareBuild(reader, place, node.manifest, node.location, settings).catch(() => undefined);
    if (build === undefined) continue;
    builds.set(node, build);
    for (const file of build.closure?.files ?? []) coverage.set(file, [...(coverage.get(file) ?? []), node]);
  }
  return {
    reader,
    settings,
    kustomizations,
    releases,
    sources,
    coverage,
    builds,
    held: () => (held ??= findOperatorObjects(reader, (text) => /ConfigMap|Secret/.test(text))),
  };
}

function nodes(objects: readonly OperatorObject[]): readonly FluxNode[] {
  const ids = new Set<string>();
  return objects.map((object) => {
    const start = `${object.location.file}#${keyOf(object.manifest)}`;
    let id = start;
    for (let number = 2; ids.has(id); number++) id = `${start}#${number}`;
    ids.add(id);
    return { ...object, id };
  });
}

/** The folder that a Kustomization builds, or why it is not here. */
export function placeOf(
  manifest: KubernetesObject,
  sources: readonly OperatorObject[],
  settings: FluxSettings,
  file: string,
): SourcePlace {
  const spec = specOf(manifest);
  const query = sourceReference(spec['sourceRef'], namespaceOf(manifest));
  return placeOfSource({ ...query, file, path: textOf(spec['path']) || '.' }, sources, settings);
}

export async function prepareBuild(
  reader: TreeReader,
  { folder, archive }: PlaceHere,
  manifest: KubernetesObject,
  where: { file: string; line: number },
  { overlay }: FluxSettings,
): Promise<PreparedBuild> {
  const artifact =
    archive === undefined ? { reader, lacks: () => undefined } : await artifactOf(reader, archive.ignore, overlay);
  const generated = await generateKustomization(artifact.reader, folder, specOf(manifest), where);
  const wanted = await createClosureReader(reader)(folder);
  const missing = [...(wanted?.files ?? [])].flatMap((file) => {
    const why = artifact.lacks(file);
    return why === undefined ? [] : [{ file, why }];
  });
  // Nothing that it reads is left out: it can be built where it is.
  const isWhole = generated === undefined && wanted !== undefined && missing.length === 0;
  const own =
    generated === undefined
      ? isWhole
        ? reader
        : artifact.reader
      : overlaidReader(artifact.reader, new Map([[generated.file, generated.text]]), overlay);
  const closure = isWhole ? wanted : await createClosureReader(own)(folder);
  return { reader: own, folder, generated, closure, missing };
}

/**
 * Kustomizations whose build brings this one, so that what they change of it counts. The bootstrap's brings itself, and of two that bring
 * each other neither is the other's origin.
 */
export function parentsOf(set: FluxSet, node: FluxNode): readonly FluxNode[] {
  return direct(set, node).filter((parent) => !ancestors(set, parent).has(node));
}

function direct({ coverage }: FluxSet, node: FluxNode): readonly FluxNode[] {
  return (coverage.get(node.location.file) ?? []).filter((parent) => parent !== node);
}

function ancestors(set: FluxSet, node: FluxNode): ReadonlySet<FluxNode> {
  const found = new Set<FluxNode>();
  const open = [node];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    for (const parent of direct(set, next)) {
      if (found.has(parent)) continue;
      found.add(parent);
      open.push(parent);
    }
  }
  return found;
}

/** HelmReleases that nothing else of the repository brings. */
export async function looseReleases({ releases, coverage, reader }: FluxSet): Promise<readonly FluxNode[]> {
  const loose: FluxNode[] = [];
  for (const node of releases) {
    const { file } = node.location;
    const folder = posix.dirname(file);
    const beside = await Promise.all(
      ['kustomization.yaml', 'kustomization.yml', 'Kustomization'].map((name) => reader.text(posix.join(folder, name))),
    );
    if (!coverage.has(file) && beside.every((text) => text === undefined)) loose.push(node);
  }
  return loose;
}
