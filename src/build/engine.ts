import type { Exec } from '../ports/exec.ts';
import type { Files } from '../ports/files.ts';
import type { Logger } from '../ports/logger.ts';
import type { ImageSpec } from './image-spec.ts';
import type { Layout } from './layout.ts';

export type EngineName = 'docker-buildx' | 'buildah';

export interface EnginePorts {
  exec: Exec;
  files: Files;
  log: Logger;
}

/** One image to build and push under one tag. */
export interface BuildOrder {
  spec: ImageSpec;
  layout: Layout;
  /** `repository:tag`. */
  reference: string;
  labels: Readonly<Record<string, string>>;
  /** Seconds since 1970 that the image's times are set to, so that the same commit gives the same bytes. */
  epoch: number;
  /** Values of build secrets by the variable that holds them; they reach the builder by its environment alone. */
  secrets: Readonly<Record<string, string>>;
  onLine: (line: string) => void;
  timeoutMs: number;
  signal: AbortSignal;
}

/** A builder that is there and answers. */
export interface Engine {
  readonly name: EngineName;
  /** What it builds for when nothing is said: `linux/amd64`. */
  readonly platform: string;
  /** Builds and pushes; returns the digest that it says it pushed. Throws `BUILD_FAILED`, `REGISTRY_AUTH`, `REGISTRY_UNREACHABLE`. */
  build(order: BuildOrder): Promise<string>;
}

/** Finds a builder, or says in a few words why it cannot be used. */
export type Detect = (ports: EnginePorts, signal: AbortSignal) => Promise<Engine | string>;
