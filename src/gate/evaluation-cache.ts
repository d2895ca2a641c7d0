import { createHash } from 'node:crypto';
import { type RenderedRoot, type Root, unreadRoot } from '../model/rendered-root.ts';
import type { ContentCache } from '../ports/content-cache.ts';
import type { IdentifiedRoot, MadeOf, RenderedBoth } from '../render/render-both.ts';
import type { RootIdentity } from '../render/root-identity.ts';
import type { EvaluateRoot, Violation } from './evaluation.ts';
import { type KeptEvaluation, keepEvaluation, recallEvaluation } from './kept-evaluation.ts';

/** The rules that evaluations are of. */
export interface CachedRules {
  /** A hash of all that decides what they say of a root, beside the root and its surroundings. */
  digest: string;
  /** Whether what a root was before may decide what they say of it. */
  compares: boolean;
  evaluate: EvaluateRoot;
  /** What they see of other roots. */
  contextOf: (root: RenderedRoot, roots: readonly RenderedRoot[]) => string;
}

export interface EvaluationCache {
  /** Of head the roots that need not be read, by id: all that will be asked of them, and of the others, is known. */
  recall: (made: MadeOf) => Promise<ReadonlyMap<string, RenderedRoot>>;
  /** Call it before roots are evaluated. */
  open(rendered: RenderedBoth): Promise<void>;
  /** Takes what was found before of the same root by the same rules in the same surroundings. */
  evaluate: EvaluateRoot;
  contextOf: CachedRules['contextOf'];
  /** Keeps what was evaluated anew. Call it when findings have their places. */
  save(): Promise<void>;
}

const format = '1';

/** Of a root with more findings, to keep them costs more memory than there may be. */
const mostViolations = 25_000;

/**
 * What a large root is to the others takes long to say, so it is asked for only where a mark says that something may be kept of it: another
 * thread can begin to evaluate at once.
 */
const isLarge = (root: RenderedRoot): boolean => root.unread === undefined && root.objects.length >= 1000;

/**
 * Evaluations from run to run. An entry's key is the rules, the root's identity, what it was before where rules look at that, and a hash
 * of what rules see of other roots. To know the latter takes reading all roots, so it is kept, too, by the identities of all of them.
 */
