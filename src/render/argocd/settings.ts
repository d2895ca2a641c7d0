import type { RenderedObject, Root } from '../../model/rendered-root.ts';
import type { Files } from '../../ports/files.ts';
import type { EvaluateTemplates } from '../../ports/templates.ts';
import type { FindApplied } from '../applied-roots.ts';
import type { TreeReader } from '../tree-reader.ts';
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
  /** Its `kustomize.buildOptions` let kustomizations read files outside their folders. */
  unrestricted?: boolean;
  /** What becomes of Applications and ApplicationSets that need more than this repository; `error` when absent. */
  remote?: 'error' | 'exclude';
  /** Renders a root to look for Applications in what it gives; without it, charts are not looked through. */
  render?: (request: { reader: TreeReader; root: Root; applied: FindApplied }) => Promise<readonly RenderedObject[]>;
}
