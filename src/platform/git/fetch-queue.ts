import { setImmediate } from 'node:timers/promises';

/** Gathers what is asked for at about the same time, and fetches it at once; one transfer follows the other. */
export function createFetchQueue<Item>(
  fetch: (items: readonly Item[]) => Promise<void>,
): (item: Item) => Promise<void> {
  let waiting: { items: Item[]; done: Promise<void> } | undefined;
  let transfer: Promise<void> = Promise.resolve();

  async function drain(items: readonly Item[]): Promise<void> {
    // Who asks for many things at once has asked for all of them when nothing more comes.
    for (let size = -1; size !== items.length; ) {
      size = items.length;
      await setImmediate();
    }
    await transfer.catch(() => undefined);
    waiting = undefined;
    transfer = fetch(items);
    await transfer;
  }

  return async (item) => {
    if (waiting === undefined) {
      const items: Item[] = [];
      waiting = { items, done: drain(items) };
    }
    waiting.items.push(item);
    await waiting.done;
  };
}
