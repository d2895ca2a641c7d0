/** A place to sync: one environment of one cluster. */
export interface SyncTarget {
  environment: string;
  /** The target's name in the configuration. */
  name: string;
  /** Context of the kubeconfig; undefined: the current one. */
  context: string | undefined;
  /** Of the OIDC token to come with; undefined: the kubeconfig's own credential. */
  audience: string | undefined;
  /** The engine's namespace. */
  namespace: string;
}
