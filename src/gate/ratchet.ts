import { SlipwayError } from '../model/errors.ts';
import type { Verdict } from '../model/verdict.ts';

export interface Baselines {
  file: string;
  /** The target branch's, or the only one. */
  deciding: ReadonlySet<string> | undefined;
  /** As the change has it; absent where there is nothing to compare with. */
  proposed?: ReadonlySet<string> | undefined;
  /** It may only shrink. */
  ratchet: boolean;
}

/** `BASELINE_GREW` when a change adds to a baseline that may only shrink. The first one is no growth: someone has to begin. */
export function ratchetErrors(baselines: Baselines | undefined): readonly SlipwayError[] {
  if (baselines === undefined) return [];
  const { file, deciding, proposed, ratchet } = baselines;
  if (!ratchet || deciding === undefined || proposed === undefined) return [];
  const added = [...proposed].filter((fingerprint) => !deciding.has(fingerprint)).length;
  if (added === 0) return [];
  const what = added === 1 ? '1 finding' : `${added} findings`;
  return [new SlipwayError('BASELINE_GREW', `this change adds ${what} to ${file}`, { location: { file } })];
}

/** What to tell of entries that nothing is found for any more. Nothing when a root could not be judged. */
export function staleEntries(
  { file, deciding, proposed }: Baselines,
  { findings, covered = [] }: Pick<Verdict, 'findings' | 'covered'>,
  isWhole: boolean,
): string | undefined {
  const listed = proposed ?? deciding;
  if (!isWhole || listed === undefined) return undefined;
  const found = new Set([...findings, ...covered].map(({ fingerprint }) => fingerprint));
  const stale = [...listed].filter((fingerprint) => !found.has(fingerprint)).length;
  if (stale === 0) return undefined;
  const what = stale === 1 ? `1 entry of ${file} is` : `${stale} entries of ${file} are`;
  return `${what} fixed: write it anew with --report baseline=${file}`;
}
