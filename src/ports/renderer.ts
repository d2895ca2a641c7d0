/** How far rendering may reach beyond the repository's files: nowhere, to some hosts, or anywhere. */
export type NetworkAccess = 'none' | 'any' | ReadonlySet<string>;

export interface RenderRequest {
  /** A folder on disk that holds the repository's files. */
  repository: string;
  /** Folder of the kustomization or chart, relative to it. */
  folder: string;
  network: NetworkAccess;
  timeoutMs: number;
  maxBytes: number;
  signal?: AbortSignal;
}

export interface KustomizeRequest extends RenderRequest {
  /** Files outside a kustomization's folder may be read, as with `--load-restrictor LoadRestrictionsNone`. */
  unrestricted?: boolean;
}

export interface HelmRequest extends RenderRequest {
  release: string;
  /** Repository-relative value files, the last one wins. */
  values: readonly string[];
  /** Values laid over all others, as YAML or JSON. */
  overrides?: string;
  /** `1.33`; the tool's own default when absent. */
  kubernetesVersion?: string;
  /** Of the release; `default` when absent. */
  namespace?: string;
  /** Added to those that the tool knows. */
  apiVersions?: readonly string[];
  skipCrds?: boolean;
  /** Leaves the chart's values.schema.json out. */
  skipSchema?: boolean;
  /** Laid over all values in Helm's syntax, `a.b=c`; a `setFile` names a repository-relative file. */
  set?: readonly string[];
  setString?: readonly string[];
  setFile?: readonly string[];
}

/** What an engine printed: a stream of YAML, or why there is none. */
export type RenderOutput = { stream: string } | { failure: RenderFailure };

export interface RenderFailure {
  kind: 'failed' | 'time' | 'size';
  /** The engine's words, the repository's folder taken out. */
  message: string;
}

export type RenderEngine = 'kustomize' | 'helm';

/** Turns kustomizations and charts into streams of YAML. `native/` does it with binaries, the platform without. */
export interface Renderer {
  /** It can reach no network and no program, whatever is asked for; what needs them is refused before it runs. */
  readonly sandboxed: boolean;
  /** What it is and the versions of these engines, for people: `native (kustomize v5.8.2)`. Undefined when one of them is not there. */
  describe(engines: readonly RenderEngine[]): Promise<string | undefined>;
  /** Throw `TOOL_MISSING` when the program is not there; whatever the input does to it is an output. */
  kustomize(request: KustomizeRequest): Promise<RenderOutput>;
  helm(request: HelmRequest): Promise<RenderOutput>;
}
