import type { Clock } from '../ports/clock.ts';
import type { Kube } from '../ports/kube.ts';
import type { Logger } from '../ports/logger.ts';
import { toErrorDocument, toSlipwayErrors } from '../model/errors.ts';
import { type SyncDocument, syncDocument, type SyncTargetDocument } from './document.ts';
import { engineNames } from './engine-names.ts';
import { createProgressBoard, type Progress } from './progress.ts';
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
  const { targets, log, clock } = request;
  const board = createProgressBoard(log, targets.map(nameOf), () => clock.now());
  const settled = await Promise.allSettled(targets.map((target) => syncOne(request, target, board.of(nameOf(target)))));
  board.close();
  return syncDocument(
    request.revision,
    settled.map((one) => {
      if (one.status === 'rejected') throw one.reason;
      return one.value;
    }),
  );
}

function nameOf({ environment, name }: SyncTarget): string {
  return `${environment}/${name}`;
}

async function syncOne(request: SyncRequest, target: SyncTarget, progress: Progress): Promise<SyncTargetDocument> {
  const { clock, signal, revision, deadline } = request;
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
  return await syncTarget({ kube: connected, clock, progress, signal, target, revision, deadline });
}
