import { type Surroundings, surroundings } from '../diagnosis/surroundings.ts';
import { follow, type Followed, type FollowParts } from './follow.ts';
import type { WatchBudget } from './watch-budget.ts';

/** What is followed of a namespace to diagnose its workloads. */
export interface NamespaceWatch {
  /** As it is now; sorted anew only when something changed. */
  surroundings(): Surroundings;
  /** All of it has been read once, or cannot be read. */
  readonly ready: boolean;
  /** What the credential may not read: the diagnosis goes without. */
  readonly gaps: readonly unknown[];
}

/** Follows pods, ReplicaSets, events, and ControllerRevisions where there are DaemonSets. */
export function watchNamespace(
  parts: FollowParts,
  namespace: string,
  withDaemonSets: boolean,
  mayWatch: WatchBudget,
): NamespaceWatch {
  let stale = true;
  let sorted: Surroundings | undefined;
  const inner: FollowParts = {
    ...parts,
    onChange: () => {
      stale = true;
      parts.onChange();
    },
  };
  const read = (apiVersion: string, kind: string): Followed =>
    follow({ ...inner, poll: !mayWatch(kind) }, { apiVersion, kind }, { namespace });
  const pods = read('v1', 'Pod');
  const events = read('v1', 'Event');
  const replicaSets = read('apps/v1', 'ReplicaSet');
  const revisions = withDaemonSets ? read('apps/v1', 'ControllerRevision') : undefined;
  const all = [pods, events, replicaSets, ...(revisions === undefined ? [] : [revisions])];
  return {
    surroundings() {
      if (sorted === undefined || stale) {
        stale = false;
        sorted = surroundings({
          pods: pods.objects.values(),
          events: events.objects.values(),
          replicaSets: replicaSets.objects.values(),
          revisions: revisions?.objects.values() ?? [],
        });
      }
      return sorted;
    },
    get ready() {
      return all.every((one) => one.ready || one.failure !== undefined);
    },
    get gaps() {
      return all.flatMap((one) => (one.failure === undefined ? [] : [one.failure]));
    },
  };
}
