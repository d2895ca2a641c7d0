import type { Clock } from '../ports/clock.ts';
import type { Kube } from '../ports/kube.ts';
import type { Logger } from '../ports/logger.ts';
import { toErrorDocument, toSlipwayErrors } from '../model/errors.ts';
import { type SyncDocument, syncDocument, type SyncTargetDocument } from './document.ts';
import { engineNames } from './engine-names.ts';
import { createRecord } from './record.ts';
import { syncTarget } from './sync-target.ts';
import type { SyncTarget } from './target.ts';

export interface SyncRequest {
  targets: readonly SyncTarget[];
  /** Full SHA of the manifest commit. */
  revision: string;
  /** Milliseconds since 1970. */
  deadline: number;
  /** Connects to a target's cluster. */
  connect: (target: SyncTarget) => Promise<Kube>;
  clock: Clock;
  log: Logger;
  signal: AbortSignal;
}

/** Syncs targets side by side; one that fails does not stop the others. Throws only when the run is aborted. */
export async function syncTargets(request: SyncRequest): Promise<SyncDocument> {
  const settled = await Promise.allSettled(request.targets.map((target) => syncOne(request, target)));
  return syncDocument(
    request.revision,
    settled.map((one) => {
      if (one.status === 'rejected') throw one.reason;
      return one.value;
    }),
  );
}

async function syncOne(request: SyncRequest, target: SyncTarget): Promise<SyncTargetDocument> {
  const { clock, log, signal, revision, deadline } = request;
  let kube: Kube;
  try {
    kube = await request.connect(target);
  } catch (error) {
    signal.throwIfAborted();
    const record = createRecord(target, `${target.namespace}/${engineNames.cronJob}`, clock.now());
    record.errors.push(...toSlipwayErrors(error).map(toErrorDocument));
    return record.toDocument();
  }
  await using connected = kube;
  return await syncTarget({ kube: connected, clock, log, signal, target, revision, deadline });
}
