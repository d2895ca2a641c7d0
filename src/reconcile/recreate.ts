import { valueAt } from '../model/json-path.ts';
import type { KubernetesObject } from '../model/object.ts';
import { type KubeError } from '../ports/kube-error.ts';
import { awaitGone } from './await-gone.ts';
import { fieldManager, annotationKeys } from './names.ts';
import { annotation, groupKind } from './object-key.ts';
import type { RunContext } from './run-context.ts';
import type { Wanted } from './wanted.ts';

const never = new Set([
  '/Namespace',
  '/PersistentVolume',
  '/PersistentVolumeClaim',
  'apiextensions.k8s.io/CustomResourceDefinition',
]);
const immutable = /immutable|may not change|cannot be (changed|updated)|updates to .* are forbidden/i;

/**
 * Whether an object may be deleted and created anew because it changes an immutable field. Only when its author said so, and
 * never where the data or the address goes with it. An error that merely looks like one must not delete anything
 * (kustomize-controller#734), so the words of the API server have to fit too.
 */
export function mayRecreate(manifest: KubernetesObject, error: KubeError): boolean {
  if (annotation(manifest, annotationKeys.recreate) !== 'enabled') return false;
  if (never.has(groupKind(manifest))) return false;
  if (groupKind(manifest) === '/Service' && valueAt(manifest, ['spec', 'type']) === 'LoadBalancer') return false;
  return [error.message, ...error.details.causes.map((cause) => cause.message)].some((text) => immutable.test(text));
}

/** Deletes the object, after a trial that the new one would be accepted under another name. */
export async function deleteForRecreation(
  context: RunContext,
  wanted: Wanted,
  manifest: KubernetesObject,
  uid: string,
): Promise<void> {
  const { kube, signal } = context;
  const trial = {
    ...manifest,
    metadata: { ...manifest.metadata, name: `${wanted.identity.name.slice(0, 40)}-slipway-trial` },
  };
  await kube.create(trial, { dryRun: true, fieldManager, signal });
  await kube.delete(wanted.identity, { uid, propagation: 'Background', signal });
  await awaitGone(context, wanted.identity, uid);
}
