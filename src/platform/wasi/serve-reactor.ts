import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { brotliDecompress } from 'node:zlib';
import { assetUrl } from '../assets.ts';
import type { ProcessMessage } from './reactor-process.ts';

/** More than a reactor is long: in many pieces, as is usual, unpacking takes three times as long. */
const chunkSize = 64 * 1024 * 1024;

/** Runs a reactor of `dist` for the process that forked this one, a request at a time, until that one hangs up. */
export async function serveReactor(
  asset: string,
  start: (wasm: Uint8Array<ArrayBuffer>) => Promise<(request: never) => unknown>,
): Promise<void> {
  process.on('disconnect', () => process.exit(0));
  const send = (message: ProcessMessage<unknown>): void => {
    process.send?.(message);
  };
  const compressed = await readFile(assetUrl(asset));
  const call = await start(await promisify(brotliDecompress)(compressed, { chunkSize }));
  process.on('message', (request) => {
    try {
      send({ response: call(request as never) });
    } catch (thrown) {
      send({ failure: thrown instanceof Error ? thrown.message : String(thrown) });
    }
  });
  send({ ready: true });
}
