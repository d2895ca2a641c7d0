import { isDeepStrictEqual } from 'node:util';
import type { RenderedRoot, Root } from '../model/rendered-root.ts';
import type { FileTree } from '../ports/files.ts';
import type { Renderer } from '../ports/renderer.ts';
import { createClosureReader } from './kustomize/closure.ts';
import type { DocumentCache } from './parse/documents.ts';
import type { FindApplied } from './applied-roots.ts';
import { createNativeRenderer } from './native/native-renderer.ts';
import { networkFor, usualMaxBytes } from './render-context.ts';
import { renderRoots, type RenderRootsRequest } from './render-roots.ts';
import { type IdentitySettings, identifyRoot, type RootIdentity } from './root-identity.ts';
import { sameInputs, type Side } from './root-inputs.ts';
import { createStreamCache, wordOf } from './stream-cache.ts';
import { createTreeReader, type TreeReader } from './tree-reader.ts';

export interface TreeRoots {
  tree: FileTree;
  roots: readonly Root[];
  /** With which the roots were found; give those of base and head the same cache. */
  reader?: TreeReader;
}

export interface RenderBothRequest
  extends Omit<RenderRootsRequest, 'tree' | 'roots' | 'reader' | 'closures' | 'streams'> {
  base: TreeRoots | undefined;
  head: TreeRoots;
  /** Asked before anything is rendered, where a cache is used: of head the roots, by id, that need not be. */
  recall?: ((made: MadeOf) => Promise<ReadonlyMap<string, RenderedRoot>>) | undefined;
}

/** What the roots of both sides are made of, in their order. */
export interface MadeOf {
  base: readonly IdentifiedRoot[] | undefined;
  head: readonly IdentifiedRoot[];
}

export interface IdentifiedRoot {
  root: Root;
  identity: RootIdentity | undefined;
}

export interface RenderedBoth {
  base: readonly RenderedRoot[] | undefined;
  head: readonly RenderedRoot[];
  /** Roots whose inputs are the same in base and head: they were rendered once, and base holds head's very values. */
  unchanged: ReadonlySet<string>;
  /** What they are made of, where a cache is used and that can be told. */
  identities: ReadonlyMap<RenderedRoot, RootIdentity>;
}

/** Renders head, and of base what is made of other files; throws like renderRoots. */
export async function renderBoth({ base, head, recall, ...request }: RenderBothRequest): Promise<RenderedBoth> {
  const cache: DocumentCache = request.cache ?? new Map();
  const renderer = request.renderer ?? createNativeRenderer(request.exec);
  const streams = request.renders && createStreamCache(request.renders, renderer);
  const settings = streams && { streams, deciding: decidingOf(request, renderer) };
  const [after, before] = await Promise.all([
    sideOf(head, cache, settings),
    base === undefined ? undefined : sideOf(base, cache, settings),
  ]);
  const recalled = (settings && (await recall?.({ head: after.made, base: before?.made }))) ?? new Map<string, never>();
  const render = async (
    { tree, reader, closures }: RenderSide,
    roots: readonly Root[],
  ): Promise<readonly RenderedRoot[]> =>
    roots.length === 0
      ? []
      : await renderRoots({ ...request, tree, roots, cache, renderer, reader, closures, streams });
  const fresh = await render(
    after,
    head.roots.filter(({ id }) => !recalled.has(id)),
  );
  const rendered = inOrder(head.roots, [...recalled.values(), ...fresh]);
  const identities = identitiesOf(rendered, after.made);
  if (base === undefined || before === undefined)
    return { base: undefined, head: rendered, unchanged: new Set(), identities };
  const unchanged = new Set<string>();
  for (const root of base.roots) {
    const own = head.roots.findIndex((one) => isDeepStrictEqual(one, root));
    if (own >= 0 && (await isSame(before, after, root, request.applied))) unchanged.add(root.id);
  }
  const others = base.roots.filter((root) => !unchanged.has(root.id));
  // One after the other: each uses every core already.
  const again = await render(before, others);
  const both = inOrder(base.roots, [...rendered.filter(({ id }) => unchanged.has(id)), ...again]);
  for (const [root, identity] of identitiesOf(again, before.made)) identities.set(root, identity);
  return { base: both, head: rendered, unchanged, identities };
}

/** Named is what does not decide what is rendered, so that whatever comes to be asked for counts. Roots that charts and operators decide on are identified by nobody. */
function decidingOf(
  {
    exec: _exec,
    renderer: _given,
    signal: _signal,
    concurrency: _concurrency,
    timeoutMs: _timeout,
    cache: _cache,
    renders: _renders,
    stdin: _stdin,
    log: _log,
    applied: _applied,
    charts: _charts,
    network,
    maxBytes = usualMaxBytes,
    ...others
  }: Omit<RenderBothRequest, 'base' | 'head' | 'recall'>,
  renderer: Renderer,
): IdentitySettings['deciding'] {
  return { ...others, maxBytes, network: wordOf(networkFor(renderer, network)) };
}

interface RenderSide extends Side {
  tree: FileTree;
  made: readonly IdentifiedRoot[];
}

async function sideOf(
  { tree, roots, ...known }: TreeRoots,
  cache: DocumentCache,
  settings: IdentitySettings | undefined,
): Promise<RenderSide> {
  const reader = known.reader ?? createTreeReader(tree, cache);
  const side = { tree, reader, closures: createClosureReader(reader) };
  // All at once: what git is asked for comes by one process, in the order of asking.
  const identify = async (root: Root): Promise<IdentifiedRoot> => ({
    root,
    identity: settings && (await identifyRoot(root, side, settings)),
  });
  return { ...side, made: await Promise.all(roots.map(identify)) };
}

async function isSame(one: RenderSide, other: RenderSide, root: Root, applied?: FindApplied): Promise<boolean> {
  const [own, others] = [one, other].map(({ made }) => made.find((each) => each.root.id === root.id)?.identity);
  if (own !== undefined && others !== undefined) return own.hash === others.hash;
  return await sameInputs(one, other, root, applied);
}

function inOrder(roots: readonly Root[], rendered: readonly RenderedRoot[]): readonly RenderedRoot[] {
  const known = new Map(rendered.map((root) => [root.id, root]));
  return roots.flatMap(({ id }) => known.get(id) ?? []);
}

function identitiesOf(
  rendered: readonly RenderedRoot[],
  made: readonly IdentifiedRoot[],
): Map<RenderedRoot, RootIdentity> {
  const known = new Map(made.map(({ root, identity }) => [root.id, identity]));
  return new Map(
    rendered.flatMap((root) => {
      const identity = known.get(root.id);
      return identity === undefined ? [] : [[root, identity]];
    }),
  );
}
