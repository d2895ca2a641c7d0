import { identify } from '../model/object.ts';
import type { RenderedRoot } from '../model/rendered-root.ts';

/** The contract's document of `render`. */
export function renderJson(roots: readonly RenderedRoot[]): object {
  return {
    schema: 'slipway/render/v1',
    command: 'render',
    roots: roots.map(({ id, engine, objects, milliseconds }) => ({
      id,
      engine,
      objects: objects.map(({ manifest, origin }) => ({
        object: identify(manifest),
        ...(origin === undefined ? {} : { origin }),
        manifest,
      })),
      milliseconds,
    })),
    errors: roots.flatMap((root) => root.errors),
  };
}
