import type { Clock } from '../../ports/clock.ts';
import type { Kube, KubeKind, ListQuery, LiveObject } from '../../ports/kube.ts';
import { KubeError } from '../../ports/kube-error.ts';

/** The objects of one kind in one namespace, kept up to date in the background until the signal is aborted. */
export interface Followed {
  /** By namespace and name: `shop/web`. */
  readonly objects: ReadonlyMap<string, LiveObject>;
  /** The first whole state has come. */
  readonly ready: boolean;
  /** Set when it can no longer be kept up to date. */
  readonly failure: unknown;
}

export interface FollowParts {
  kube: Kube;
  clock: Clock;
  signal: AbortSignal;
  onChange: () => void;
  /** Told of what is gone, as it was last. */
  onGone?: (object: LiveObject) => void;
  /** Ask again and again instead of watching: for waits with more watches than a server likes. */
  poll?: boolean;
}

export type FollowQuery = Pick<ListQuery, 'namespace' | 'labelSelector' | 'fieldSelector'>;

export function placeOf(object: { metadata?: { namespace?: string; name?: string } }): string {
  return `${object.metadata?.namespace ?? ''}/${object.metadata?.name ?? ''}`;
}

/** Starts to follow; failures are told by the result, never thrown. */
export function follow(parts: FollowParts, kind: KubeKind, query: FollowQuery): Followed {
  const objects = new Map<string, LiveObject>();
  const followed = { objects, ready: false, failure: undefined as unknown };
  const replaceAll = (items: readonly LiveObject[]): void => {
    const before = new Map(objects);
    objects.clear();
    for (const item of items) objects.set(placeOf(item), item);
    for (const [place, object] of before) if (!objects.has(place)) parts.onGone?.(object);
    followed.ready = true;
  };
  const run =
    parts.poll === true
      ? polling(parts, kind, query, objects, replaceAll)
      : watching(parts, kind, query, objects, replaceAll);
  void run.catch((error: unknown) => {
    if (parts.signal.aborted) return;
    followed.failure = error;
    parts.onChange();
  });
  return followed;
}

async function watching(
  parts: FollowParts,
  kind: KubeKind,
  query: FollowQuery,
  objects: Map<string, LiveObject>,
  replaceAll: (items: readonly LiveObject[]) => void,
): Promise<void> {
  for await (const event of parts.kube.watch(kind, { ...query, signal: parts.signal })) {
    if (event.type === 'listed') replaceAll(event.items);
    else if (event.type === 'deleted') {
      objects.delete(placeOf(event.object));
      parts.onGone?.(event.object);
    } else objects.set(placeOf(event.object), event.object);
    parts.onChange();
  }
}

/** What does not change is asked for less often. */
const pollMs = { least: 2000, most: 10_000 } as const;
/** As long as a watch puts up with a server that is away. */
const patienceMs = 60_000;

async function polling(
  parts: FollowParts,
  kind: KubeKind,
  query: FollowQuery,
  objects: ReadonlyMap<string, LiveObject>,
  replaceAll: (items: readonly LiveObject[]) => void,
): Promise<void> {
  const { kube, clock, signal } = parts;
  let pauseMs: number = pollMs.least;
  let heardAt = clock.now();
  for (let first = true; !signal.aborted; first = false) {
    try {
      const { items } = await kube.list(kind, { ...query, signal });
      heardAt = clock.now();
      const changed = first || items.length !== objects.size || items.some((item) => isNews(item, objects));
      pauseMs = changed ? pollMs.least : Math.min(pollMs.most, pauseMs * 1.5);
      replaceAll(items);
      if (changed) parts.onChange();
    } catch (error) {
      const away = error instanceof KubeError && error.code === 'KUBE_UNREACHABLE';
      if (!away || first || clock.now() - heardAt > patienceMs) throw error;
    }
    await clock.sleep(pauseMs, signal);
  }
}

function isNews(item: LiveObject, objects: ReadonlyMap<string, LiveObject>): boolean {
  return objects.get(placeOf(item))?.metadata.resourceVersion !== item.metadata.resourceVersion;
}
