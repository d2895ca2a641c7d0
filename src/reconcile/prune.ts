import { SlipwayError, toSlipwayErrors } from '../model/errors.ts';
import { formatIdentity } from '../model/object.ts';
import { KubeError } from '../ports/kube-error.ts';
import { awaitGone } from './await-gone.ts';
import type { ObjectDocument } from './document.ts';
import { inParallel } from './in-parallel.ts';
import type { Inventory } from './inventory.ts';
import { liveRecord } from './live-record.ts';
import { objectKey } from './object-key.ts';
import { type Member, planPrune, type PruneLimit } from './prune-plan.ts';
import type { Kinds } from './kinds.ts';
import { type Members, placeOf } from './read-members.ts';
import { withPatience } from './patience.ts';
import type { RunContext } from './run-context.ts';
import { stageNames, stageOf } from './stages.ts';

export interface PruneReport {
  objects: readonly ObjectDocument[];
  errors: readonly SlipwayError[];
  /** Keys that are members no longer. */
  gone: ReadonlySet<string>;
}

export interface PruneTask {
  context: RunContext;
  kinds: Kinds;
  members: Members;
  /** Undefined: there was none, so that labels alone tell what is ours. */
  inventory: Inventory | undefined;
  wanted: ReadonlySet<string>;
  limit: PruneLimit;
  /** Protected objects that may go: `v1/Namespace//shop`. */
  confirmed: ReadonlySet<string>;
}

/** Deletes what is no longer rendered, the last applied first, each object only as the one that was read, and waits until it is gone. */
export async function prune(task: PruneTask): Promise<PruneReport> {
  const { members, gone } = await membersOf(task);
  const plan = planPrune(members, task.wanted, task.limit, task.confirmed);
  const objects: ObjectDocument[] = plan.kept.map(({ member, reason }) => ({
    object: formatIdentity(member.identity),
    action: 'skipped',
    reason,
  }));
  if (plan.blocked !== undefined) {
    const { doomed, members: all, allowed } = plan.blocked;
    const message = `${doomed} of ${all} objects are rendered no longer, and at most ${allowed} are deleted at once`;
    return { objects, gone, errors: [new SlipwayError('PRUNE_LIMIT', message)] };
  }
  const errors: SlipwayError[] = [];
  for (const stage of [...stageNames].toReversed()) {
    const doomed = plan.doomed.filter((member) => stageOf(member.identity) === stage);
    await inParallel(doomed, async (member) => {
      const result = await remove(task.context, member);
      objects.push(result.document);
      if (result.error === undefined) gone.add(objectKey(member.identity));
      else errors.push(result.error);
    });
  }
  return { objects, errors, gone };
}

async function remove(
  context: RunContext,
  member: Member,
): Promise<{ document: ObjectDocument; error?: SlipwayError }> {
  const object = formatIdentity(member.identity);
  const { uid, identity } = member;
  try {
    const removal = async (): Promise<void> => {
      await context.kube.delete(identity, { uid, propagation: 'Background', signal: context.signal });
      await awaitGone(context, identity, uid);
    };
    // What is deleted is bounded, and few at a time.
    await withPatience(context, removal, { webhooks: true });
    return { document: { object, action: 'deleted', reason: 'it is rendered no longer' } };
  } catch (error) {
    context.signal.throwIfAborted();
    // Another object has its name by now: ours is gone.
    if (error instanceof KubeError && error.code === 'KUBE_CONFLICT') {
      return { document: { object, action: 'skipped', reason: 'somebody else replaced it' } };
    }
    const [first = new SlipwayError('INTERNAL', String(error))] = toSlipwayErrors(error);
    return { document: { object, action: 'failed', reason: first.message, code: first.code }, error: first };
  }
}

/** Everything that could be a member: what carries our label, and what stands in the inventory though it lost the label. */
async function membersOf({
  context,
  kinds,
  members,
  inventory,
  wanted,
}: PruneTask): Promise<{ members: Member[]; gone: Set<string> }> {
  const found: Member[] = [];
  for (const record of members.records.values()) {
    const recorded = inventory === undefined || inventory.entries.has(record.key);
    if (recorded || record.partOf === context.partOf) found.push({ ...record, recorded });
  }
  const gone = new Set<string>();
  const unlisted = [...(inventory?.entries ?? [])].filter(([key]) => !members.records.has(key) && !wanted.has(key));
  await inParallel(unlisted, async ([key, entry]) => {
    // Where the list failed, nothing is known, so nothing is forgotten.
    if (members.failures.has(placeOf(entry.identity))) return;
    const served = kinds.served(entry.identity);
    const identity = { ...entry.identity, ...served };
    const { kube, signal, clock } = context;
    const live = served === undefined ? undefined : await kube.get(identity, { metadataOnly: true, signal });
    const record =
      live === undefined
        ? undefined
        : liveRecord({ ...live, ...served, kind: identity.kind }, clock.now(), () => false);
    // Another object has its name, or somebody else has taken it over: it is ours no longer.
    if (record === undefined || !record.ours || (entry.uid !== '' && record.uid !== entry.uid)) gone.add(key);
    else found.push({ ...record, recorded: true });
  });
  return { members: found, gone };
}
