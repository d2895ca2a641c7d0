import { type FindApplied, joinApplied } from './applied-roots.ts';
import { argocdEngine } from './argocd/argocd-engine.ts';
import type { ArgoSettings } from './argocd/settings.ts';
import { fluxEngine } from './flux/find-flux.ts';
import type { FluxSettings } from './flux/settings.ts';

/** What the repository itself does not say about the operators that read it. */
export interface AppliedSettings {
  argocd?: ArgoSettings | undefined;
  flux?: FluxSettings | undefined;
}

/** The engines, in one place. */
export function createFindApplied({ argocd, flux }: AppliedSettings, signal?: AbortSignal): FindApplied {
  return joinApplied([
    ...(argocd === undefined ? [] : [argocdEngine(argocd, signal)]),
    ...(flux === undefined ? [] : [fluxEngine(flux)]),
  ]);
}
