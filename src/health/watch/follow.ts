import type { Clock } from '../../ports/clock.ts';
import type { Kube, KubeKind, ListQuery, LiveObject } from '../../ports/kube.ts';

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
  /** Ask again and again instead of watching, every so many milliseconds: for waits with more watches than a server likes. */
  pollMs?: number;
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
    parts.pollMs === undefined
      ? watching(parts, kind, query, objects, replaceAll)
      : polling(parts, kind, query, replaceAll);
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

async function polling(
  parts: FollowParts,
  kind: KubeKind,
  query: FollowQuery,
  replaceAll: (items: readonly LiveObject[]) => void,
): Promise<void> {
  while (!parts.signal.aborted) {
    const { items } = await parts.kube.list(kind, { ...query, signal: parts.signal });
    replaceAll(items);
    parts.onChange();
    await parts.clock.sleep(parts.pollMs ?? 0, parts.signal);
  }
}
