import { integerAt, parseTime, textAt } from '../read.ts';

/** An Event of the cluster, by what is needed of it; times in milliseconds since 1970. */
export interface EventRecord {
  /** Uid of the object that it is about. */
  about: string;
  kind: string;
  name: string;
  type: string;
  reason: string;
  message: string;
  count: number;
  first: number;
  last: number;
}

/** Reads a `v1` Event in each of the three ways that clients count repetitions: count, series, or one event each. */
export function readEvent(event: object): EventRecord {
  const time = (...path: string[]): number | undefined => parseTime(textAt(event, path));
  const single = time('eventTime') ?? time('metadata', 'creationTimestamp') ?? 0;
  const first = time('firstTimestamp') ?? single;
  return {
    about: textAt(event, ['involvedObject', 'uid']),
    kind: textAt(event, ['involvedObject', 'kind']),
    name: textAt(event, ['involvedObject', 'name']),
    type: textAt(event, ['type']),
    reason: textAt(event, ['reason']),
    message: textAt(event, ['message']),
    count: integerAt(event, ['series', 'count']) ?? integerAt(event, ['count']) ?? 1,
    first,
    last: time('series', 'lastObservedTime') ?? time('lastTimestamp') ?? first,
  };
}
