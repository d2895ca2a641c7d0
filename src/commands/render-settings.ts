import { SlipwayError } from '../model/errors.ts';
import type { OptionValues } from '../options/values.ts';
import type { NetworkAccess } from '../ports/renderer.ts';

/** Public hosts that kustomize bases are usually taken from. */
const baseHosts: ReadonlySet<string> = new Set([
  'github.com',
  'raw.githubusercontent.com',
  'gitlab.com',
  'bitbucket.org',
]);

export function networkOf(values: OptionValues): NetworkAccess {
  const word = values.text('network');
  return word === 'any' ? 'any' : word === 'base-hosts' ? baseHosts : 'none';
}

/** Throws `NOT_YET` for the renderer that is not built yet. */
export function refuseEmbedded(values: OptionValues): void {
  if (values.text('renderer') === 'embedded') {
    throw new SlipwayError('NOT_YET', 'the embedded renderer is reserved and does not work yet', {
      hint: 'Use --renderer native, with kustomize and helm on PATH.',
    });
  }
}
