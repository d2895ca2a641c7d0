import { SlipwayError } from '../../model/errors.ts';
import { ArchiveError, readArchive } from '../../policy/bundle/tar.ts';

/** As Helm's own: what a chart holds at most, unpacked (helm pkg/chart/loader/archive.MaxDecompressedChartSize). */
const limits = { maxBytes: 100 * 1024 * 1024, maxFiles: 10_000 };
/** What is read of one file of a tree. */
const largestFile = 16 * 1024 * 1024;

/**
 * The files of a packed chart by their paths in its folder. Throws `CHART_INVALID` for one that leads out of itself, holds links or devices,
 * is too large, or is no chart. `whole`: it may be any folder, and then its names are taken as they are.
 */
export function readChartArchive(
  bytes: Uint8Array,
  what: string,
  { whole = false }: { whole?: boolean } = {},
): ReadonlyMap<string, Uint8Array> {
  const refuse = (why: string): SlipwayError => new SlipwayError('CHART_INVALID', `${what} is refused: ${why}`);
  let packed: ReadonlyMap<string, Uint8Array>;
  try {
    packed = readArchive(bytes, limits);
  } catch (thrown) {
    if (thrown instanceof ArchiveError) throw refuse(thrown.message);
    throw thrown;
  }
  const chart = [...packed.keys()].find((name) => /^[^/]+\/Chart\.yaml$/.test(name));
  if (chart === undefined && !whole) throw refuse('it holds no chart');
  const start = chart === undefined ? '' : chart.slice(0, -'Chart.yaml'.length);
  const files = new Map<string, Uint8Array>();
  for (const [name, content] of packed) {
    if (!name.startsWith(start)) throw refuse(`${JSON.stringify(name)} is beside its folder`);
    if (name.split('/').some((part) => part.toLowerCase() === '.git')) throw refuse('it holds a git repository');
    if (content.byteLength > largestFile) throw refuse(`${JSON.stringify(name)} is larger than 16 MiB`);
    files.set(name.slice(start.length), content);
  }
  for (const name of files.keys()) {
    for (let slash = name.indexOf('/'); slash >= 0; slash = name.indexOf('/', slash + 1)) {
      if (files.has(name.slice(0, slash))) throw refuse(`${JSON.stringify(name)} is in a file`);
    }
  }
  return files;
}
