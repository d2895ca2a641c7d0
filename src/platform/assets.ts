import { fileURLToPath } from 'node:url';

/**
 * Where a data file or an entry of `dist` lies. Sources run from src/platform, the bundle from dist or dist/chunks; every place that
 * needs a file beside the bundle asks here, because only here is known how the bundle is laid out.
 */
export function assetUrl(name: string): URL {
  return new URL(name, distFolder(import.meta.url));
}

/** The program of an entry (src/entry/NAME.ts, dist/NAME.js), to be started as a process of its own. */
export function entryPath(name: string): string {
  const url = isSource(import.meta.url) ? new URL(`../entry/${name}.ts`, import.meta.url) : assetUrl(`${name}.js`);
  return fileURLToPath(url);
}

/** Of a module's own URL, the dist folder that belongs to it, with a slash at the end. */
export function distFolder(module: string): URL {
  if (isSource(module)) return new URL('../../dist/', module);
  const folder = new URL('.', module);
  return folder.pathname.endsWith('/chunks/') ? new URL('..', folder) : folder;
}

/** The folder with the code that runs. */
export function codeFolder(): URL {
  return isSource(import.meta.url) ? new URL('../', import.meta.url) : distFolder(import.meta.url);
}

function isSource(module: string): boolean {
  return module.endsWith('.ts');
}
