import type { AppliedKustomization, AppliedRoot, FindApplied } from '../applied-roots.ts';
import type { TreeReader } from '../tree-reader.ts';
import { applicationInputs } from './application-inputs.ts';
import type { ApplicationRoot } from './application-index.ts';
import { findApplications } from './find-applications.ts';
import { localSources } from './local-sources.ts';
import { renderApplication } from './render-application.ts';
import type { ArgoSettings } from './settings.ts';
import { withKustomizeOptions } from './source-kustomize.ts';
import { sourceType } from './source-type.ts';

/** Argo CD's Applications, those of ApplicationSets too, as roots. */
export function argocdEngine(settings: ArgoSettings, signal: AbortSignal | undefined): FindApplied {
  return async (reader) => {
    const index = await findApplications(reader, settings, signal);
    const roots = [...index.roots.values()].map((root): AppliedRoot => {
      const { id, location } = root;
      return {
        id,
        engine: 'argocd',
        location,
        render: (context) => renderApplication(id, { ...context, applications: () => Promise.resolve(index) }),
        inputs: (closures) => applicationInputs(root, reader, closures, settings),
        kustomization: () => kustomizationOf(root, reader, settings),
      };
    });
    return { roots: new Map(roots.map((root) => [root.id, root])), folders: index.folders };
  };
}

/** Of an Application with one source; what several give cannot be told apart. */
async function kustomizationOf(
  root: ApplicationRoot,
  reader: TreeReader,
  settings: ArgoSettings,
): Promise<AppliedKustomization | undefined> {
  const sources = await localSources(root, reader, settings).catch(() => []);
  const [only, second] = sources;
  if (only === undefined || second !== undefined) return undefined;
  if (sourceType(only.source, only.folder, only.files) !== 'kustomize') return undefined;
  const edited = await withKustomizeOptions(only, reader).catch(() => undefined);
  return { reader: edited?.reader ?? reader, folder: only.folder, generated: edited?.file };
}
