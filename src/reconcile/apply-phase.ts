import { SlipwayError, toSlipwayErrors } from '../model/errors.ts';
import type { Clock } from '../ports/clock.ts';
import type { Kube } from '../ports/kube.ts';
import type { Logger } from '../ports/logger.ts';
import { applyRevision } from './apply-revision.ts';
import { applySetId } from './apply-set.ts';
import { awaitHealth } from './await-health.ts';
import { eventsOf, writeEvents } from './cluster-events.ts';
import type { ReconcileDocument, ReconcileOutcome } from './document.ts';
import { addErrors, createDraft, type Draft, reachStage, toDocument } from './draft.ts';
import { afterCompletion } from './inventory-change.ts';
import { createInventoryStore } from './inventory-store.ts';
import { type HeldLease, takeLease } from './lease.ts';
import { objectNames } from './names.ts';
import type { Rendering } from './rendering.ts';
import { createStatusStore } from './status-store.ts';
import { createStatusWriter } from './status-writer.ts';

export interface ApplySettings {
  /** The engine's own namespace: inventory, status and Lease are there. */
  namespace: string;
  /** This run's name, unlike any other's: the pod's. */
  run: string;
  /** Of Slipway. */
  version: string;
  /** For all of it, the wait included; before whoever started us ends us, so that the diagnosis is written. */
  timeoutMs: number;
  /** How long all objects have to stay healthy. */
  settleMs: number;
}

export interface ApplyParts {
  kube: Kube;
  clock: Clock;
  log: Logger;
  /** SIGTERM and the like. */
  signal: AbortSignal;
  settings: ApplySettings;
  rendering: Rendering;
}

/**
 * Applies a rendering to the cluster and waits until it is healthy. What goes wrong is part of the document, in the cluster's
 * status too; the run that holds the Lease alone writes anything.
 */
export async function applyPhase(parts: ApplyParts): Promise<ReconcileDocument> {
  const { clock, settings, rendering } = parts;
  const started = clock.now();
  const draft = createDraft(rendering, settings.run, started);
  try {
    await using lease = await takeLease({
      ...parts,
      namespace: settings.namespace,
      holder: settings.run,
      revision: rendering.revision,
      deadline: started + settings.timeoutMs,
    });
    return await holding(parts, draft, lease);
  } catch (error) {
    addErrors(draft, toSlipwayErrors(error));
    return toDocument(draft, isHeld(error) ? 'timeout' : 'failed', clock.now());
  }
}

function isHeld(error: unknown): boolean {
  return error instanceof SlipwayError && error.code === 'LEASE_HELD';
}

async function holding(parts: ApplyParts, draft: Draft, lease: HeldLease): Promise<ReconcileDocument> {
  const { kube, clock, log, settings } = parts;
  const { namespace } = settings;
  const signal = AbortSignal.any([parts.signal, lease.lost]);
  const store = createStatusStore(kube, namespace, signal);
  const writer = createStatusWriter(store, clock, log);
  let outcome: ReconcileOutcome = 'failed';
  try {
    draft.former = await store.read();
    if (draft.errors.length === 0)
      outcome = await reconcileHead(parts, draft, lease, signal, () =>
        writer.offer(() => toDocument(draft, 'running', clock.now())),
      );
  } catch (error) {
    addErrors(draft, parts.signal.aborted ? [interrupted(parts.signal)] : toSlipwayErrors(error));
  }
  await writer.close();
  if (lease.lost.aborted) return toDocument(draft, 'superseded', clock.now());
  const now = clock.now();
  if (outcome === 'synced') draft.healthy = { revision: draft.rendering.revision, at: new Date(now).toISOString() };
  const document = toDocument(draft, outcome, now);
  // The run may have been aborted; its last word goes by a time limit of its own.
  const last = AbortSignal.timeout(10_000);
  await createStatusStore(kube, namespace, last)
    .write(document)
    .catch((error: unknown) => log.warning(`the status could not be written: ${String(error)}`));
  await writeEvents({ kube, log, namespace, signal: last }, eventsOf(document), now);
  return document;
}

function interrupted(signal: AbortSignal): SlipwayError {
  const why = signal.reason instanceof Error ? signal.reason.message : 'the run was ended';
  return new SlipwayError('INTERRUPTED', `${why}; the next run goes on where this one stopped`);
}

async function reconcileHead(
  parts: ApplyParts,
  draft: Draft,
  lease: HeldLease,
  signal: AbortSignal,
  tell: () => void,
): Promise<ReconcileOutcome> {
  const { kube, clock, log, settings, rendering } = parts;
  const { namespace, version } = settings;
  refuseRewind(draft, log);
  tell();
  const partOf = applySetId(objectNames.inventory, namespace);
  const deadline = draft.started + settings.timeoutMs;
  const context = { kube, clock, log, signal, namespace, partOf, appliedAt: clock.now(), deadline };
  const inventory = createInventoryStore({ kube, log, namespace, version, signal });
  const applied = await applyRevision(context, draft, inventory, tell);
  if (applied === undefined) return 'failed';
  const report = await awaitHealth({
    context,
    ...applied,
    settleMs: rendering.options.settleMs ?? settings.settleMs,
    addresses: rendering.options.addresses ?? false,
    stop: lease.wanted,
    onProgress(health) {
      draft.health = health;
      tell();
    },
  });
  draft.health = report.health;
  draft.warnings.push(...report.warnings);
  addErrors(draft, report.errors);
  if (report.outcome === 'superseded') draft.by = lease.wantedBy();
  if (report.outcome !== 'synced') return report.outcome;
  const completed = afterCompletion(applied.inventory, applied.outcomes);
  if (completed !== undefined) await inventory.write(completed);
  reachStage(draft, 'healthy', clock.now());
  return report.outcome;
}

/** The head has to contain what was applied last: a git server that serves an old state must not undo a release. */
function refuseRewind({ former, rendering }: Draft, log: { warning(message: string): void }): void {
  const last = former.applied?.revision ?? '';
  const { history, revision, options, branch } = rendering;
  if (last === '' || last === revision || history.revisions.includes(last) || options.allowRewind === last) return;
  const message = `${branch} is at ${revision}, which does not contain ${last}, the commit that the cluster has applied`;
  if (history.complete) throw new SlipwayError('REVISION_OLDER', message);
  log.warning(`${message}, as far back as was looked`);
}
