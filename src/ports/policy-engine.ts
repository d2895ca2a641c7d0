/** One Rego source. The path is a name for messages; it decides nothing but whether the file is a test. */
export interface PolicySource {
  path: string;
  text: string;
}

/** What is wrong with a source, where it is known. Lines and columns count from 1. */
export interface PolicyProblem {
  file?: string;
  line?: number;
  column?: number;
  /** OPA's `rego_parse_error`, `rego_type_error`, …, or `unsupported_builtin`. */
  code: string;
  message: string;
}

/** The METADATA comment of a package or rule. */
export interface PolicyAnnotations {
  title?: string;
  description?: string;
  custom?: Readonly<Record<string, unknown>>;
}

/** One definition of a rule; a rule with three bodies is listed three times. */
export interface PolicyRuleDefinition {
  name: string;
  line: number;
  column: number;
  isFunction: boolean;
  annotations?: PolicyAnnotations;
}

/** What one file says about its package. */
export interface PolicyPackage {
  /** Below `data`, with slashes: `main`, `kubernetes/security`. */
  path: string;
  file: string;
  annotations?: PolicyAnnotations;
  rules: readonly PolicyRuleDefinition[];
}

/** `auto`: each file by itself, v1 first. */
export type RegoVersion = 'v0' | 'v1' | 'auto';

export interface PolicyTestResult {
  package: string;
  name: string;
  outcome: 'pass' | 'fail' | 'skip' | 'error';
  file: string;
  line: number;
  /** What the test printed. */
  output: string;
  error?: string;
}

export type Inspection = { packages: readonly PolicyPackage[] } | { problems: readonly PolicyProblem[] };
export type Compilation = { wasm: Uint8Array } | { problems: readonly PolicyProblem[] };
export type TestRun = { tests: readonly PolicyTestResult[] } | { problems: readonly PolicyProblem[] };

export interface EvaluationTask {
  /** What the rules see as `input`: plain JSON data. */
  input: unknown;
  /** Which of the module's entrypoints to evaluate: `main/deny`. */
  entrypoints: readonly string[];
  /** What the input is called in messages. */
  label?: string;
}

/** What an entrypoint gives; no field when the rule is undefined. An error never reaches the other entrypoints. */
export interface Evaluation {
  value?: unknown;
  error?: string;
  /** With an error: not the rule failed, but the input cannot be given to any rule. */
  unreadable?: true;
  /** With an error: it was ended because it took too long, and is not tried on other inputs. */
  ended?: true;
}

export interface EvaluationBatch {
  /** What the rules see as `data`, beside the rules themselves. */
  data: Readonly<Record<string, unknown>>;
  tasks: readonly EvaluationTask[];
  /**
   * Told of a task's evaluations, in any order, as soon as they are there: then they are not in the answer. Only where a second thread
   * helps, so that what follows from them is done while it works.
   */
  done?: (task: number, evaluations: readonly Evaluation[]) => void;
  /** Until then this thread has other work, which only it can do, and leaves all tasks to the second one. */
  busy?: Promise<unknown>;
  /** For measuring: however many there are, no second thread helps. */
  alone?: true;
}

/** A compiled policy, ready to be evaluated. */
export interface PolicyModule {
  readonly entrypoints: readonly string[];
  /** It asks what time it is, so the same input may get another answer later. */
  readonly timed: boolean;
  /**
   * Gives an evaluation per task and entrypoint, in the order of the request. Sets come as arrays in no particular order. Throws
   * `POLICY_LIMIT` when a module of its own thread has taken too long altogether.
   */
  evaluate(batch: EvaluationBatch, signal?: AbortSignal): Promise<readonly (readonly Evaluation[])[]>;
}

/**
 * Compiles, inspects, tests and evaluates Rego without a binary. Compiling runs in a process of its own, under limits of time and
 * memory; whatever is wrong with the sources is a result, and only a compiler that cannot run or hits a limit is thrown.
 */
export interface PolicyEngine extends AsyncDisposable {
  /** A policy will be loaded that is evaluated in a thread of its own: the thread begins now, and the compiler where nothing is kept. */
  expect(): void;
  inspect(sources: readonly PolicySource[], version: RegoVersion, signal?: AbortSignal): Promise<Inspection>;
  compile(request: CompileRequest, signal?: AbortSignal): Promise<Compilation>;
  test(request: TestRequest, signal?: AbortSignal): Promise<TestRun>;
  /**
   * Throws `POLICY_COMPILE` for a module that is no compiled policy or imports a builtin that is not there. One that is `isolated` is
   * evaluated in a thread of its own, which is ended when an evaluation takes too long.
   */
  load(wasm: Uint8Array, options?: { isolated: boolean }): Promise<PolicyModule>;
  /** A file of the policies that come with Slipway: compiled ahead, the index of their rules, and the data of our other checks. */
  builtin(name: 'builtin.wasm' | 'rules.json' | 'kubernetes.json.br' | 'secret-patterns.json'): Promise<Uint8Array>;
}

export interface CompileRequest {
  sources: readonly PolicySource[];
  version: RegoVersion;
  /** Below `data`, with slashes: `main/deny`. Each must be a rule of the sources. */
  entrypoints: readonly string[];
}

export interface TestRequest {
  sources: readonly PolicySource[];
  version: RegoVersion;
  data?: Readonly<Record<string, unknown>>;
}
