import { expect } from 'vitest';
import type { WatchEvent } from '../../../src/ports/kube.ts';

/** A watch that runs beside a test and keeps what it sees. */
export interface Observed extends AsyncDisposable {
  /** `listed a b`, `added a`, … */
  events: string[];
  last: WatchEvent | undefined;
  troubles: string[];
  /** Names of the objects that are there, as far as the events tell; sorted. */
  state(): string[];
  /** Waits until some event contains the text. */
  saw(text: string): Promise<void>;
  /** Aborts it and waits for its end; throws when it does not end well. */
  end(): Promise<void>;
  /** Waits for what it throws. */
  failure(): Promise<unknown>;
}

export function observe(
  start: (signal: AbortSignal, onTrouble: (error: Error) => void) => AsyncIterable<WatchEvent>,
): Observed {
  const controller = new AbortController();
  const names = new Set<string>();
  const observed: Observed = {
    events: [],
    last: undefined,
    troubles: [],
    state: () => [...names].toSorted(),
    async saw(text) {
      await expect.poll(() => observed.events, { interval: 20 }).toContainEqual(expect.stringContaining(text));
    },
    async end() {
      controller.abort();
      const failed = await running;
      if (failed !== undefined) throw failed;
    },
    failure: () => running,
    async [Symbol.asyncDispose]() {
      controller.abort();
      await running;
    },
  };
  const running = follow(
    start(controller.signal, (error) => observed.troubles.push(error.message)),
    observed,
    names,
  );
  return observed;
}

async function follow(watch: AsyncIterable<WatchEvent>, observed: Observed, names: Set<string>): Promise<unknown> {
  try {
    for await (const event of watch) {
      observed.last = event;
      observed.events.push(describe(event));
      if (event.type === 'listed') {
        names.clear();
        for (const { metadata } of event.items) names.add(metadata.name);
      } else if (event.type === 'deleted') names.delete(event.object.metadata.name);
      else names.add(event.object.metadata.name);
    }
    return undefined;
  } catch (error) {
    return error;
  }
}

function describe(event: WatchEvent): string {
  if (event.type !== 'listed') return `${event.type} ${event.object.metadata.name}`;
  return ['listed', ...event.items.map(({ metadata }) => metadata.name)].join(' ');
}
