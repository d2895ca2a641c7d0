import { posix } from 'node:path';
import type { FileEntry } from '../../ports/files.ts';
import type { AppliedRoot, AppliedRoots, FindApplied } from '../applied-roots.ts';
import { chartEntries } from '../charts/chart-inputs.ts';
import { kustomizationNames } from '../kustomize/kustomization-file.ts';
import type { RenderContext, RootContent } from '../render-context.ts';
import { joinInside } from '../tree-reader.ts';
import { fluxEdits } from './flux-edits.ts';
import { type FluxNode, type FluxSet, looseReleases, parentsOf, readFluxSet } from './flux-set.ts';
import { dataOf, isHelmRelease, listOf, specOf, textOf } from './objects.ts';
import { renderNode } from './render-flux.ts';
import { chartReference } from './remote-chart.ts';
import type { FluxSettings } from './settings.ts';
import { ignoreFile } from './source-ignore.ts';
import { placeOfSource } from './sources.ts';

/** Flux as an engine of `applied-roots.ts`. A HelmRelease that a Kustomization brings is rendered with it; any other is a root itself. */
export function fluxEngine(settings: FluxSettings): FindApplied {
  return async (reader) => {
    const set = await readFluxSet(reader, settings);
    const runs = new WeakMap<RenderContext, Map<FluxNode, Promise<RootContent>>>();
    const nodes = [...set.kustomizations, ...(await looseReleases(set))];
    const roots = nodes.map((node): AppliedRoot => {
      const root: AppliedRoot = {
        id: node.id,
        engine: 'flux',
        location: node.location,
        // What is wrong with a path is told when it is rendered.
        inputs: () => inputsOf(set, node).catch(() => undefined),
        render(context) {
          const built = runs.get(context) ?? new Map<FluxNode, Promise<RootContent>>();
          runs.set(context, built);
          return renderNode(node, { set, context, built });
        },
      };
      return root;
    });
    return { roots: new Map(roots.map((root) => [root.id, root])), folders: foldersOf(set) };
  };
}

function foldersOf({ builds, releases, sources, settings }: FluxSet): AppliedRoots['folders'] {
  const folders = new Map<string, string[]>();
  const add = (folder: string, id: string): void => {
    folders.set(folder, [...(folders.get(folder) ?? []), id]);
  };
  for (const [node, { folder, closure }] of builds)
    for (const one of new Set([folder, ...(closure?.folders ?? [])])) add(one, node.id);
  for (const node of releases) {
    const folder = chartFolder(node, sources, settings);
    if (folder !== undefined) add(folder, node.id);
  }
  return folders;
}

function chartFolder(
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

async function inputsOf(set: FluxSet, node: FluxNode): Promise<ReadonlySet<string> | undefined> {
  const inputs = new Set<string>([...set.sources, ...set.kustomizations].map(({ location }) => location.file));
  const open = [node];
  const seen = new Set<FluxNode>();
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (seen.has(next)) continue;
    seen.add(next);
    inputs.add(next.location.file);
    open.push(...parentsOf(set, next));
  }
  let isPatched = false;
  // What is rendered of a parent is only what it makes of its children.
  const files = new Set([...seen].map(({ location }) => location.file));
  for (const next of seen) {
    if (isHelmRelease(next.manifest)) await addChart(set, next, inputs);
    const build = set.builds.get(next);
    if (build === undefined) continue;
    if (build.closure === undefined) return undefined;
    const edits = await fluxEdits(set, next, build.closure, next === node ? undefined : files);
    if (edits === undefined) return undefined;
    if (edits.charts) for (const input of await anyChart(set)) inputs.add(input);
    isPatched ||= edits.values;
    for (const file of build.closure.files) inputs.add(file);
    for (const folder of build.closure.folders)
      for (const name of kustomizationNames) inputs.add(folder === '.' ? name : `${folder}/${name}`);
    for (const release of set.releases.filter(({ location }) => inputs.has(location.file)))
      await addChart(set, release, inputs);
  }
  for (const { path } of await set.reader.tree.list()) if (posix.basename(path) === ignoreFile) inputs.add(path);
  // Any ConfigMap or Secret may be the one that is substituted from.
  const refers = [...seen].some(
    ({ manifest }) => listOf(dataOf(specOf(manifest)['postBuild'])['substituteFrom']).length > 0,
  );
  const values = set.releases.some(
    ({ location, manifest }) => inputs.has(location.file) && listOf(specOf(manifest)['valuesFrom']).length > 0,
  );
  if (refers || values || isPatched) for (const { location } of await set.held()) inputs.add(location.file);
  return inputs;
}

/** A patch may lead a HelmRelease to any chart of the repository. */
async function anyChart({ reader }: FluxSet): Promise<readonly string[]> {
  const entries = await reader.tree.list();
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
