import type { KubeKind, LiveObject } from '../../ports/kube.ts';
import { conditionOf } from '../read.ts';
import { assess } from './assess.ts';
import { follow, type Followed, type FollowParts, placeOf } from './follow.ts';
import { type NamespaceWatch, watchNamespace } from './namespace-watch.ts';
import { hasSurroundings, nothingAround, type Target, type TargetState } from './target.ts';
import type { WaitSettings } from './wait-settings.ts';
import { createWatchBudget } from './watch-budget.ts';

/** All targets as the cluster holds them, kept up to date. */
export interface TargetView {
  /** Throws when a kind of the targets cannot be followed. */
  look(now: number): readonly TargetState[];
  /** Everything has been read once. */
  ready(): boolean;
  /** What may not be read of the namespaces: the diagnosis goes without. */
  gaps(): readonly unknown[];
}

/** Starts to follow what the targets are and what their namespaces hold around them, until the parts' signal is aborted. */
export function openView(parts: FollowParts, targets: readonly Target[], settings: WaitSettings): TargetView {
  const places = new Map<string, { kind: KubeKind; namespace: string; rank: string }>();
  for (const target of targets) {
    const { identity } = target;
    const rank = hasSurroundings(target) ? 'workload' : 'other';
    places.set(placeKey(identity), { kind: identity, namespace: identity.namespace, rank });
  }
  const namespaces = new Set(targets.filter(hasSurroundings).map((target) => target.identity.namespace));
  const mayWatch = createWatchBudget(targets);
  const selector = settings.labelSelector === undefined ? {} : { labelSelector: settings.labelSelector };
  const followed = new Map<string, Followed>();
  const gone = new Map<string, LiveObject>();
  for (const [
    key,
    {
      kind: { apiVersion, kind },
      namespace,
      rank,
    },
  ] of places) {
    const scope = namespace === '' ? selector : { ...selector, namespace };
    const onGone = (object: LiveObject): void => void gone.set(`${key}/${placeOf(object)}`, object);
    followed.set(key, follow({ ...parts, onGone, poll: !mayWatch(rank) }, { apiVersion, kind }, scope));
  }
  const watched = new Map<string, NamespaceWatch>();
  for (const namespace of namespaces) {
    const daemons = targets.some(({ identity }) => identity.kind === 'DaemonSet' && identity.namespace === namespace);
    watched.set(namespace, watchNamespace(parts, namespace, daemons, mayWatch));
  }
  const times = {
    appliedAt: settings.appliedAt,
    addresses: settings.addresses ?? false,
    secretsFollow: settings.secretsFollow ?? false,
  };
  return {
    look(now) {
      return targets.map((target) => {
        const source = followed.get(placeKey(target.identity));
        if (source?.failure !== undefined) throw source.failure;
        const place = placeOf({ metadata: target.identity });
        const object = source?.objects.get(place) ?? ended(target, gone.get(`${placeKey(target.identity)}/${place}`));
        const around = hasSurroundings(target) ? watched.get(target.identity.namespace)?.surroundings() : undefined;
        return assess(target, object, around ?? nothingAround, { ...times, now });
      });
    },
    gaps: () => [...watched.values()].flatMap((one) => one.gaps),
    ready: () => [...followed.values()].every((one) => one.ready) && [...watched.values()].every((one) => one.ready),
  };
}

/** A Job that is cleaned up is judged by how it ended, though it is no longer there. */
function ended(target: Target, last: LiveObject | undefined): LiveObject | undefined {
  if (!target.mayVanish || last === undefined) return undefined;
  return ['Complete', 'Failed'].some((type) => conditionOf(last, type)?.status === 'True') ? last : undefined;
}

function placeKey({ apiVersion, kind, namespace }: { apiVersion: string; kind: string; namespace: string }): string {
  return `${apiVersion}/${kind}/${namespace}`;
}
