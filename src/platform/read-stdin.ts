import { SlipwayError } from '../model/errors.ts';

const largest = 64 * 1024 * 1024;

/** Everything on a stream, standard input by default. Throws `FILE_INVALID` above 64 MiB, the signal's reason when aborted. */
export async function readStdin(
  signal: AbortSignal,
  stream: AsyncIterable<Buffer> = process.stdin,
): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  let size = 0;
  const iterator = stream[Symbol.asyncIterator]();
  for (;;) {
    signal.throwIfAborted();
    const next = await Promise.race([iterator.next(), aborted(signal)]);
    if (next.done === true) return Buffer.concat(chunks);
    size += next.value.length;
    if (size > largest) throw new SlipwayError('FILE_INVALID', 'standard input has more than 64 MiB');
    chunks.push(next.value);
  }
}

function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
  });
}
