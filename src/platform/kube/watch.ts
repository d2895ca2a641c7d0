import type { Clock } from '../../ports/clock.ts';
import { KubeError } from '../../ports/kube-error.ts';
import type { Kube, KubeKind, KubeResource, LiveObject, WatchEvent, WatchQuery } from '../../ports/kube.ts';
import type { Discovery } from './discovery.ts';
import { metadataTypes, named } from './live.ts';
import { collectionPath, withQuery } from './paths.ts';
import { describe, need } from './reading.ts';
import { refusal } from './refusal.ts';
import { parseStatus } from './status.ts';
import type { KubeRequest, Transport } from './transport.ts';
import { createPatience } from './watch-patience.ts';
import { type WatchLine, watchLines } from './watch-stream.ts';

export interface WatchDependencies {
  transport: Transport;
  discovery: Discovery;
  reading: Pick<Kube, 'pages' | 'get'>;
  clock: Clock;
  /** Silence after which a connection counts as dead, and the state is read again. */
  idleMs?: number;
}

/** Bookmarks come every minute or so. A proxy that holds answers back looks like silence, too; reading the state again is then a slow poll. */
const defaultIdleMs = 90_000;
/** The server ends a watch that its client ends not; not all of them in the same second. */
const lifeSeconds = { least: 240, spread: 60 };
/** A connection that ends at once must not be opened again at once, for ever. */
const shortestMs = 500;

/** Thrown inside: from here on the state has to be read again. */
class Lost extends Error {}

export function createWatch(dependencies: WatchDependencies): Kube['watch'] {
  return (kind, query = {}) => watch(kind, query, dependencies);
}

async function* watch(kind: KubeKind, query: WatchQuery, dependencies: WatchDependencies): AsyncGenerator<WatchEvent> {
  const { signal } = query;
  const patience = createPatience(query, dependencies.clock);
  const position = { version: query.resourceVersion };
  while (!isOver()) {
    const opened = dependencies.clock.now();
    try {
      const resource = await need(dependencies.discovery, kind, signal);
      if (position.version === undefined && query.name === undefined) {
        const listed = await readState(kind, query, dependencies);
        position.version = listed.resourceVersion;
        patience.good();
        yield listed;
      }
      yield* follow(resource, query, position, dependencies, () => patience.good());
      const lasted = dependencies.clock.now() - opened;
      if (lasted < shortestMs) await dependencies.clock.sleep(shortestMs - lasted, signal);
    } catch (error) {
      if (isOver()) return;
      if (isLost(error)) position.version = undefined;
      else await bear(error instanceof Error ? error : new Error(String(error)));
    }
  }

  function isOver(): boolean {
    return signal?.aborted === true;
  }

  async function bear(error: Error): Promise<void> {
    try {
      await patience.bear(error);
    } catch (thrown) {
      // An abort while waiting ends the watch, and is seen by the loop.
      if (!isOver()) throw thrown;
    }
  }
}

function isLost(error: unknown): boolean {
  return error instanceof Lost || (error instanceof KubeError && error.details.status === 410);
}

async function readState(
  kind: KubeKind,
  query: WatchQuery,
  { reading }: WatchDependencies,
): Promise<Extract<WatchEvent, { type: 'listed' }>> {
  const { name: _name, resourceVersion: _version, patienceMs: _patience, onTrouble: _trouble, ...list } = query;
  const items: LiveObject[] = [];
  let resourceVersion = '';
  for await (const page of reading.pages(kind, list)) {
    for (const item of page.items) items.push(item);
    resourceVersion = page.resourceVersion;
  }
  return { type: 'listed', items, resourceVersion };
}

/** One connection, from the position on; without one, the state first. Ends when the server ends it; throws when it breaks. */
async function* follow(
  resource: KubeResource,
  query: WatchQuery,
  position: { version: string | undefined },
  { transport, reading, idleMs = defaultIdleMs }: WatchDependencies,
  good: () => void,
): AsyncGenerator<WatchEvent> {
  const request = watchRequest(resource, query, position.version);
  const message = await transport.stream(request, idleMs * 2);
  let silent = false;
  const silence = setTimeout(() => {
    silent = true;
    message.destroy();
  }, idleMs);
  try {
    let known: LiveObject | undefined;
    if (position.version === undefined) {
      // One object: read only now that the stream is open, so that nothing is lost between the two, and by `get`, because
      // a role for one name often has no `list`.
      const { namespace = '', name = '', signal } = query;
      known = await reading.get({ ...kindOf(resource), namespace, name }, signal === undefined ? {} : { signal });
      yield {
        type: 'listed',
        items: known === undefined ? [] : [known],
        resourceVersion: known?.metadata.resourceVersion ?? '',
      };
    }
    good();
    for await (const line of watchLines(message)) {
      silence.refresh();
      const object = readLine(line, resource, request);
      position.version = object.metadata.resourceVersion;
      const repeated = known !== undefined && object.metadata.resourceVersion === known.metadata.resourceVersion;
      if (line.type !== 'BOOKMARK' && !(repeated && line.type === 'ADDED'))
        yield { type: eventTypes[line.type], object };
    }
  } catch (error) {
    throw silent ? new Lost() : error;
  } finally {
    clearTimeout(silence);
    message.destroy();
  }
  if (silent) throw new Lost();
}

const eventTypes = { ADDED: 'added', MODIFIED: 'modified', DELETED: 'deleted', ERROR: 'deleted' } as const;

function readLine(line: WatchLine, resource: KubeResource, { asked }: KubeRequest): LiveObject {
  if (line.type === 'ERROR') throw refusal(asked, parseStatus(500, JSON.stringify(line.object)));
  return named(line.object, kindOf(resource));
}

function kindOf({ apiVersion, kind }: KubeResource): KubeKind {
  return { apiVersion, kind };
}

function watchRequest(resource: KubeResource, query: WatchQuery, version: string | undefined): KubeRequest {
  const { namespace, name, labelSelector, metadataOnly, signal } = query;
  const ofName = name === undefined ? undefined : `metadata.name=${name}`;
  const fieldSelector = [ofName, query.fieldSelector].filter((part) => part !== undefined).join(',') || undefined;
  return {
    method: 'GET',
    path: withQuery(collectionPath(resource, namespace), {
      watch: true,
      timeoutSeconds: lifeSeconds.least + Math.floor(Math.random() * lifeSeconds.spread),
      // `0`: from any state that the server has at hand, told as additions. With bookmarks that would ask for a streamed
      // list, which needs a newer etcd than some servers have.
      resourceVersion: version ?? '0',
      allowWatchBookmarks: version !== undefined,
      labelSelector,
      fieldSelector,
    }),
    ...(metadataOnly === true ? { accept: metadataTypes.object } : {}),
    asked: { verb: 'watch', what: describe(resource, namespace) },
    repeatable: true,
    signal,
  };
}
