import type { Files } from '../../ports/files.ts';

/** What the repository itself does not say about the Flux that reads it. */
export interface FluxSettings {
  overlay: Files['overlay'];
  /** URLs of this repository. Without any, a GitRepository is taken for it when the path is here. */
  repositories: readonly string[];
  /** Globs of ids of Kustomizations and HelmReleases that are not rendered. */
  exclude: readonly string[];
  /** A variable that is not set is an error, as it is by Flux's own default. */
  strict: boolean;
  /** Folders of this repository by the names of charts that Flux fetches from elsewhere. */
  charts: Readonly<Record<string, string>>;
  /** Objects that are in the clusters without being here: what they hold is not known. */
  isExternal: (kind: string, namespace: string, name: string) => boolean;
}
