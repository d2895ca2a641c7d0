import { textAt } from '../read.ts';
import type { ContainerView } from './container-view.ts';
import { podKey, podName } from './pod-name.ts';
import type { Suspicion } from './suspicion.ts';

const never = new Set(['InvalidImageName', 'ErrImageNeverPull']);
const pulling = new Set([
  'ErrImagePull',
  'ImagePullBackOff',
  'ImageInspectError',
  'RegistryUnavailable',
  'SignatureValidationFailed',
]);
const absent = /not found|manifest unknown|does not exist/i;
const refused = /denied|unauthorized|authentication required|forbidden/i;

/**
 * Images that do not come. One that the registry does not have will not come by itself; a refusal may be a pull secret that is
 * just being made, and a registry that does not answer may come back: they get 30 and 60 seconds.
 */
export function imagePull(container: ContainerView): Suspicion | undefined {
  const { reason, message } = container.waiting;
  if (!never.has(reason) && !pulling.has(reason)) return undefined;
  return {
    key: `${podKey(container.pod)}/${container.name}/image`,
    reason,
    message: message === '' ? `image ${textAt(container.status, ['image'])}` : message,
    pod: podName(container.pod),
    container: container.name,
    holdMs: never.has(reason) ? 0 : patience(message),
  };
}

function patience(message: string): number {
  // Registries answer "denied: … does not exist or may require authorization": that may still be the credential.
  if (refused.test(message)) return 30_000;
  // "no such host: … not found" is about a name server, not about an image.
  if (/no such host|lookup |dial tcp|timeout|connection refused/i.test(message)) return 60_000;
  return absent.test(message) ? 0 : 60_000;
}
