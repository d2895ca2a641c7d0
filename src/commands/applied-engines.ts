import type { Config } from '../config/schema.ts';
import type { Platform } from '../ports/platform.ts';
import { createFindApplied } from '../render/applied-engines.ts';
import type { FindApplied } from '../render/applied-roots.ts';
import { argoSettings } from './argo-settings.ts';

/** Finds what operators' objects describe in this repository, as the configuration says. */
export async function appliedEngines(
  platform: Platform,
  folder: string,
  config: Config | undefined,
): Promise<FindApplied> {
  const argocd = await argoSettings(platform, folder, config);
  return createFindApplied({ argocd }, platform.signal);
}
