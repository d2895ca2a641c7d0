import { posix } from 'node:path';
import type { KubernetesObject } from '../../model/object.ts';
import type { FileEntry } from '../../ports/files.ts';
import { chartEntries } from '../charts/chart-inputs.ts';
import { kustomizationNames } from '../kustomize/kustomization-file.ts';
import { joinInside } from '../tree-reader.ts';
import { type FluxEdits, fluxEdits, joinHanded } from './flux-edits.ts';
import { type FluxNode, type FluxSet, parentsOf } from './flux-set.ts';
import { dataOf, isHelmRelease, keyOf, listOf, nameOf, specOf, textOf } from './objects.ts';
import { chartReference } from './remote-chart.ts';
import type { FluxSettings } from './settings.ts';
import { ignoreFile } from './source-ignore.ts';
import { bootstrapName, placeOfSource } from './sources.ts';

/** The folder of the repository that a HelmRelease's chart is. */
export function chartFolder(
  { manifest, location: { file } }: Pick<FluxNode, 'manifest' | 'location'>,
  sources: FluxSet['sources'],
  settings: FluxSettings,
): string | undefined {
  const { chart, source } = chartReference(manifest, sources, file);
  const vendored = settings.charts[chart === '.' ? source.name : chart];
  if (vendored !== undefined) return vendored;
  if (source.kind !== 'GitRepository' || chart === '') return undefined;
  const place = placeOfSource({ ...source, file, path: chart }, sources, settings);
  return 'folder' in place ? place.folder : undefined;
}

/** Every file that a Kustomization or a HelmRelease is made of. Undefined when that cannot be told. */
export async function fluxInputs(set: FluxSet, node: FluxNode): Promise<ReadonlySet<string> | undefined> {
  const inputs = new Set<string>(indexOf(set, node));
  const open = [node];
  const seen = new Set<FluxNode>();
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (seen.has(next)) continue;
    seen.add(next);
    inputs.add(next.location.file);
    open.push(...parentsOf(set, next));
  }
  let isPatched = false;
  let isAnySource = false;
  let isSubstituted = false;
  // What is rendered of a parent is only what it makes of its children.
  const files = new Set([...seen].map(({ location }) => location.file));
  const known = new Map<FluxNode, FluxEdits | undefined>();
  const editsOf = async (one: FluxNode): Promise<FluxEdits | undefined> => {
    if (known.has(one)) return known.get(one);
    const above = await Promise.all(parentsOf(set, one).map(editsOf));
    const given = above.map((edits) => edits?.handed).filter((handed) => handed !== undefined);
    const closure = set.builds.get(one)?.closure;
    const edits =
      closure === undefined || given.length < above.length
        ? undefined
        : await fluxEdits(set, one, closure, one === node ? undefined : files, joinHanded(given));
    known.set(one, edits);
    return edits;
  };
  for (const next of seen) {
    if (isHelmRelease(next.manifest)) await addChart(set, next, inputs);
    const build = set.builds.get(next);
    if (build === undefined) continue;
    if (build.closure === undefined) return undefined;
    const edits = await editsOf(next);
    if (edits === undefined) return undefined;
    if (edits.charts) for (const input of await anyChart(set)) inputs.add(input);
    isPatched ||= edits.values;
    isAnySource ||= edits.sources;
    isSubstituted ||= edits.handed.substitutes;
    for (const file of build.closure.files) inputs.add(file);
    for (const folder of build.closure.folders)
      for (const name of kustomizationNames) inputs.add(folder === '.' ? name : `${folder}/${name}`);
  }
  const releases = set.releases.filter(({ location }) => inputs.has(location.file));
  for (const release of releases) await addChart(set, release, inputs);
  const named = isAnySource ? undefined : namesOf([...seen, ...releases].map(({ manifest }) => manifest));
  for (const file of sourceFiles(set, named)) inputs.add(file);
  for (const { path } of await set.reader.entries()) if (posix.basename(path) === ignoreFile) inputs.add(path);
  // Any ConfigMap or Secret may be the one that is substituted from.
  const refers = [...seen].some(
    ({ manifest }) => listOf(dataOf(specOf(manifest)['postBuild'])['substituteFrom']).length > 0,
  );
  const values = releases.some(({ manifest }) => listOf(specOf(manifest)['valuesFrom']).length > 0);
  if (refers || values || isPatched || isSubstituted)
    for (const { location } of await set.held()) inputs.add(location.file);
  return inputs;
}

/** What objects are called and wait for, of which others may be looked for. It is in no file alone, so it stands for none. */
function indexOf({ sources, kustomizations, releases }: FluxSet, { manifest }: FluxNode): readonly string[] {
  const waiting = isHelmRelease(manifest) ? releases : kustomizations;
  return [
    `\0${JSON.stringify(sources.map((one) => [one.location.file, keyOf(one.manifest)]))}`,
    `\0${JSON.stringify(kustomizations.map(({ id }) => id))}`,
    `\0${JSON.stringify(waiting.map((one) => [one.id, specOf(one.manifest)['dependsOn']]))}`,
  ];
}

/** The names of the sources that objects refer to. */
function namesOf(objects: readonly KubernetesObject[]): ReadonlySet<string> {
  const references = objects
    .map(specOf)
    .flatMap((spec) => [
      spec['sourceRef'],
      spec['chartRef'],
      dataOf(dataOf(spec['chart'])['spec'])['sourceRef'],
      ...listOf(spec['sources']),
    ]);
  return new Set([bootstrapName, ...references.map((one) => textOf(dataOf(one)['name']))]);
}

/** The files of sources by these names, of those that refer to others, and of what these refer to; with no names all of them. */
function sourceFiles({ sources }: FluxSet, names: ReadonlySet<string> | undefined): readonly string[] {
  const between = sources.filter(({ manifest }) => ['ArtifactGenerator', 'HelmChart'].includes(manifest.kind));
  const further = namesOf(between.map(({ manifest }) => manifest));
  return sources
    .filter((one) => {
      const name = nameOf(one.manifest);
      return names === undefined || names.has(name) || further.has(name) || between.includes(one);
    })
    .map(({ location }) => location.file);
}

/** A patch may lead a HelmRelease to any chart of the repository. */
async function anyChart({ reader }: FluxSet): Promise<readonly string[]> {
  const entries = await reader.entries();
  const charts = entries.map(({ path }) => path).filter((path) => posix.basename(path) === 'Chart.yaml');
  const folders = charts.map((path) => posix.dirname(path));
  return entries
    .filter(({ path }) => folders.some((folder) => folder === '.' || path.startsWith(`${folder}/`)))
    .map(listed);
}

function listed({ path, mode }: FileEntry): string {
  return mode === '100644' ? path : `${path}\0${mode}`;
}

async function addChart(
  set: FluxSet,
  node: Pick<FluxNode, 'manifest' | 'location'>,
  inputs: Set<string>,
): Promise<void> {
  const folder = chartFolder(node, set.sources, set.settings);
  const { spec: chart } = chartReference(node.manifest, set.sources, node.location.file);
  for (const file of Array.isArray(chart['valuesFiles']) ? chart['valuesFiles'].map(textOf) : [])
    inputs.add(joinInside('.', file, node.location));
  if (folder === undefined) return;
  for (const entry of await chartEntries(set.reader, folder)) inputs.add(listed(entry));
}
