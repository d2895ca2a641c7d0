import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gate } from '../../../src/commands/gate.ts';
import { parseCommandLine } from '../../../src/options/command-line.ts';
import { contentCache, ofProgram } from '../../../src/platform/cache/content-cache.ts';
import { createPlatform } from '../../../src/platform/create-platform.ts';
import type { ContentCache } from '../../../src/ports/content-cache.ts';
import { temporaryDirectory } from '../../harness/temp.ts';

export interface GateRun {
  /** The contract's document, without times. */
  json: string;
  /** What was told beside. */
  notices: readonly string[];
  /** Evaluations that were asked for and there, and those that were kept. */
  found: number;
  kept: number;
  /** Streams that were asked for: a root that is not read needs none. */
  streams: number;
}

export interface CachedGate extends AsyncDisposable {
  folder: string;
  /** Of evaluations. */
  cache: string;
  write(files: Readonly<Record<string, string | undefined>>): void;
  /** Takes what is there for the base of what comes: gives its commit, of a fixture a folder. */
  commit(): string;
  run(args: readonly string[], options?: RunOptions): Promise<GateRun>;
}

export interface RunOptions {
  /** Nothing is taken from before, and nothing kept. */
  off?: boolean;
  secret?: string;
  program?: string;
  /** Milliseconds since 1970. */
  now?: number;
}

/** Runs the gate in this process on a repository of its own; streams are shared by all runs, so that only evaluations differ. */
export function createCachedGate(fixture?: string): CachedGate {
  const directory = temporaryDirectory('cached-gate');
  const [folder, cache] = [join(directory.path, 'repository'), join(directory.path, 'evaluations')];
  mkdirSync(folder);
  if (fixture !== undefined) cpSync(new URL(`../../fixtures/${fixture}`, import.meta.url), folder, { recursive: true });
  const git = (...args: string[]): string =>
    execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.com', ...args], {
      cwd: folder,
      encoding: 'utf8',
    }).trim();
  // Edits that know nothing of git would meet its files.
  if (fixture === undefined) git('init', '-q');
  const sealed = (name: string, secret: string): ContentCache =>
    contentCache({ folder: name, secret: new TextEncoder().encode(secret) });
  const streams = sealed(join(directory.path, 'renders'), 'r');

  return {
    folder,
    cache,
    write(files) {
      for (const [file, text] of Object.entries(files)) {
        if (text === undefined) rmSync(join(folder, file), { force: true });
        else {
          mkdirSync(dirname(join(folder, file)), { recursive: true });
          writeFileSync(join(folder, file), text);
        }
      }
    },
    commit() {
      if (fixture !== undefined) {
        cpSync(folder, join(directory.path, 'base'), { recursive: true });
        return join(directory.path, 'base');
      }
      git('add', '--all');
      git('commit', '-q', '--allow-empty', '-m', 'x');
      return git('rev-parse', 'HEAD');
    },
    async run(args, { off = false, secret = 's', program = 'p', now } = {}) {
      const line = parseCommandLine(['gate', ...args]);
      if (line.ask !== 'run') throw new Error('no run');
      const env = { ...process.env, SLIPWAY_CACHE: join(directory.path, 'others'), SLIPWAY_CACHE_KEY: 'k' };
      const options = { env, runner: false, quiet: true, verbose: false, color: 'never', timeoutMs: 0 } as const;
      await using platform = await createPlatform({ ...options, credentials: {} });
      const count = { found: 0, kept: 0, streams: 0 };
      const notices: string[] = [];
      const evaluations = ofProgram(sealed(cache, secret), program);
      const own = {
        ...platform,
        clock: now === undefined ? platform.clock : { ...platform.clock, now: () => now },
        host: {
          ...platform.host,
          context: { ...platform.host.context, workspace: folder },
          log: { ...platform.host.log, notice: (text: string) => void notices.push(text) },
        },
        renders: () => Promise.resolve(counted(streams, { found: () => void count.streams++, kept: () => undefined })),
        evaluations: () =>
          Promise.resolve(
            off ? undefined : counted(evaluations, { found: () => void count.found++, kept: () => void count.kept++ }),
          ),
      };
      const result = await gate({ ...line, platform: own, credentials: {}, action: false });
      const text = result.formats['json']?.(false) ?? '';
      const json = (typeof text === 'string' ? text : [...text].join('')).replaceAll(
        /"milliseconds": \d+/g,
        '"milliseconds": 0',
      );
      return { json, notices, ...count };
    },
    [Symbol.asyncDispose]: () => directory[Symbol.asyncDispose](),
  };
}

function counted(cache: ContentCache, on: { found: () => void; kept: () => void }): ContentCache {
  return {
    async get(key) {
      const bytes = await cache.get(key);
      if (bytes !== undefined) on.found();
      return bytes;
    },
    async put(key, bytes) {
      on.kept();
      await cache.put(key, bytes);
    },
  };
}
