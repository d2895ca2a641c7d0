import { posix } from 'node:path';
import { readArchive } from '../../policy/bundle/tar.ts';
import { readDocuments } from '../parse/documents.ts';
import { isMapping } from '../parse/objects.ts';
import type { TreeReader } from '../tree-reader.ts';

/** A chart that another one names and does not have in its `charts/`. */
export interface MissingDependency {
  name: string;
  /** Of the lock file where there is one, so that it is exact. */
  version: string;
  repository: string;
  /** Where it is asked for. */
  location: { file: string; line: number };
}

const manifests = [
  { chart: 'Chart.yaml', lock: 'Chart.lock' },
  // Helm 2 had files of their own.
  { chart: 'requirements.yaml', lock: 'requirements.lock' },
] as const;

/** The dependencies of a chart that `helm template` would miss (helm pkg/action/install.go CheckDependencies). */
export async function missingDependencies(reader: TreeReader, folder: string): Promise<readonly MissingDependency[]> {
  for (const { chart, lock } of manifests) {
    const file = posix.join(folder, chart);
    const asked = await dependenciesOf(reader, file);
    if (asked.length === 0) continue;
    const present = await presentCharts(reader, folder, asked);
    const missing = asked.filter(({ name }) => !present.has(name));
    if (missing.length === 0) return [];
    const locked = await dependenciesOf(reader, posix.join(folder, lock));
    const text = (await reader.text(file)) ?? '';
    return missing.map((one) => {
      const exact = locked.find(({ name, repository }) => name === one.name && repository === one.repository);
      return { ...one, version: exact?.version ?? one.version, location: { file, line: lineOfName(text, one.name) } };
    });
  }
  return [];
}

/** The line of a list that names a chart, however it is quoted; the first when it is written in no such way. */
function lineOfName(text: string, name: string): number {
  const quoted = name.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
  const at = text.search(new RegExp(String.raw`(?<=[-{,\s]["']?)name["']?\s*:\s*["']?${quoted}(?=["'\s,}]|$)`, 'm'));
  return at < 0 ? 1 : text.slice(0, at).split('\n').length;
}

type Dependency = Pick<MissingDependency, 'name' | 'version' | 'repository'>;

async function dependenciesOf(reader: TreeReader, file: string): Promise<readonly Dependency[]> {
  const value = (await reader.documents(file))?.find((one) => one.value !== undefined)?.value;
  const list = isMapping(value) && Array.isArray(value['dependencies']) ? value['dependencies'].filter(isMapping) : [];
  const text = (one: unknown): string => (typeof one === 'string' || typeof one === 'number' ? String(one) : '');
  return list.map((one) => ({
    name: text(one['name']),
    version: text(one['version']),
    repository: text(one['repository']),
  }));
}

/** Names of the charts in `charts/`, unpacked and packed. */
async function presentCharts(
  reader: TreeReader,
  folder: string,
  asked: readonly Dependency[],
): Promise<ReadonlySet<string>> {
  const start = `${posix.join(folder, 'charts')}/`;
  const names = new Set<string>();
  for (const { path } of await reader.tree.list([start.slice(0, -1)])) {
    const inside = path.slice(start.length);
    if (/^[^/]+\/Chart\.yaml$/.test(inside)) addName(names, await reader.text(path));
    if (!/^[^/]+\.tgz$/.test(inside)) continue;
    // As `helm package` calls it; only what is called otherwise is looked into.
    const called = asked.find(
      ({ name }) => inside.startsWith(`${name}-`) && /^v?\d/.test(inside.slice(name.length + 1)),
    );
    if (called === undefined) addName(names, packedChart(await reader.bytes(path)));
    else names.add(called.name);
  }
  return names;
}

function addName(names: Set<string>, chart: string | undefined): void {
  const value = chart === undefined ? undefined : readDocuments(chart).find((one) => one.value !== undefined)?.value;
  if (isMapping(value) && typeof value['name'] === 'string') names.add(value['name']);
}

/** What cannot be read is the engine's to complain about. */
function packedChart(bytes: Uint8Array | undefined): string | undefined {
  if (bytes === undefined) return undefined;
  try {
    const files = readArchive(bytes, { maxBytes: 100 * 1024 * 1024, maxFiles: 10_000 });
    const chart = [...files].find(([name]) => /^[^/]+\/Chart\.yaml$/.test(name));
    return chart === undefined ? undefined : new TextDecoder().decode(chart[1]);
  } catch {
    return undefined;
  }
}
