import type { ErrorCode } from '../model/error-codes.ts';
import { type ErrorDocument, SlipwayError, toErrorDocument } from '../model/errors.ts';
import type { Location } from '../model/location.ts';
import type { RenderedObject } from '../model/rendered-root.ts';
import type { ReadClosure } from './kustomize/closure.ts';
import type { ObjectSource } from './kustomize/object-sources.ts';
import type { Layer } from './kustomize/closure.ts';
import type { NetworkAccess, Renderer, RenderFailure } from '../ports/renderer.ts';
import type { ApplicationIndex } from './argocd/application-index.ts';
import type { Charts } from './charts/create-charts.ts';
import type { StreamCache } from './stream-cache.ts';
import type { TreeReader } from './tree-reader.ts';

/** What all roots of one run share. */
export interface RenderContext {
  reader: TreeReader;
  closures: ReadClosure;
  sources: (layer: Layer) => Promise<readonly ObjectSource[]>;
  renderer: Renderer;
  /** The tree's files on disk, made when first asked for. */
  repository: () => Promise<string>;
  stdin: (() => Promise<Uint8Array>) | undefined;
  /** Undefined where nothing is known about Argo CD, and no root is an Application. */
  applications: (() => Promise<ApplicationIndex>) | undefined;
  network: NetworkAccess;
  /** Of charts that are in no folder of the repository; absent, there are none to be had. */
  charts?: Charts | undefined;
  /** Kustomizations may read files of the repository that are outside their folders. */
  unrestricted: boolean;
  kubernetesVersion: string | undefined;
  /** Of streams that were rendered before; absent, every root is rendered. */
  streams?: StreamCache | undefined;
  timeoutMs: number;
  maxBytes: number;
  signal: AbortSignal | undefined;
}

/** What one root gave: objects, and what went wrong. */
export interface RootContent {
  objects: readonly RenderedObject[];
  errors: readonly ErrorDocument[];
  /** Why it may be empty: what the configuration leaves out. */
  excluded?: string;
  /** Namespaces that hold more than is told, for something that goes there was not rendered. */
  unseen?: readonly string[];
}

/** Per root. */
export const usualMaxBytes = 64 * 1024 * 1024;

/** A renderer in a sandbox reaches nothing, whatever it may. */
export function networkFor({ sandboxed }: Renderer, asked: NetworkAccess = 'none'): NetworkAccess {
  return sandboxed ? 'none' : asked;
}

export function problem(code: ErrorCode, message: string, location?: Location): ErrorDocument {
  return toErrorDocument(new SlipwayError(code, message, location === undefined ? {} : { location }));
}

export function nothing(...errors: readonly ErrorDocument[]): RootContent {
  return { objects: [], errors };
}

/** The error of an engine that gave no stream; its message has been cleaned already. */
export function engineProblem(
  failure: RenderFailure,
  root: string,
  explained: { message: string; location?: Location },
): ErrorDocument {
  const code = failure.kind === 'failed' ? 'RENDER_FAILED' : 'RENDER_LIMIT';
  return problem(code, `${root}: ${explained.message}`, explained.location);
}
