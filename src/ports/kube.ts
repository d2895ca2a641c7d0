import type { KubernetesObject, ObjectIdentity } from '../model/object.ts';

/** What a manifest says an object is. */
export interface KubeKind {
  apiVersion: string;
  kind: string;
}

/** An object as the cluster holds it. Plain JSON data: a field that we do not know stays, or applying would delete it. */
export interface LiveObject extends KubernetesObject {
  metadata: NonNullable<KubernetesObject['metadata']> & {
    name: string;
    uid: string;
    resourceVersion: string;
  };
}

/** A row of discovery. */
export interface KubeResource extends KubeKind {
  /** Empty for core. */
  group: string;
  version: string;
  /** `deployments` */
  plural: string;
  namespaced: boolean;
  /** `get`, `list`, `create`, `patch`, `delete`, … */
  verbs: readonly string[];
  /** `status`, `scale`, `log`, … */
  subresources: readonly string[];
}

export interface KubeDiscovery {
  resources: readonly KubeResource[];
  /** Groups or group/versions whose own API server does not answer: their kinds are unknown, not absent. */
  unavailable: readonly string[];
}

interface Waits {
  signal?: AbortSignal;
}

export interface ListQuery extends Waits {
  /** Absent: all namespaces (or a cluster-scoped kind). */
  namespace?: string;
  labelSelector?: string;
  fieldSelector?: string;
  /** Objects in one answer; without it all come at once. */
  limit?: number;
  /** From the answer before. Throws a KubeError of reason `Expired` when the server has forgotten it; `pages` copes. */
  continue?: string;
  /** Only metadata: `spec`, `data` and `status` stay on the server. */
  metadataOnly?: boolean;
}

export interface KubeList {
  items: LiveObject[];
  /** Where a watch goes on from. */
  resourceVersion: string;
  continue?: string;
}

export interface WriteQuery extends Waits {
  fieldManager?: string;
  /** Everything but the storing: defaulting, admission, validation. */
  dryRun?: boolean;
}

export interface ApplyQuery extends WriteQuery {
  fieldManager: string;
  /** Take fields from other managers; without it their ownership is `KUBE_CONFLICT`. */
  force?: boolean;
  /** `resourceVersion` before, for instance from a list: makes `unchanged` and `configured` known without another request. */
  knownVersion?: string;
}

export interface ApplyResult {
  object: LiveObject;
  /** `unknown`: it existed, and there was no `knownVersion`, or it was a dry run. */
  action: 'created' | 'configured' | 'unchanged' | 'unknown';
  /** `Warning` headers: deprecated versions, fields that have no effect. */
  warnings: readonly string[];
}

export interface PatchQuery extends WriteQuery {
  type: 'merge' | 'json' | 'strategic';
  /** A JSON value of that type of patch; `metadata.resourceVersion` in a merge patch makes it conditional. */
  body: unknown;
  subresource?: 'status' | 'scale';
}

export interface DeleteQuery extends Waits {
  propagation?: 'Background' | 'Foreground' | 'Orphan';
  /** Delete this very object, not another that has its name by now; else `KUBE_CONFLICT`. */
  uid?: string;
  resourceVersion?: string;
  gracePeriodSeconds?: number;
  dryRun?: boolean;
}

export interface WatchQuery extends Waits {
  namespace?: string;
  /** This object alone. */
  name?: string;
  labelSelector?: string;
  fieldSelector?: string;
  metadataOnly?: boolean;
  /** Begin here, without the `listed` at the start. */
  resourceVersion?: string;
  /** How long the API server may be away before the watch throws. Default 5 minutes. */
  patienceMs?: number;
  /** Told when the connection is lost and while it stays lost. */
  onTrouble?: (error: Error) => void;
}

export type WatchEvent =
  /** The whole state: at the start, and again when the server has forgotten where we were. Replaces what was known. */
  | { type: 'listed'; items: LiveObject[]; resourceVersion: string }
  | { type: 'added' | 'modified' | 'deleted'; object: LiveObject };

export interface LogQuery extends Waits {
  tailLines?: number;
  /** Of the container before its last restart. */
  previous?: boolean;
  limitBytes?: number;
}

