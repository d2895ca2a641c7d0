import { integerAt } from '../health/read.ts';
import type { Target } from '../health/watch/target.ts';
import { type SlipwayError, toSlipwayErrors } from '../model/errors.ts';
import { formatIdentity } from '../model/object.ts';
import { applyObject } from './apply-object.ts';
import { decide, type Sendable } from './decide.ts';
import { awaitDefinitions } from './definitions.ts';
import type { ObjectAction } from './document.ts';
import type { DriftDocument } from './drift.ts';
import { describeDrift } from './drifted.ts';
import { inParallel } from './in-parallel.ts';
import type { Inventory, InventoryEntry } from './inventory.ts';
import type { Kinds } from './kinds.ts';
import type { LiveRecord } from './live-record.ts';
import { ownedHash } from './managed-fields.ts';
import { groupKind } from './object-key.ts';
import type { Members } from './read-members.ts';
import { placeOf } from './read-members.ts';
import { isWebhookAway, withPatience } from './patience.ts';
import type { RunContext } from './run-context.ts';
import { stageNames } from './stages.ts';
import type { Wanted } from './wanted.ts';

/** What became of one wanted object. */
export interface ApplyOutcome {
  wanted: Wanted;
  action: ObjectAction;
  reason: string;
  error?: SlipwayError;
  /** As it is now to be remembered; absent where nothing is new. */
  entry?: InventoryEntry;
  generation?: number;
  drift?: DriftDocument;
  warnings?: readonly string[];
}

export interface ApplyTask {
  context: RunContext;
  kinds: Kinds;
  sendables: readonly Sendable[];
  members: Members;
  inventory: Inventory;
}

export interface ApplyReport {
  outcomes: readonly ApplyOutcome[];
  /** Of the release as a whole, such as a definition that is not established. */
  errors: readonly SlipwayError[];
}

const retryPauses = [2000, 4000, 8000, 16_000];

/** Applies all objects stage by stage. One that is refused does not keep the others from being applied. */
export async function applyAll(task: ApplyTask): Promise<ApplyReport> {
  const outcomes = new Map<string, ApplyOutcome>();
  const errors: SlipwayError[] = [];
  const run = async (sendables: readonly Sendable[]): Promise<void> => {
    await inParallel(sendables, async (one) => {
      outcomes.set(one.wanted.key, await applyOne(task, one));
    });
  };
  for (const stage of stageNames) {
    const sendables = task.sendables.filter((one) => one.wanted.stage === stage);
    await run(sendables);
    if (stage !== 'definitions') continue;
    const established = sendables.filter((one) => isNewDefinition(one, outcomes.get(one.wanted.key)));
    const needed = task.sendables
      .map((one) => one.wanted.identity)
      .filter((identity) => task.kinds.isBrought(identity));
    errors.push(...(await awaitDefinitions(task.context, task.kinds, established.map(toTarget), needed)));
  }
  for (const pause of retryPauses) {
    const again = task.sendables.filter((one) => mayPass(outcomes.get(one.wanted.key), task.kinds));
    if (again.length === 0 || task.context.clock.now() + pause >= task.context.deadline) break;
    await task.context.clock.sleep(pause, task.context.signal);
    await run(again);
  }
  return { outcomes: task.sendables.flatMap((one) => outcomes.get(one.wanted.key) ?? []), errors };
}

async function applyOne(task: ApplyTask, sendable: Sendable): Promise<ApplyOutcome> {
  const { wanted } = sendable;
  const unread = task.members.failures.get(placeOf(wanted.identity));
  if (unread !== undefined) return failure(wanted, unread);
  try {
    const record = task.members.records.get(wanted.key);
    const entry = task.inventory.entries.get(wanted.key);
    return await withPatience(task.context, async () => await tryOne(task, sendable, record, entry));
  } catch (error) {
    task.context.signal.throwIfAborted();
    const [first] = toSlipwayErrors(error);
    if (first === undefined || isFinal(first)) throw error;
    return failure(wanted, first);
  }
}

async function tryOne(
  { context }: ApplyTask,
  sendable: Sendable,
  record: LiveRecord | undefined,
  entry: InventoryEntry | undefined,
): Promise<ApplyOutcome> {
  const { wanted, hash } = sendable;
  const decision = decide(sendable, record, entry, context.partOf);
  if (decision.do === 'nothing') return { wanted, action: 'unchanged', reason: '' };
  if (decision.do === 'refuse') return failure(wanted, decision.error);
  const drift = decision.drifted ? await describeDrift(context, wanted, decision.manifest, record) : undefined;
  const { action, reason, live, warnings } = await applyObject(context, wanted, decision, record);
  const { uid } = live.metadata;
  const generation = integerAt(live, ['metadata', 'generation']);
  // What had lost our label was not listed, but is still there.
  const restored = drift?.change === 'deleted' && action !== 'created' && entry?.uid === uid;
  const told: DriftDocument | undefined = restored ? { ...drift, change: 'modified', fields: [lostLabel] } : drift;
  return {
    wanted,
    action,
    reason: reason !== '' || told === undefined ? reason : 'it was changed in the cluster, and was put back',
    entry: { identity: wanted.identity, uid, hash, owned: ownedHash(live) },
    ...(generation === undefined ? {} : { generation }),
    ...(told === undefined ? {} : { drift: told }),
    warnings,
  };
}

const lostLabel = { path: 'metadata.labels["applyset.kubernetes.io/part-of"]', manager: '', at: '' };

function failure(wanted: Wanted, error: SlipwayError): ApplyOutcome {
  return { wanted, action: 'failed', reason: `${formatIdentity(wanted.identity)}: ${error.message}`, error };
}

/** Errors that the next object would meet too: the cluster is away, or does not know us. */
function isFinal(error: SlipwayError): boolean {
  return error.code === 'KUBE_UNREACHABLE' || error.code === 'KUBE_AUTH' || error.code === 'INTERNAL';
}

/** Whether an object failed for want of something that the release itself brings: its definition, or a webhook's pods. */
function mayPass(outcome: ApplyOutcome | undefined, kinds: Kinds): boolean {
  if (outcome?.error === undefined) return false;
  if (outcome.error.code === 'KUBE_KIND_MISSING') return kinds.isBrought(outcome.wanted.identity);
  return isWebhookAway(outcome.error);
}

function isNewDefinition({ wanted }: Sendable, outcome: ApplyOutcome | undefined): boolean {
  if (groupKind(wanted.identity) !== 'apiextensions.k8s.io/CustomResourceDefinition') return false;
  return outcome !== undefined && outcome.action !== 'unchanged' && outcome.action !== 'failed';
}

function toTarget({ wanted }: Sendable): Target {
  const { identity, origin } = wanted;
  return { identity, generation: undefined, mayVanish: false, ...(origin === undefined ? {} : { origin }) };
}
