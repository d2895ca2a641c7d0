import { cleanText } from '../health/diagnosis/clean-text.ts';
import { SlipwayError, SlipwayErrors } from '../model/errors.ts';
import { formatIdentity } from '../model/object.ts';
import { applyAll, type ApplyOutcome } from './apply-all.ts';
import { isFinished, isUntouched, sendable } from './decide.ts';
import type { ObjectDocument } from './document.ts';
import type { Draft } from './draft.ts';
import { addErrors, reachStage } from './draft.ts';
import { emptyInventory, type Inventory } from './inventory.ts';
import { afterApplying, beforeApplying } from './inventory-change.ts';
import type { InventoryStore } from './inventory-store.ts';
import { createKinds, type Kinds } from './kinds.ts';
import type { LiveRecord } from './live-record.ts';
import { groupKind } from './object-key.ts';
import { prune } from './prune.ts';
import { defaultPruneLimit } from './prune-plan.ts';
import { type Members, readMembers } from './read-members.ts';
import type { RunContext } from './run-context.ts';
import { type Wanted, wantedObjects } from './wanted.ts';

export interface AppliedRevision {
  outcomes: readonly ApplyOutcome[];
  records: ReadonlyMap<string, LiveRecord>;
  /** As it was written last. */
  inventory: Inventory;
}

/**
 * Applies what was rendered and deletes what is rendered no longer, keeping the inventory true at every moment. Undefined when
 * something was refused: then nothing is deleted, and the draft has the errors.
 */
export async function applyRevision(
  context: RunContext,
  draft: Draft,
  store: InventoryStore,
  onStage: () => void,
): Promise<AppliedRevision | undefined> {
  const recorded = await store.read();
  const inventory = recorded ?? emptyInventory;
  const kinds = createKinds(
    context.kube,
    draft.rendering.objects.map((one) => one.manifest),
    context.signal,
  );
  const wanted = await chooseWanted(context, draft, kinds, inventory);
  const sendables = wanted.map((one) => sendable(one, context.partOf));
  const hashes = new Map(sendables.map((one) => [one.wanted.key, one.hash]));
  const untouched = (record: LiveRecord): boolean =>
    isUntouched(record, inventory.entries.get(record.key), hashes.get(record.key) ?? '');
  const read = await readMembers(context, kinds, wanted, inventory, (record) => !untouched(record));
  const members = { ...read, records: withoutDoomed(read.records) };
  const before = beforeApplying(inventory, sendables, ({ wanted: { key }, hash }) => {
    const record = members.records.get(key);
    return record === undefined ? isFinished(inventory.entries.get(key), hash) : untouched(record);
  });
  if (before !== undefined) await store.write(before);
  reachStage(draft, 'applying', context.clock.now());
  onStage();
  const report = await applyAll({ context, kinds, sendables, members, inventory });
  draft.objects.push(...report.outcomes.map(toDocument));
  draft.drift.push(...report.outcomes.flatMap((outcome) => outcome.drift ?? []));
  draft.warnings.push(...warningsOf(report.outcomes));
  const errors = [...report.errors, ...failuresOf(report.outcomes), ...unreadPlaces(members, report.outcomes)];
  let gone: ReadonlySet<string> = new Set();
  if (errors.length === 0) {
    const { pruneLimit, pruneConfirmed = [] } = draft.rendering.options;
    const limits = { limit: pruneLimit ?? defaultPruneLimit, confirmed: new Set(pruneConfirmed) };
    const keys = new Set(hashes.keys());
    const pruned = await prune({ context, kinds, members, inventory: recorded, wanted: keys, ...limits });
    draft.objects.push(...pruned.objects);
    errors.push(...pruned.errors);
    gone = pruned.gone;
  }
  const revision = errors.length === 0 ? draft.rendering.revision : inventory.revision;
  const after = afterApplying(before ?? inventory, revision, report.outcomes, gone);
  if (before !== undefined || gone.size > 0 || recorded === undefined) await store.write(after);
  addErrors(draft, errors);
  if (errors.length > 0) return undefined;
  const now = context.clock.now();
  reachStage(draft, 'applied', now);
  draft.applied = { revision, at: new Date(now).toISOString() };
  onStage();
  return { outcomes: report.outcomes, records: members.records, inventory: after };
}

async function chooseWanted(
  context: RunContext,
  draft: Draft,
  kinds: Kinds,
  inventory: Inventory,
): Promise<readonly Wanted[]> {
  const { objects, options } = draft.rendering;
  await kinds.load([
    ...objects.map((one) => one.manifest),
    ...[...inventory.entries.values()].map((entry) => entry.identity),
  ]);
  const { wanted, skipped, errors } = wantedObjects(objects, {
    namespace: context.namespace,
    ...(options.defaultNamespace === undefined ? {} : { defaultNamespace: options.defaultNamespace }),
    isNamespaced: (object) => kinds.isNamespaced(object),
  });
  if (errors.length > 0) throw new SlipwayErrors(errors);
  if (wanted.length === 0)
    throw new SlipwayError('RENDER_EMPTY', `${draft.rendering.environment} renders no object to apply`);
  draft.objects.push(...skipped.map(({ object, reason }): ObjectDocument => ({ object, action: 'skipped', reason })));
  return wanted;
}

/** Without what lies in namespaces that are ending: it is listed still, but will be gone when they are. */
function withoutDoomed(records: ReadonlyMap<string, LiveRecord>): ReadonlyMap<string, LiveRecord> {
  const ending = new Set<string>();
  for (const record of records.values()) {
    if (groupKind(record.identity) === '/Namespace' && record.deleting) ending.add(record.identity.name);
  }
  if (ending.size === 0) return records;
  return new Map([...records].filter(([, record]) => !ending.has(record.identity.namespace)));
}

function failuresOf(outcomes: readonly ApplyOutcome[]): SlipwayError[] {
  return outcomes.flatMap(({ error, wanted }) => {
    if (error === undefined) return [];
    const location = error.location ?? wanted.origin;
    return [
      new SlipwayError(error.code, error.message, {
        cause: error,
        ...(error.hint === undefined ? {} : { hint: error.hint }),
        ...(location === undefined ? {} : { location }),
      }),
    ];
  });
}

/** Places that hold only what is rendered no longer: nothing can be said of them, and nothing deleted. */
function unreadPlaces(members: Members, outcomes: readonly ApplyOutcome[]): SlipwayError[] {
  const told = new Set(outcomes.map((outcome) => outcome.error));
  return [...members.failures.values()].filter((error) => !told.has(error));
}

function warningsOf(outcomes: readonly ApplyOutcome[]): string[] {
  return outcomes.flatMap(({ wanted, warnings = [] }) =>
    warnings.map((warning) => `${formatIdentity(wanted.identity)}: ${cleanText(warning, 500)}`),
  );
}

function toDocument({ wanted, action, reason, error }: ApplyOutcome): ObjectDocument {
  return {
    object: formatIdentity(wanted.identity),
    action,
    reason: error?.message ?? reason,
    ...(error === undefined ? {} : { code: error.code }),
    ...(wanted.origin === undefined ? {} : { source: wanted.origin }),
  };
}