export interface AccessQuery {
  verb: string;
  group: string;
  /** Plural; with a subresource `pods/log`. */
  resource: string;
  namespace?: string;
  name?: string;
}

/** Whom the API server takes us for. */
export interface KubeUser {
  username: string;
  groups: readonly string[];
}

/**
 * A connection to one cluster with one identity. Methods throw KubeErrors: `KUBE_UNREACHABLE`, `KUBE_AUTH`, `KUBE_FORBIDDEN`,
 * `KUBE_KIND_MISSING` (discovery, asked anew, has no such kind), `KUBE_CONFLICT`, `KUBE_IMMUTABLE`, `KUBE_INVALID`, `KUBE_QUOTA`,
 * `KUBE_ADMISSION`, `KUBE_NAMESPACE_TERMINATING`, `KUBE_NOT_FOUND`, `KUBE_FAILED`. Throttling and passing failures are retried
 * within bounds, writes only where a second try is harmless.
 */
export interface Kube extends AsyncDisposable {
  /** The API server's URL. */
  readonly server: string;
  /** Context of the kubeconfig, or `in-cluster`. */
  readonly context: string;
  /** The context's namespace; `default` without one. */
  readonly namespace: string;

  /** One answer of a LIST. */
  list(kind: KubeKind, query?: ListQuery): Promise<KubeList>;
  /** A LIST by pages of `limit` objects (default 500), going on also when the server forgot the snapshot between two. */
  pages(kind: KubeKind, query?: ListQuery): AsyncIterable<KubeList>;
  /** Undefined when there is no such object. */
  get(identity: ObjectIdentity, wait?: Waits & { metadataOnly?: boolean }): Promise<LiveObject | undefined>;
  /** Server-side apply with strict field validation: one PATCH, whether the object is there or not. */
  applyServerSide(object: KubernetesObject, query: ApplyQuery): Promise<ApplyResult>;
  /** Throws `KUBE_CONFLICT`, reason `AlreadyExists`, when there is such an object. */
  create(object: KubernetesObject, query?: WriteQuery): Promise<LiveObject>;
  /** Replaces an object; with `metadata.resourceVersion` only the one that was read, else `KUBE_CONFLICT`. */
  replace(object: KubernetesObject, query?: WriteQuery): Promise<LiveObject>;
  patch(identity: ObjectIdentity, query: PatchQuery): Promise<LiveObject>;
  /** False when there was no such object. With finalizers it is marked and stays until they are done. */
  delete(identity: ObjectIdentity, query?: DeleteQuery): Promise<boolean>;
  /** Ends when the signal is aborted (without throwing) or the consumer breaks; throws when the API server stays away or refuses. */
  watch(kind: KubeKind, query?: WatchQuery): AsyncIterable<WatchEvent>;
  /** A container's log as text; undefined when there is none: no such pod or container, or it has not run. */
  logs(pod: { namespace: string; name: string }, container: string, query?: LogQuery): Promise<string | undefined>;

  /** What the server serves, read once and kept; `refresh` reads it again. */
  resources(wait?: Waits & { refresh?: boolean }): Promise<KubeDiscovery>;
  /** The row of a kind; discovery is read again when it is not there. Throws `KUBE_FAILED` when its group is unavailable. */
  resource(kind: KubeKind, wait?: Waits): Promise<KubeResource | undefined>;
  /** `v1.35.4` */
  version(wait?: Waits): Promise<string>;
  can(access: AccessQuery, wait?: Waits): Promise<{ allowed: boolean; reason: string }>;
  whoAmI(wait?: Waits): Promise<KubeUser>;
}

export interface KubeConnectOptions {
  /** A context of the kubeconfig; its current one by default. */
  context?: string;
  /** Files instead of KUBECONFIG. */
  kubeconfig?: string;
  /** A token instead of the kubeconfig's user, asked for whenever one is needed: GitHub's OIDC tokens live for minutes. */
  token?: (signal?: AbortSignal) => Promise<string>;
  signal?: AbortSignal;
}

/** Connects by the usual means: KUBECONFIG, `~/.kube/config`, or the pod's ServiceAccount. Throws `KUBE_CONFIG`. */
export type ConnectKube = (options?: KubeConnectOptions) => Promise<Kube>;