export function createEvaluationCache(kept: ContentCache, rules: CachedRules): EvaluationCache {
  const entries = new Map<string, Promise<KeptEvaluation | undefined>>();
  const surroundings = new Map<string, Promise<Surroundings>>();
  const sides = new Map<readonly RenderedRoot[], Surroundings>();
  const identities = new Map<RenderedRoot, RootIdentity>();
  const fresh: { key: string; mark: string | undefined; root: RenderedRoot; violations: readonly Violation[] }[] = [];

  const read = async <Value>(key: string): Promise<Value | undefined> => {
    const bytes = await kept.get(key);
    return bytes === undefined ? undefined : (JSON.parse(new TextDecoder().decode(bytes)) as Value);
  };
  const write = async (key: string, value: unknown): Promise<void> =>
    kept.put(key, new TextEncoder().encode(JSON.stringify(value)));
  const entryOf = (key: string): Promise<KeptEvaluation | undefined> => once(entries, key, read<KeptEvaluation>);
  const around = async (roots: readonly IdentifiedRoot[]): Promise<Surroundings> => {
    const hashes = roots.map(({ root, identity }) => [root.id, identity?.hash]);
    if (hashes.some(([, hash]) => hash === undefined)) return { key: undefined, isKept: false, contexts: new Map() };
    const key = keyOf('around', rules.digest, hashes);
    return await once(surroundings, key, async () => {
      const known = await read<readonly [string, string][]>(key);
      return { key, isKept: known !== undefined, contexts: new Map(known) };
    });
  };
  const evaluationKey = (own: string | undefined, before: string | undefined, context: string | undefined): string =>
    keyOf('evaluation', rules.digest, own, rules.compares ? (before ?? null) : null, context);

  const contextOf = (root: RenderedRoot, roots: readonly RenderedRoot[]): string => {
    const contexts = sides.get(roots)?.contexts;
    const known = contexts?.get(root.id);
    if (known !== undefined) return known;
    const context = keyOf(rules.contextOf(root, roots));
    contexts?.set(root.id, context);
    return context;
  };
  /** Of a root that did not render whole nothing is kept. */
  const hashOf = (root: RenderedRoot): string | undefined =>
    root.errors.length > 0 || root.excluded !== undefined ? undefined : identities.get(root)?.hash;

  return {
    async recall({ head, base: compared }) {
      const [base, isCompared] = [compared ?? [], compared !== undefined];
      const [now, then] = [await around(head), await around(base)];
      if (!now.isKept || (isCompared && !then.isKept)) return new Map();
      const [after, before] = [head, base].map(
        (roots) => new Map(roots.map((one) => [one.root.id, one.identity?.hash])),
      );
      // What was found in a root that is gone is looked for in all others, for which they are read.
      if (base.some(({ root }) => !after?.has(root.id))) return new Map();
      const isSame = ({ id }: Root): boolean => !isCompared || before?.get(id) === after?.get(id);
      const found = await Promise.all(
        head.map(async ({ root, identity }) => {
          const key = evaluationKey(identity?.hash, before?.get(root.id), now.contexts.get(root.id));
          return { root, entry: await entryOf(key) };
        }),
      );
      const others = await Promise.all(
        base
          .filter(({ root }) => !isSame(root) || now.contexts.get(root.id) !== then.contexts.get(root.id))
          .map(({ root, identity }) => entryOf(evaluationKey(identity?.hash, undefined, then.contexts.get(root.id)))),
      );
      if (others.includes(undefined)) return new Map();
      const unread = new Map<string, RenderedRoot>();
      for (const { root, entry } of found) {
        if (entry === undefined) return new Map();
        if (entry.placed && isSame(root)) unread.set(root.id, unreadRoot(root, entry.objects));
      }
      return unread;
    },
    async open({ head, base, identities: known }) {
      for (const [root, identity] of known) identities.set(root, identity);
      for (const roots of base === undefined ? [head] : [head, base])
        sides.set(roots, await around(roots.map((root) => ({ root, identity: known.get(root) }))));
    },
    contextOf,
    async evaluate(root, base, roots, signal, learn) {
      const [own, before] = [hashOf(root), base && hashOf(base)];
      if (own === undefined || (rules.compares && base !== undefined && before === undefined))
        return await rules.evaluate(root, base, roots, signal, learn);
      const mark = keyOf('large', evaluationKey(own, before, undefined));
      const isNew = isLarge(root) && (await kept.get(mark)) === undefined;
      const key = (): string => evaluationKey(own, before, contextOf(root, roots));
      const entry = isNew ? undefined : await entryOf(key());
      const known = entry && recallEvaluation(entry, root);
      if (known !== undefined && entry?.placed === true) return known;
      const evaluation = known ?? (await rules.evaluate(root, base, roots, signal, learn));
      if (evaluation.errors.length > 0 || evaluation.violations.length > mostViolations) return evaluation;
      const violations = evaluation.violations.map((violation) => ({ learned: {}, ...violation }));
      fresh.push({ key: key(), mark: isLarge(root) ? mark : undefined, root, violations });
      return { violations, errors: [] };
    },
    async save() {
      // One after the other: the cache looks through its folder when it is first written to.
      for (const { key, mark, root, violations } of fresh) {
        if (mark !== undefined) await write(mark, true);
        const entry = keepEvaluation(root, violations, isPlaced(root, identities.get(root), violations));
        if (entry !== undefined && (entry.placed || (await entryOf(key)) === undefined)) await write(key, entry);
      }
      for (const [roots, { key, isKept, contexts }] of sides) {
        const isWhole = roots.every((root) => hashOf(root) !== undefined && contexts.has(root.id));
        if (key !== undefined && !isKept && isWhole) await write(key, [...contexts]);
      }
    },
  };
}

/** What the roots of one side are to each other. */
interface Surroundings {
  /** Undefined where a root cannot be identified. */
  key: string | undefined;
  isKept: boolean;
  /** Of each root, by id, a hash of what rules see of the others. */
  contexts: Map<string, string>;
}

function keyOf(...parts: readonly unknown[]): string {
  return createHash('sha256')
    .update(JSON.stringify([format, ...parts]))
    .digest('hex');
}

function once<Value>(
  known: Map<string, Promise<Value>>,
  key: string,
  make: (key: string) => Promise<Value>,
): Promise<Value> {
  const before = known.get(key);
  if (before !== undefined) return before;
  const made = make(key);
  known.set(key, made);
  return made;
}

/** Of charts and what operators render the places are found anew: how many are found depends on the other findings. */
function isPlaced(
  { engine }: RenderedRoot,
  identity: RootIdentity | undefined,
  violations: readonly Violation[],
): boolean {
  if (engine !== 'kustomize' && engine !== 'plain') return false;
  return violations.every(({ learned: { place } = {} }) =>
    place === undefined ? false : place === null || identity?.inputs.has(place.file) === true,
  );
}
