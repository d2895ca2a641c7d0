import type { Clock } from '../../ports/clock.ts';
import type { ExecResult } from '../../ports/exec.ts';
import type { GitCommand } from './git-command.ts';
import { isPassing } from './remote-errors.ts';

/** What a fetch leaves out. `combine:…`: folders and files more than two steps down, and large files. */
export type Filter = 'tree:0' | 'combine:tree:2+blob:limit=32k' | 'blob:limit=32k' | 'blob:none';

/** Runs `git fetch` with a filter; `objects` are what is asked for by name, and sent whatever the filter says. */
export type FilteredFetch = (
  filter: Filter,
  args: readonly string[],
  objects?: readonly string[],
) => Promise<ExecResult>;

interface FilteredFetchOptions {
  git: GitCommand;
  clock: Clock;
  signal: AbortSignal | undefined;
  /** Undoes what the fetch did to the configuration. */
  afterwards: () => Promise<void>;
}

const transferMs = 600_000;

/**
 * Fetches one after the other, for each writes the configuration. A server that refuses a filter is asked for all folders instead: some let
 * nobody filter by depth, because bitmaps do not help with it (uploadpackfilter in git-config(1)).
 */
export function createFilteredFetch({ git, clock, signal, afterwards }: FilteredFetchOptions): FilteredFetch {
  const refused = new Set<Filter>();
  let last: Promise<unknown> = Promise.resolve();

  /** Again when the connection broke. */
  async function transfer(
    filter: Filter,
    args: readonly string[],
    objects: readonly string[] | undefined,
  ): Promise<ExecResult> {
    // Told that we have the commit, a server would leave out what belongs to it.
    const negotiation = objects === undefined ? [] : ['-c', 'fetch.negotiationAlgorithm=noop'];
    const common = ['fetch', '--quiet', '--no-tags', '--no-auto-gc', '--no-write-fetch-head', `--filter=${filter}`];
    for (let attempt = 1; ; attempt++) {
      const result = await git.run([...negotiation, ...common, ...args], {
        timeoutMs: transferMs,
        signal,
        ...(objects === undefined ? {} : { stdin: `${objects.join('\n')}\n` }),
      });
      // A filtered fetch makes the remote a promisor, from which git would then fetch what is missing one by one.
      await afterwards();
      const passing = isPassing(result.stderr) && !isFilterRefused(result);
      if (result.exitCode === 0 || attempt === 3 || !passing) return result;
      await clock.sleep(attempt * 1000, signal);
    }
  }

  async function fetch(...[filter, args, objects]: Parameters<FilteredFetch>): Promise<ExecResult> {
    if (!refused.has(filter)) {
      const result = await transfer(filter, args, objects);
      if (filter === 'blob:none' || !isFilterRefused(result)) return result;
      refused.add(filter);
    }
    return await transfer('blob:none', args, objects);
  }

  return async (...request) => {
    const mine = last.then(() => fetch(...request));
    last = mine.catch(() => undefined);
    return await mine;
  };
}

function isFilterRefused({ exitCode, stderr }: ExecResult): boolean {
  return (
    exitCode !== 0 && /filter '[^']*' not supported|tree filter allows max depth|invalid filter-spec/u.test(stderr)
  );
}
