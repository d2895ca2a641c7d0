/** What wasm/render/engine understands, and where its files are. */
export type RenderCall = KustomizeCall | HelmCall | TemplatesCall;

interface KustomizeCall extends Frame {
  mode: 'kustomize';
  unrestricted: boolean;
}

interface HelmCall extends Frame {
  mode: 'helm';
  release: string;
  values: readonly string[];
  overrides: string;
  /** The engine's own default when empty. */
  kubernetesVersion: string;
  namespace: string;
  apiVersions: readonly string[];
  skipCrds: boolean;
  skipSchema: boolean;
  set: readonly string[];
  setString: readonly string[];
  setFile: readonly string[];
}

/** Go templates, which see no file. */
interface TemplatesCall {
  mode: 'templates';
  texts: readonly string[];
  params: Readonly<Record<string, unknown>>;
  options: readonly string[];
  repository?: undefined;
  maxBytes: number;
}

interface Frame {
  /** A folder on disk. */
  repository: string;
  folder: string;
  maxBytes: number;
}

/** `memory` is the size of the module's memory, which never shrinks. */
export type RenderAnswer = Rendered & { memory: number };

export type Rendered = { stream: Uint8Array } | { failed: string } | { tooLarge: true };
