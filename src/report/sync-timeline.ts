import type { SyncTargetDocument } from '../sync/document.ts';
import { duration } from './sync-paint.ts';

/** Where a commit comes from: the source commit, the manifest commit. */
export interface Origin {
  name: string;
  /** RFC 3339. */
  at: string;
}

export interface TimelineRow {
  name: string;
  at: string;
  /** Since the first row. */
  elapsed: string;
}

/** From the source commit, where it is known, to the healthy pod. */
export function timeline(origins: readonly Origin[], target: SyncTargetDocument): TimelineRow[] {
  const rows = [...origins, ...target.stages];
  const first = Date.parse(rows[0]?.at ?? '');
  return rows.map(({ name, at }) => {
    const since = Date.parse(at) - first;
    return { name, at, elapsed: Number.isNaN(since) ? '' : `+${duration(Math.max(0, since))}` };
  });
}
