import { serveReactor } from '../wasi/serve-reactor.ts';
import { startReactor } from './reactor.ts';

/** Renders for the process that forked this one. It is a process of its own because a template can loop for ever, and it can be ended. */
export function serveRender(): Promise<void> {
  return serveReactor('render.wasm.br', startReactor);
}
