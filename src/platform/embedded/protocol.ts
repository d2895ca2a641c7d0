/** What wasm/render/engine understands, and where its files are. */
export type RenderCall = KustomizeCall | HelmCall;

interface KustomizeCall extends Frame {
  mode: 'kustomize';
}

interface HelmCall extends Frame {
  mode: 'helm';
  release: string;
  values: readonly string[];
  overrides: string;
  /** The engine's own default when empty. */
  kubernetesVersion: string;
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
