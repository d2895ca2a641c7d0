import { posix } from 'node:path';
import { SlipwayError } from '../../model/errors.ts';
import { isMapping } from '../parse/objects.ts';
import type { TreeReader } from '../tree-reader.ts';
import type { ChangingFile } from './described.ts';
import type { Params } from './generators/params.ts';

/**
 * A source with what `.argocd-source.yaml` and `.argocd-source-<application>.yaml` of its folder change; where it is, they cannot
 * (argo-cd reposerver/repository/repository.go mergeSourceParameters).
 */
export async function withSourceFiles(
  source: Params,
  folder: string,
  application: string,
  reader: TreeReader,
): Promise<{ source: Params; changedBy: readonly ChangingFile[] }> {
  let merged = source;
  const changedBy: ChangingFile[] = [];
  for (const name of ['.argocd-source.yaml', ...(application === '' ? [] : [`.argocd-source-${application}.yaml`])]) {
    const file = posix.join(folder, name);
    if (name.includes('/')) continue;
    const document = (await reader.documents(file))?.find(({ value, problem }) => value !== undefined || problem);
    if (document === undefined) continue;
    if (document.problem !== undefined || !isMapping(document.value))
      throw new SlipwayError('RENDER_PARSE', `${file} is not a mapping`, { location: { file, line: 1 } });
    merged = mergePatch(merged, document.value) as Params;
    changedBy.push({ file, value: document.value });
  }
  const { repoURL, path, chart, targetRevision, ref } = source;
  const kept = Object.entries({ repoURL, path, chart, targetRevision, ref }).filter(([, value]) => value !== undefined);
  return { source: { ...merged, ...Object.fromEntries(kept) }, changedBy };
}

/** JSON merge patch (RFC 7386). */
function mergePatch(target: unknown, patch: unknown): unknown {
  if (!isMapping(patch)) return patch;
  const result: Params = isMapping(target) ? { ...target } : {};
  for (const [key, value] of Object.entries(patch)) {
    if (value === null) delete result[key];
    else result[key] = mergePatch(result[key], value);
  }
  return result;
}
