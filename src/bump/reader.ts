import { SlipwayError } from '../model/errors.ts';
import type { Skipped } from '../model/plan.ts';
import type { FileTree } from '../ports/files.ts';
import { decodeUtf8 } from '../yaml/positions.ts';
import { parseText, type YamlSource } from '../yaml/source.ts';
import type { Screen } from './screen.ts';

/** Reads and parses the files of a tree, each once; what cannot be read is collected instead. */
export interface Reader {
  /** Parsed files that pass the screen, in the order of the paths. */
  read(paths: readonly string[], screen?: Screen): Promise<YamlSource[]>;
  /** The text of every file read so far, for finding names that are near. */
  texts(): Iterable<[string, string]>;
  readonly skipped: readonly Skipped[];
  readonly errors: readonly SlipwayError[];
}

/** Reads that are under way at once: a remote tree answers them in one request. */
const parallelReads = 64;

export function createReader(tree: FileTree): Reader {
  const texts = new Map<string, string>();
  const parsed = new Map<string, YamlSource | undefined>();
  const raw = new Map<string, Uint8Array>();
  const skipped: Skipped[] = [];
  const errors: SlipwayError[] = [];

  async function load(path: string): Promise<void> {
    if (texts.has(path) || raw.has(path)) return;
    try {
      const bytes = await tree.read(path);
      if (!bytes) return;
      raw.set(path, bytes);
      const text = decodeUtf8(bytes);
      if (text !== undefined) texts.set(path, text);
    } catch (thrown) {
      if (!(thrown instanceof SlipwayError)) throw thrown;
      raw.set(path, new Uint8Array());
      errors.push(located(thrown, path));
    }
  }

  function parse(path: string, screen: Screen | undefined): YamlSource | undefined {
    if (parsed.has(path)) return parsed.get(path);
    const bytes = raw.get(path);
    if (!bytes) return undefined;
    const text = texts.get(path);
    const readable = text ?? new TextDecoder('latin1').decode(bytes);
    if (screen && !(screen(readable) && (!path.endsWith('.json') || isJsonManifest(readable)))) return undefined;
    if (text === undefined) {
      if (bytes.length > 0)
        errors.push(new SlipwayError('FILE_INVALID', `${path} is not UTF-8`, { location: { file: path } }));
      parsed.set(path, undefined);
      return undefined;
    }
    const source = parseText(path, text, bytes);
    if (source.problem) skipped.push(describeProblem(source, text));
    const usable = source.problem ? undefined : source;
    parsed.set(path, usable);
    return usable;
  }

  return {
    skipped,
    errors,
    texts: () => texts.entries(),
    async read(paths, screen) {
      const sources: YamlSource[] = [];
      for (let start = 0; start < paths.length; start += parallelReads) {
        const batch = paths.slice(start, start + parallelReads);
        await Promise.all(batch.map(load));
        for (const path of batch) {
          const source = parse(path, screen);
          if (source) sources.push(source);
        }
      }
      return sources;
    },
  };
}

/** Most JSON files in a repository are something else: lock files, dashboards. */
function isJsonManifest(text: string): boolean {
  return text.includes('"apiVersion"') || text.includes('"op"');
}

function describeProblem(source: YamlSource, text: string): Skipped {
  const { reason, line } = source.problem ?? { reason: '', line: 1 };
  if (/\{\{/.test(text)) return { file: source.file, line, reason: 'template: not YAML before rendering' };
  return { file: source.file, line, reason: `not YAML: ${reason}` };
}

function located(error: SlipwayError, file: string): SlipwayError {
  if (error.location) return error;
  return new SlipwayError(error.code, error.message, {
    location: { file },
    cause: error,
    ...(error.hint === undefined ? {} : { hint: error.hint }),
  });
}
