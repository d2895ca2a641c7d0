import type { AppliedRoot, FindApplied } from '../applied-roots.ts';
import { applicationInputs } from './application-inputs.ts';
import { findApplications } from './find-applications.ts';
import { renderApplication } from './render-application.ts';
import type { ArgoSettings } from './settings.ts';

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
      };
    });
    return { roots: new Map(roots.map((root) => [root.id, root])), folders: index.folders };
  };
}
