import { recordsAt, textAt } from '../read.ts';
import { type EventRecord, readEvent } from './event-record.ts';

/** What a namespace holds around its workloads, found by owner. */
export interface Surroundings {
  pods: ReadonlyMap<string, readonly object[]>;
  replicaSets: ReadonlyMap<string, readonly object[]>;
  /** ControllerRevisions: how DaemonSets number their templates. */
  revisions: ReadonlyMap<string, readonly object[]>;
  /** By the uid of the object that they are about. */
  events: ReadonlyMap<string, readonly EventRecord[]>;
}

export interface SurroundingObjects {
  pods: Iterable<object>;
  replicaSets: Iterable<object>;
  revisions: Iterable<object>;
  events: Iterable<object>;
}

/** Sorts what was read by owner, so that looking at many workloads stays cheap. */
export function surroundings(objects: SurroundingObjects): Surroundings {
  return {
    pods: byOwner(objects.pods),
    replicaSets: byOwner(objects.replicaSets),
    revisions: byOwner(objects.revisions),
    events: groupBy([...objects.events].map(readEvent), (event) => event.about),
  };
}

/** Uid of the controller that made an object; empty for one that stands alone. */
export function controllerOf(object: object): string {
  const owner = recordsAt(object, ['metadata', 'ownerReferences']).find(
    (reference) => reference['controller'] === true,
  );
  return owner === undefined ? '' : textAt(owner, ['uid']);
}

export function uidOf(object: object): string {
  return textAt(object, ['metadata', 'uid']);
}

function byOwner(objects: Iterable<object>): Map<string, object[]> {
  return groupBy(objects, controllerOf);
}

function groupBy<T>(items: Iterable<T>, key: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const name = key(item);
    const group = groups.get(name);
    if (group === undefined) groups.set(name, [item]);
    else group.push(item);
  }
  return groups;
}
