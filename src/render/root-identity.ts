import { createHash } from 'node:crypto';
import type { Root } from '../model/rendered-root.ts';
import { missingDependencies } from './charts/dependencies.ts';
import { rootInputs, type Side } from './root-inputs.ts';
import type { StreamCache } from './stream-cache.ts';

/** What a root is made of, told before it is rendered. */
export interface RootIdentity {
  /** A hash: where it is the same, the root has the same objects, from the same lines of the same files. */
  hash: string;
  /** The files, and the paths at which one is looked for. */
  inputs: ReadonlySet<string>;
}

export interface IdentitySettings {
  streams: StreamCache;
  /** All that decides, beside files and the renderer, what is rendered. */
  deciding: Readonly<Record<string, Plain>>;
}

type Plain = string | number | boolean | undefined | readonly string[];

const format = '1';

/**
 * Undefined where more than a tree's files and the renderer decides what a root is: what is fetched, links, operators' objects (of which the
 * configuration says what they mean), standard input.
 */
export async function identifyRoot(
  root: Root,
  { reader, closures }: Side,
  { streams, deciding }: IdentitySettings,
): Promise<RootIdentity | undefined> {
  const { engine } = root;
  if (engine !== 'kustomize' && engine !== 'helm' && engine !== 'plain') return undefined;
  if (engine === 'kustomize' && ((await closures(root.id).catch(() => undefined))?.needs.length ?? 1) > 0)
    return undefined;
  // What a chart lacks is taken from elsewhere.
  if (engine === 'helm' && (await missingDependencies(reader, root.id).catch(() => undefined))?.length !== 0)
    return undefined;
  const by = engine === 'plain' ? '' : await streams.by(engine);
  const inputs = await rootInputs(reader, closures, root);
  if (by === undefined || inputs === undefined) return undefined;
  const hashes = await streams.hashes(reader, inputs);
  if (hashes === undefined) return undefined;
  const said = JSON.stringify([format, by, root, deciding, hashes]);
  return { hash: createHash('sha256').update(said).digest('hex'), inputs };
}
