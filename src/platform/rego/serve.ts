import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { brotliDecompress } from 'node:zlib';
import { assetUrl } from '../assets.ts';
import type { ProcessMessage, ReactorRequest } from './protocol.ts';
import { startReactor } from './reactor.ts';

/**
 * Runs the compiler for the process that forked this one, a request at a time, until that one hangs up. It is a process of its own because
 * it needs V8's `--liftoff-only` (a third of the time and half the memory for a module that runs once), and because it can be ended.
 */
export async function serveRego(): Promise<void> {
  process.on('disconnect', () => process.exit(0));
  const compressed = await readFile(assetUrl('rego.wasm.br'));
  const call = await startReactor(new Uint8Array(await promisify(brotliDecompress)(compressed)));
  process.on('message', (request) => {
    try {
      send({ response: call(request as ReactorRequest) });
    } catch (thrown) {
      send({ failure: thrown instanceof Error ? thrown.message : String(thrown) });
    }
  });
  send({ ready: true });
}

function send(message: ProcessMessage): void {
  process.send?.(message);
}
