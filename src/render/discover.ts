import { posix } from 'node:path';
import type { Root } from '../model/rendered-root.ts';
import type { FileTree } from '../ports/files.ts';
import type { AppliedRoots } from './applied-roots.ts';
import { readChart } from './helm/chart.ts';
import { type Closure, createClosureReader, type ReadClosure } from './kustomize/closure.ts';
import { isComponent } from './kustomize/kustomization-file.ts';
import { ancestors, isSkipped, manifestsAmong, territoriesOf } from './plain-files.ts';
import { createTreeReader, type TreeReader } from './tree-reader.ts';

export interface DiscoveredRoot extends Root {
  /** Other roots that include this one; those are what is applied. */
  includedBy: readonly string[];
}

/**
 * Lists every kustomization, chart and manifest folder of a tree, sorted. Components are no roots: they render only inside others. To find folders
 * of manifests every file is read; `withoutPlain` leaves them out.
 */
export async function discoverRoots(
  tree: FileTree,
  reader: TreeReader = createTreeReader(tree),
  applied?: AppliedRoots,
  withoutPlain = false,
): Promise<readonly DiscoveredRoot[]> {
  const entries = await reader.entries();
  const files = entries.filter((entry) => entry.mode !== '160000' && !isSkipped(entry.path)).map((entry) => entry.path);
  const closures = createClosureReader(reader);
  const found = [
    ...(await kustomizationRoots(files, closures)),
    ...(await chartRoots(files, reader)),
    ...(withoutPlain ? [] : await plainRoots(files, reader, closures)),
  ];
  const rendered = found.map((root) => {
    const by = applied?.folders.get(root.id) ?? [];
    return by.length === 0 ? root : { ...root, includedBy: [...root.includedBy, ...by] };
  });
  const described = [...(applied?.roots.values() ?? [])];
  const all = [...rendered, ...described.map(({ id, engine }): DiscoveredRoot => ({ id, engine, includedBy: [] }))];
  return all.sort((one, other) => (one.id < other.id ? -1 : 1));
}

async function kustomizationRoots(files: readonly string[], closures: ReadClosure): Promise<readonly DiscoveredRoot[]> {
  const { kustomizations, charts } = territoriesOf(files);
  const read = new Map<string, Closure | undefined>();
  for (const folder of kustomizations) {
    if (ancestors(folder).some((above) => charts.has(above) && posix.relative(above, folder).startsWith('templates/')))
      continue;
    // One that cannot be read is a root still: rendering it tells why.
    read.set(folder, await closures(folder).catch(() => undefined));
  }
  const includedBy = new Map<string, string[]>();
  for (const [folder, closure] of read) {
    for (const below of closure?.folders.slice(1) ?? []) {
      const known = includedBy.get(below);
      if (known === undefined) includedBy.set(below, [folder]);
      else known.push(folder);
    }
  }
  return [...read].flatMap(([folder, closure]): DiscoveredRoot[] => {
    if (closure !== undefined && isComponent(closure.layer.kustomization)) return [];
    return [{ id: folder, engine: 'kustomize', includedBy: includedBy.get(folder) ?? [] }];
  });
}

async function chartRoots(files: readonly string[], reader: TreeReader): Promise<readonly DiscoveredRoot[]> {
  const roots: DiscoveredRoot[] = [];
  for (const folder of territoriesOf(files).charts) {
    const chart = await readChart(reader, folder).catch(() => undefined);
    if (chart?.library !== true) roots.push({ id: folder, engine: 'helm', includedBy: [] });
  }
  return roots;
}

/** The topmost folders that hold manifests; what lies deeper belongs to them. */
async function plainRoots(
  files: readonly string[],
  reader: TreeReader,
  closures: ReadClosure,
): Promise<readonly DiscoveredRoot[]> {
  const folders = new Set((await manifestsAmong(reader, closures, files)).map((file) => posix.dirname(file)));
  return [...folders]
    .filter((folder) => !ancestors(folder).some((above) => folders.has(above)))
    .map((id) => ({ id, engine: 'plain', includedBy: [] }));
}
