import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { PolicySource } from '../../src/ports/policy-engine.ts';
import { root } from './root.ts';

/** Our own policies and their tests, sorted by path. */
export async function policySources(): Promise<readonly PolicySource[]> {
  const entries = await readdir(join(root, 'policies'), { recursive: true });
  const paths = entries
    .filter((path) => path.endsWith('.rego'))
    .map((path) => `policies/${path.replaceAll('\\', '/')}`);
  return await Promise.all(
    paths.toSorted().map(async (path) => ({ path, text: await readFile(join(root, path), 'utf8') })),
  );
}
