import type { PolicySource, RegoVersion } from '../../ports/policy-engine.ts';

/** What wasm/rego/engine understands; the Go types are its documentation. */
export type ReactorRequest =
  | { mode: 'inspect'; files: readonly PolicySource[]; regoVersion: RegoVersion }
  | {
      mode: 'compile';
      files: readonly PolicySource[];
      regoVersion: RegoVersion;
      entrypoints: readonly string[];
      hostBuiltins: readonly string[];
    }
  | { mode: 'test'; files: readonly PolicySource[]; regoVersion: RegoVersion; data?: unknown; filter?: string }
  | {
      mode: 'eval';
      files: readonly PolicySource[];
      regoVersion: RegoVersion;
      query: string;
      inputs: readonly unknown[];
      data?: unknown;
    }
  | { mode: 'builtin'; builtin: string; calls: readonly string[] };

export interface ReactorProblem {
  file?: string;
  row?: number;
  column?: number;
  code: string;
  message: string;
  details?: readonly string[];
}

export interface ReactorAnnotations {
  scope: string;
  title?: string;
  description?: string;
  custom?: Record<string, unknown>;
}

export interface ReactorRule {
  name: string;
  row: number;
  column: number;
  arguments?: number;
  default?: boolean;
  annotations?: readonly ReactorAnnotations[];
}

export interface ReactorPackage {
  path: string;
  file: string;
  annotations?: ReactorAnnotations;
  rules?: readonly ReactorRule[];
}

export interface ReactorTest {
  package: string;
  name: string;
  outcome: 'pass' | 'fail' | 'skip' | 'error';
  file: string;
  row: number;
  error?: string;
  output?: string;
  microseconds: number;
}

export interface ReactorResponse {
  problems?: readonly ReactorProblem[];
  packages?: readonly ReactorPackage[];
  tests?: readonly ReactorTest[];
  results?: readonly { value?: unknown; error?: ReactorProblem }[];
  /** Beside the JSON: the policy.wasm of mode compile. */
  wasm?: Uint8Array;
}
