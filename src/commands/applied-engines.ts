import type { Config } from '../config/schema.ts';
import type { Platform } from '../ports/platform.ts';
import { externalObjects } from '../policy/related/external.ts';
import { createFindApplied } from '../render/applied-engines.ts';
import type { FindApplied } from '../render/applied-roots.ts';
import { argoSettings } from './argo-settings.ts';
import { reachNothing } from './charts.ts';

/** Finds what operators' objects describe in this repository, as the configuration says. */
export async function appliedEngines(
  platform: Platform,
  folder: string,
  config: Config | undefined,
  /** Where the manifests are, when that is not the folder's repository. */
  url?: string,
  charts = reachNothing(platform, config).charts,
): Promise<FindApplied> {
  const own = await argoSettings(platform, folder, config, charts);
  const argocd =
    url === undefined ? own : { ...own, repositories: [...(config?.gate?.argocd?.repositories ?? []), url] };
  const { flux, exclude = [], external = [] } = config?.gate ?? {};
  const isExternal = externalObjects(external);
  return createFindApplied(
    {
      argocd,
      flux: {
        overlay: argocd.overlay,
        repositories: [...(flux?.repositories ?? []), ...argocd.repositories],
        charts: flux?.charts ?? {},
        strict: flux?.['strict-substitution'] ?? true,
        exclude,
        isExternal: (kind, namespace, name) => isExternal(kind, namespace, name),
      },
    },
    platform.signal,
  );
}
