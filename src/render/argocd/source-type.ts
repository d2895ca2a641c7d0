import { posix } from 'node:path';
import { SlipwayError } from '../../model/errors.ts';
import { isMapping } from '../parse/objects.ts';
import { kustomizationNames } from '../kustomize/kustomization-file.ts';
import type { Params } from './generators/params.ts';

export type SourceType = 'helm' | 'kustomize' | 'directory' | 'plugin';

const explicit = ['kustomize', 'helm', 'directory', 'plugin'] as const;

/** What renders a source: what it says, else what is in its folder (argo-cd GetAppSourceType, util/app/discovery). Throws for two at once. */
export function sourceType(source: Params, folder: string, files: ReadonlySet<string>): SourceType {
  const said = explicit.filter((type) => isMapping(source[type]));
  const [first, second] = said;
  if (second !== undefined) {
    throw new SlipwayError('RENDER_FAILED', `a source is either ${said.join(' or ')}, and this one is all of them`);
  }
  if (first !== undefined) return first;
  const has = (name: string): boolean => files.has(posix.join(folder, name));
  // Argo CD looks at names in order, and the last that means something counts: kustomizations come after Chart.yaml.
  if (kustomizationNames.some(has)) return 'kustomize';
  return has('Chart.yaml') ? 'helm' : 'directory';
}
