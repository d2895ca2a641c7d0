import { SlipwayError } from '../model/errors.ts';
import { formatIdentity, identify, type KubernetesObject, type ObjectIdentity } from '../model/object.ts';
import type { Origin, RenderedObject } from '../model/rendered-root.ts';
import { isEncrypted } from './encrypted.ts';
import { otherHelmHook } from './helm-hook.ts';
import { annotation, groupKind, objectKey } from './object-key.ts';
import { objectNames } from './names.ts';
import { type StageName, stageOf } from './stages.ts';

/** An object that the cluster is to hold. */
export interface Wanted {
  key: string;
  identity: ObjectIdentity;
  manifest: KubernetesObject;
  origin?: Origin;
  stage: StageName;
}

export interface WantedObjects {
  wanted: readonly Wanted[];
  /** Rendered, but not to be applied. */
  skipped: readonly { object: string; reason: string }[];
  /** Any of them, and nothing is applied. */
  errors: readonly SlipwayError[];
}

export interface WantedSettings {
  /** The engine's own namespace, whose own objects no manifest may touch. */
  namespace: string;
  /** For objects of namespaced kinds that name none. */
  defaultNamespace?: string;
  /** Undefined: the kind is not known (yet). */
  isNamespaced: (object: KubernetesObject) => boolean | undefined;
}

/** Makes what is to be applied of what was rendered, or says what is wrong with it. */
export function wantedObjects(rendered: readonly RenderedObject[], settings: WantedSettings): WantedObjects {
  const found = new Map<string, Wanted>();
  const skipped: { object: string; reason: string }[] = [];
  const errors: SlipwayError[] = [];
  for (const { manifest, origin } of rendered) {
    const reason = skipReason(manifest);
    if (reason !== undefined) {
      skipped.push({ object: formatIdentity(identify(manifest)), reason });
      continue;
    }
    const one = toWanted(manifest, origin, settings);
    const twin = one instanceof SlipwayError ? undefined : found.get(one.key);
    if (one instanceof SlipwayError) errors.push(one);
    else if (twin !== undefined) errors.push(twice(one, twin));
    else found.set(one.key, one);
  }
  return { wanted: [...found.values()], skipped, errors };
}

function skipReason(manifest: KubernetesObject): string | undefined {
  const hook = otherHelmHook(manifest);
  if (hook !== undefined) return `it is a Helm hook for another moment: ${hook}`;
  return annotation(manifest, 'config.kubernetes.io/local-config') === 'true' ? 'it is local configuration' : undefined;
}

function toWanted(
  manifest: KubernetesObject,
  origin: Origin | undefined,
  settings: WantedSettings,
): Wanted | SlipwayError {
  const given = identify(manifest);
  const refuse = (code: 'OBJECT_INVALID' | 'OBJECT_ENCRYPTED' | 'OBJECT_RESERVED', why: string): SlipwayError =>
    new SlipwayError(code, `${formatIdentity(given)} ${why}`, origin === undefined ? {} : { location: origin });
  if (given.name === '') return refuse('OBJECT_INVALID', 'has no metadata.name; generateName cannot be applied');
  if (isEncrypted(manifest)) return refuse('OBJECT_ENCRYPTED', 'is encrypted by SOPS');
  const namespaced = settings.isNamespaced(manifest);
  const own = given.namespace || settings.defaultNamespace || '';
  if (namespaced === true && own === '') return refuse('OBJECT_INVALID', 'has no namespace');
  const namespace = namespaced === false ? '' : own;
  const identity = { ...given, namespace };
  if (isReserved(identity, settings.namespace))
    return refuse('OBJECT_RESERVED', 'is the bookkeeping of Slipway itself');
  return {
    key: objectKey(identity),
    identity,
    manifest: placed(manifest, namespace),
    ...(origin === undefined ? {} : { origin }),
    stage: stageOf(manifest),
  };
}

// `kubectl get -o yaml` writes them; in a manifest they would be conditions that never hold.
const filledIn = new Set(['creationTimestamp', 'generation', 'managedFields', 'resourceVersion', 'selfLink', 'uid']);

function placed(manifest: KubernetesObject, namespace: string): KubernetesObject {
  // Rendered by somebody else and not for us to change; what the server fills in is no part of what we want.
  const { status: _status, ...rest } = manifest;
  const own = Object.entries(manifest.metadata ?? {}).filter(([key]) => key !== 'namespace' && !filledIn.has(key));
  return { ...rest, metadata: { ...Object.fromEntries(own), ...(namespace === '' ? {} : { namespace }) } };
}

function isReserved(identity: ObjectIdentity, namespace: string): boolean {
  if (identity.namespace !== namespace) return false;
  const kind = groupKind(identity);
  if (kind === 'coordination.k8s.io/Lease') return identity.name === objectNames.lease;
  return kind === '/ConfigMap' && (identity.name === objectNames.inventory || identity.name === objectNames.status);
}

function twice(one: Wanted, twin: Wanted): SlipwayError {
  const other = twin.origin === undefined ? '' : `; also in ${twin.origin.file}`;
  const message = `${formatIdentity(one.identity)} is rendered twice${other}`;
  return new SlipwayError('OBJECT_INVALID', message, one.origin === undefined ? {} : { location: one.origin });
}
