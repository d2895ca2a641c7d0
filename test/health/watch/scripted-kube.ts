import type { Kube, KubeKind, LiveObject, WatchEvent, WatchQuery } from '../../../src/ports/kube.ts';

/** A cluster that holds what the test says, and tells watchers of changes as an API server does. */
export interface ScriptedKube {
  kube: Kube;
  set(object: object): void;
  remove(object: object): void;
  /** Lets every watch of a kind fail. */
  refuse(kind: string, error: Error): void;
  /** Lets every list fail until it is called without an error. */
  away(error?: Error): void;
  watched: string[];
  /** Kind and namespace of every list. */
  listed: string[];
  logsAsked: string[];
}

function keyOf(object: object): string {
  const { kind, metadata } = object as LiveObject;
  return `${kind}/${metadata.namespace ?? ''}/${metadata.name}`;
}

export function scriptedKube(logs: Readonly<Record<string, string>> = {}): ScriptedKube {
  const objects = new Map<string, LiveObject>();
  const listeners = new Set<(event: WatchEvent & { object: LiveObject }) => void>();
  const refused = new Map<string, Error>();
  const watched: string[] = [];
  const logsAsked: string[] = [];
  const listed: string[] = [];
  let trouble: Error | undefined;
  let version = 0;

  async function* watch({ kind }: KubeKind, query: WatchQuery = {}): AsyncGenerator<WatchEvent> {
    watched.push(
      `${kind} in ${query.namespace ?? 'all'}${query.labelSelector === undefined ? '' : ` with ${query.labelSelector}`}`,
    );
    const refusal = refused.get(kind);
    if (refusal !== undefined) throw refusal;
    const concerns = (object: LiveObject): boolean =>
      object.kind === kind && (query.namespace === undefined || object.metadata.namespace === query.namespace);
    const queue: WatchEvent[] = [];
    let wake = (): void => undefined;
    const listener = (event: WatchEvent & { object: LiveObject }): void => {
      if (!concerns(event.object)) return;
      queue.push(event);
      wake();
    };
    listeners.add(listener);
    query.signal?.addEventListener('abort', () => wake());
    yield { type: 'listed', items: [...objects.values()].filter(concerns), resourceVersion: '1' };
    while (query.signal?.aborted !== true) {
      const next = queue.shift();
      if (next === undefined) await new Promise<void>((resolve) => (wake = resolve));
      else yield next;
    }
    listeners.delete(listener);
  }

  const kube: Partial<Kube> = {
    watch,
    async list({ kind }, query = {}) {
      listed.push(`${kind} in ${query.namespace ?? 'all'}`);
      if (trouble !== undefined) throw trouble;
      const concerns = (object: LiveObject): boolean =>
        object.kind === kind && (query.namespace === undefined || object.metadata.namespace === query.namespace);
      return { items: [...objects.values()].filter(concerns), resourceVersion: '1', remaining: 0 };
    },
    async logs(pod, container, query = {}) {
      const name = `${pod.name}/${container}${query.previous === true ? ' before' : ''}`;
      logsAsked.push(name);
      return logs[name];
    },
  };
  return {
    kube: kube as Kube,
    set(object) {
      const type = objects.has(keyOf(object)) ? 'modified' : 'added';
      version += 1;
      const live = object as LiveObject;
      const stored = { ...live, metadata: { ...live.metadata, resourceVersion: String(version) } };
      objects.set(keyOf(object), stored);
      for (const listener of listeners) listener({ type, object: stored });
    },
    remove(object) {
      objects.delete(keyOf(object));
      for (const listener of listeners) listener({ type: 'deleted', object: object as LiveObject });
    },
    refuse: (kind, error) => void refused.set(kind, error),
    away: (error) => void (trouble = error),
    watched,
    listed,
    logsAsked,
  };
}
