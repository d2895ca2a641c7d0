import { type Target, hasSurroundings } from './target.ts';

/** Says of each kind that is followed whether it may be watched; asked once for each kind and namespace. */
export type WatchBudget = (kind: string) => boolean;

/** More of them a server, or a proxy before it, may not like. */
const maxWatches = 50;
const around = ['Pod', 'Event', 'ReplicaSet', 'ControllerRevision'];

/**
 * Shares the watches out where there are more places than that: workloads, their pods and events get theirs first, because a
 * verdict hangs on them; the rest is asked for again and again.
 */
export function createWatchBudget(targets: readonly Target[]): WatchBudget {
  const places = new Map(
    targets.map((target) => {
      const { apiVersion, kind, namespace } = target.identity;
      return [`${apiVersion}/${kind}/${namespace}`, hasSurroundings(target) ? 'workload' : 'other'];
    }),
  );
  const namespaces = new Set(targets.filter(hasSurroundings).map((target) => target.identity.namespace));
  const count = (rank: string): number => [...places.values()].filter((one) => one === rank).length;
  const quotas = new Map<string, number>();
  let left = maxWatches;
  const wished = [
    ['workload', count('workload')] as const,
    ...around.map((kind) => [kind, namespaces.size] as const),
    ['other', count('other')] as const,
  ];
  for (const [rank, number] of wished) {
    const quota = Math.min(left, number);
    quotas.set(rank, quota);
    left -= quota;
  }
  return (rank) => {
    const quota = quotas.get(rank) ?? 0;
    quotas.set(rank, quota - 1);
    return quota > 0;
  };
}
