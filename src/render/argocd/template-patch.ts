import { isMapping } from '../parse/objects.ts';
import type { Params } from './generators/params.ts';

/**
 * Lays a templatePatch over an Application. Kubernetes' strategic merge knows no merge keys in an Application, so lists are replaced;
 * the project cannot be patched (argo-cd applicationset/controllers/template/patch.go).
 */
export function patchTemplate(application: Params, patch: unknown): Params {
  if (patch === null || patch === undefined) return application;
  if (!isMapping(patch)) throw new Error('the templatePatch is not a mapping');
  const patched = merge(application, patch);
  const project = isMapping(application['spec']) ? application['spec']['project'] : undefined;
  const spec = isMapping(patched['spec']) ? patched['spec'] : {};
  return { ...patched, spec: project === undefined ? spec : { ...spec, project } };
}

function merge(original: Params, patch: Params): Params {
  const { $patch: directive, ...fields } = patch;
  if (directive === 'delete') return {};
  const merged: Params = directive === 'replace' ? {} : { ...original };
  for (const [key, value] of Object.entries(fields)) {
    if (key.startsWith('$')) continue;
    if (value === null) {
      delete merged[key];
      continue;
    }
    const before = merged[key];
    merged[key] = isMapping(value) ? merge(isMapping(before) ? before : {}, value) : value;
  }
  return merged;
}
