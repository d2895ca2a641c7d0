import pLimit from 'p-limit';
import { parallelRequests } from './run-context.ts';

/** Does something with each item, a few at a time; the results are in the items' order. After a failure nothing more is begun. */
export async function inParallel<T, R>(items: readonly T[], work: (item: T) => Promise<R>): Promise<R[]> {
  const limit = pLimit(parallelRequests);
  try {
    return await Promise.all(items.map(async (item) => await limit(work, item)));
  } finally {
    limit.clearQueue();
  }
}
