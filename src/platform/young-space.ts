import { getHeapSpaceStatistics, setFlagsFromString } from 'node:v8';

/** What V8's own limit of earlier versions came to: two halves of 8 MiB. */
const enoughBytes = 16 * 1024 * 1024;
const everyMs = 5;

/**
 * Ends the growth of the space for new objects when it is large enough. V8 lets it grow to 128 MiB where much is made that lives long, as
 * objects and findings do, and is hardly faster with it (measured: 1.1 ×, for a quarter of the memory). Its limit can only be given at the start
 * of Node.js, which an Action does not decide; the factor by which it grows is looked up at each step (V8's heap/new-spaces.cc, Grow).
 */
export function boundYoungSpace(): void {
  const timer = setInterval(() => {
    const young = getHeapSpaceStatistics().find(({ space_name: name }) => name === 'new_space');
    if (young !== undefined && young.space_size < enoughBytes) return;
    setFlagsFromString('--semi-space-growth-factor=1');
    clearInterval(timer);
  }, everyMs);
  timer.unref();
}
