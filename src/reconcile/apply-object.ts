import type { KubernetesObject } from '../model/object.ts';
import type { ApplyResult, LiveObject } from '../ports/kube.ts';
import { KubeError } from '../ports/kube-error.ts';
import { awaitGone } from './await-gone.ts';
import type { Decision } from './decide.ts';
import type { LiveRecord } from './live-record.ts';
import { annotationKeys, fieldManager } from './names.ts';
import { isAutoscaler, mayTake, rivalOf, withoutReplicas } from './ownership.ts';
import { deleteForRecreation, mayRecreate } from './recreate.ts';
import type { RunContext } from './run-context.ts';
import { isChange, isFormer, takeoverPatch } from './takeover.ts';
import type { Wanted } from './wanted.ts';

export interface Applied {
  action: 'created' | 'configured' | 'unchanged';
  reason: string;
  live: LiveObject;
  warnings: readonly string[];
}

type Apply = Extract<Decision, { do: 'apply' }>;

/** Applies one object: one PATCH, and further ones only where somebody else's hands are in it. */
export async function applyObject(
  context: RunContext,
  wanted: Wanted,
  decision: Apply,
  record: LiveRecord | undefined,
): Promise<Applied> {
  const version = decision.adopted ? await takeOver(context, wanted, record) : record?.resourceVersion;
  const first = await send(context, wanted, decision, record, version);
  const reason = decision.adopted ? 'it was there before, and is ours now' : '';
  if (first.object.metadata['deletionTimestamp'] === undefined) return { ...settled(first), reason };
  // What is being deleted takes changes still, and is gone soon after.
  await awaitGone(context, wanted.identity, first.object.metadata.uid);
  const second = await send(context, wanted, { ...decision, force: false }, undefined, undefined);
  return { ...settled(second), reason: 'it was being deleted, and was created anew' };
}

function settled({ object, action, warnings }: ApplyResult): Omit<Applied, 'reason'> {
  return { live: object, action: action === 'unknown' ? 'configured' : action, warnings };
}

/** Makes ours what kubectl owned, so that what is later deleted from git goes; returns the version after that. */
async function takeOver(
  { kube, signal }: RunContext,
  wanted: Wanted,
  record: LiveRecord | undefined,
): Promise<string | undefined> {
  const body = record?.live === undefined ? undefined : takeoverPatch(record.live, isFormer);
  if (body === undefined) return record?.resourceVersion;
  await kube.patch(wanted.identity, { type: 'json', body, fieldManager, signal });
  // Whatever the next PATCH makes of it, to whoever looks at it the object has changed.
  return undefined;
}

/** Items that somebody added to our lists may not go with what we want; once they are ours, applying takes them away. */
async function takeChanges(
  { kube, signal }: RunContext,
  wanted: Wanted,
  record: LiveRecord | undefined,
): Promise<boolean> {
  const body = record?.live === undefined ? undefined : takeoverPatch(record.live, isChange);
  if (body === undefined) return false;
  await kube.patch(wanted.identity, { type: 'json', body, fieldManager, signal });
  return true;
}

async function send(
  context: RunContext,
  wanted: Wanted,
  decision: Apply,
  record: LiveRecord | undefined,
  knownVersion: string | undefined,
): Promise<ApplyResult> {
  const { kube, signal } = context;
  let { manifest, force } = decision;
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await kube.applyServerSide(manifest, {
        fieldManager,
        force,
        signal,
        ...(knownVersion === undefined ? {} : { knownVersion }),
      });
    } catch (error) {
      if (!(error instanceof KubeError) || attempt > 2) throw error;
      if (error.code === 'KUBE_IMMUTABLE' && record !== undefined && mayRecreate(manifest, error)) {
        await deleteForRecreation(context, wanted, manifest, record.uid);
        continue;
      }
      if (
        error.code === 'KUBE_INVALID' &&
        decision.drifted &&
        attempt === 1 &&
        (await takeChanges(context, wanted, record))
      ) {
        continue;
      }
      const next = error.code === 'KUBE_CONFLICT' ? afterConflict(manifest, error, decision.ours) : undefined;
      if (next === undefined) throw explained(error);
      ({ manifest, force } = next);
    }
  }
}

/** What to send after somebody else's ownership got in the way; undefined when it is to be respected. */
function afterConflict(
  manifest: KubernetesObject,
  error: KubeError,
  ours: boolean,
): { manifest: KubernetesObject; force: boolean } | undefined {
  const rivals = error.details.causes.filter((cause) => cause.reason === 'FieldManagerConflict').map(rivalOf);
  if (rivals.length === 0) return undefined;
  const scaled = rivals.filter((rival) => isAutoscaler(rival) && rival.field === '.spec.replicas');
  const others = rivals.filter((rival) => !scaled.includes(rival));
  if (!others.every((rival) => mayTake(rival, manifest, ours))) return undefined;
  return { manifest: scaled.length > 0 ? withoutReplicas(manifest) : manifest, force: others.length > 0 };
}

function explained(error: KubeError): KubeError {
  if (error.code === 'KUBE_CONFLICT' && error.details.managers.length > 0) {
    const hint = `Take the field out of the manifest or away from ${error.details.managers.join(', ')}, or take it with the annotation ${annotationKeys.force}: enabled.`;
    return new KubeError(error.code, error.message, { hint, cause: error, details: error.details });
  }
  if (error.code !== 'KUBE_IMMUTABLE') return error;
  const hint = `Give the object a new name, or let it be deleted and created anew with the annotation ${annotationKeys.recreate}: enabled.`;
  return new KubeError(error.code, error.message, { hint, cause: error, details: error.details });
}
