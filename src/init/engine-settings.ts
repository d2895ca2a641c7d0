import { SlipwayError } from '../model/errors.ts';
import { parseImageReference } from '../model/image-reference.ts';

/** The values that are filled into what is installed for one environment. */
export interface EngineSettings {
  environment: string;
  /** The engine's own. */
  namespace: string;
  /** Of Slipway, by digest. */
  image: string;
  /** URL without credentials, as the cluster reaches it. */
  repository: string;
  branch: string;
  /** slipway.yaml in that repository. */
  config: string;
}

/** Checks what goes into manifests. Throws `OPTION_INVALID`, `IMAGE_INVALID`. */
export function checkEngineSettings(settings: EngineSettings): EngineSettings {
  const { namespace, image, repository } = settings;
  if (!/^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/.test(namespace)) {
    throw new SlipwayError('OPTION_INVALID', `"${namespace}" cannot be a namespace`, {
      hint: 'Write at most 63 lower-case letters, digits and dashes.',
    });
  }
  if (!/^sha256:[0-9a-f]{64}$/.test(parseImageReference(image).digest ?? '')) {
    throw new SlipwayError('OPTION_INVALID', `--image ${image} names no digest`, {
      hint: 'Write it as REF@sha256:…, so that what runs with rights in the cluster cannot be exchanged.',
    });
  }
  if (/^[a-z+]+:\/\/[^/]*:[^/]*@/i.test(repository)) {
    throw new SlipwayError('OPTION_INVALID', 'the URL of the manifest repository holds a password', {
      hint: 'Leave it out: the git Secret has the credential.',
    });
  }
  return settings;
}
