import { serveReactor } from '../wasi/serve-reactor.ts';
import { startReactor } from './reactor.ts';

/**
 * Runs the compiler for the process that forked this one. It is a process of its own because it needs V8's `--liftoff-only` (a third of
 * the time and half the memory for a module that runs once), and because it can be ended.
 */
export function serveRego(): Promise<void> {
  return serveReactor('rego.wasm.br', startReactor);
}
