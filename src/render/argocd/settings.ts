import type { Files } from '../../ports/files.ts';
import type { EvaluateTemplates } from '../../ports/templates.ts';
import type { ArgoCluster } from './generators/generator-context.ts';

/** What a configuration-management plugin of Argo CD is to us, which we never run. */
export type PluginTreatment = 'stub' | 'passthrough' | 'exclude';

/** What the repository itself does not say about the Argo CD that reads it. */
export interface ArgoSettings {
  overlay: Files['overlay'];
  evaluate: EvaluateTemplates;
  /** URLs of this repository. Without any, a source is taken for one of here when its path is here. */
  repositories: readonly string[];
  /** Undefined when nobody has said what clusters there are. */
  clusters: readonly ArgoCluster[] | undefined;
  /** By name; `*` is any other. */
  plugins: Readonly<Record<string, PluginTreatment>>;
  newFileGlobbing: boolean;
}
