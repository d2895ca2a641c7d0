import { type AppliedRoot, type FindApplied, joinApplied } from './applied-roots.ts';
import { findApplications } from './argocd/find-applications.ts';
import { renderApplication } from './argocd/render-application.ts';
import type { ArgoSettings } from './argocd/settings.ts';

/** What the repository itself does not say about the operators that read it. */
export interface AppliedSettings {
  argocd?: ArgoSettings | undefined;
}

/** The engines, in one place. */
export function createFindApplied({ argocd }: AppliedSettings, signal?: AbortSignal): FindApplied {
  return joinApplied([...(argocd === undefined ? [] : [argocdEngine(argocd, signal)])]);
}

function argocdEngine(settings: ArgoSettings, signal: AbortSignal | undefined): FindApplied {
  return async (reader) => {
    const index = await findApplications(reader, settings, signal);
    const roots = [...index.roots.values()].map(
      ({ id, location }): AppliedRoot => ({
        id,
        engine: 'argocd',
        location,
        render: (context) => renderApplication(id, { ...context, applications: () => Promise.resolve(index) }),
      }),
    );
    return { roots: new Map(roots.map((root) => [root.id, root])), folders: index.folders };
  };
}
