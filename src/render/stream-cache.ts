import { createHash } from 'node:crypto';
import type { Root } from '../model/rendered-root.ts';
import type { ContentCache } from '../ports/content-cache.ts';
import type {
  HelmRequest,
  KustomizeRequest,
  NetworkAccess,
  RenderEngine,
  Renderer,
  RenderOutput,
} from '../ports/renderer.ts';
import type { RenderContext } from './render-context.ts';
import { rootInputs } from './root-inputs.ts';
import type { TreeReader } from './tree-reader.ts';

/** Streams by all that decides them, for runs that judge or show: one that writes renders anew. */
export interface RenderCache {
  kept: ContentCache;
  /** Slipway's. */
  version: string;
}

/** The cache as one run and its renderer use it. */
export interface StreamCache {
  kept: ContentCache;
  /** Who renders, exactly. Undefined when a version says nothing. */
  by(engine: RenderEngine): Promise<string | undefined>;
  /** Of inputs of a root, sorted; undefined where one depends on more than a file's content. Each file is hashed once. */
  hashes(reader: TreeReader, inputs: Iterable<string>): Promise<readonly (readonly [string, string])[] | undefined>;
}

interface HashedFiles {
  /** Undefined when what is at the path depends on more than a file's content. */
  hash(path: string): Promise<string | undefined>;
}

const format = '1';

export function createStreamCache({ kept, version }: RenderCache, renderer: Renderer): StreamCache {
  const names = new Map<RenderEngine, Promise<string | undefined>>();
  const known = new WeakMap<TreeReader, HashedFiles>();
  const describe = async (engine: RenderEngine): Promise<string | undefined> => {
    const name = await renderer.describe([engine]);
    // A program that somebody built of any source says `(devel)`.
    return name === undefined || !/\d+\.\d+/.test(name) || /devel|dirty/.test(name) ? undefined : `${version} ${name}`;
  };
  return {
    kept,
    by: (engine) => {
      const name = names.get(engine) ?? describe(engine);
      names.set(engine, name);
      return name;
    },
    async hashes(reader, inputs) {
      const files = known.get(reader) ?? hashedFiles(reader);
      known.set(reader, files);
      const found: [string, string][] = [];
      for (const input of [...inputs].toSorted()) {
        const [path = ''] = input.split('\0');
        const hash = await files.hash(path);
        if (hash === undefined) return undefined;
        found.push([input, hash]);
      }
      return found;
    },
  };
}

/** A root's stream as it was rendered of the same files by the same renderer, else as it is rendered now. Failures are not kept. */
export async function streamOf(
  root: Root & { engine: RenderEngine },
  context: RenderContext,
  options: Partial<HelmRequest & KustomizeRequest>,
  render: () => Promise<RenderOutput>,
): Promise<RenderOutput> {
  const { streams } = context;
  const key = streams === undefined ? undefined : await keyOf(root, context, options, streams);
  if (streams === undefined || key === undefined) return await render();
  const before = await streams.kept.get(key);
  if (before !== undefined) return { stream: new TextDecoder('utf-8', { ignoreBOM: true }).decode(before) };
  const output = await render();
  if ('stream' in output) await streams.kept.put(key, new TextEncoder().encode(output.stream));
  return output;
}

async function keyOf(
  root: Root & { engine: RenderEngine },
  { reader, closures, network, maxBytes }: RenderContext,
  options: Partial<HelmRequest & KustomizeRequest>,
  streams: StreamCache,
): Promise<string | undefined> {
  const by = await streams.by(root.engine);
  const inputs = await rootInputs(reader, closures, root);
  if (by === undefined || inputs === undefined) return undefined;
  const all = [...inputs, ...(options.setFile ?? []).map((one) => one.slice(one.indexOf('=') + 1))];
  const hashes = await streams.hashes(reader, all);
  if (hashes === undefined) return undefined;
  const said = { format, by, id: root.id, engine: root.engine, network: wordOf(network), maxBytes, options, hashes };
  return createHash('sha256').update(JSON.stringify(said)).digest('hex');
}

export function wordOf(network: NetworkAccess): string | readonly string[] {
  return typeof network === 'string' ? network : [...network].toSorted();
}

function hashedFiles(reader: TreeReader): HashedFiles {
  const hashes = new Map<string, Promise<string | undefined>>();

  async function hashOf(path: string): Promise<string | undefined> {
    // Where a link leads decides whether an engine follows it.
    if (await reader.passesLink(path)) return undefined;
    try {
      const bytes = await reader.bytes(path);
      return bytes === undefined ? 'absent' : createHash('sha256').update(bytes).digest('hex');
    } catch {
      // A path that leads out, a file that is too large: the engine tells of it.
      return undefined;
    }
  }

  return {
    hash: (path) => {
      const hash = hashes.get(path) ?? hashOf(path);
      hashes.set(path, hash);
      return hash;
    },
  };
}
