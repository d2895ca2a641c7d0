export interface ExecRequest {
  command: string;
  args: readonly string[];
  cwd?: string;
  /** Added to the allow-listed environment (PATH, HOME, locale, proxies, CA bundles); secrets go here, never in args. */
  env?: Readonly<Record<string, string>>;
  stdin?: string | Uint8Array;
  /** The process group is ended when it lasts longer. */
  timeoutMs: number;
  /** Bytes kept of stdout; more ends the process group. Default 64 MiB. */
  maxBytes?: number;
  /** Of memory that the program itself may hold; more ends the process group. Seen on Linux alone, a few times a second. */
  maxMemoryBytes?: number;
  signal?: AbortSignal;
  /** Called with each line of stdout and stderr as it comes, redacted. */
  onLine?: (line: string, stream: 'stdout' | 'stderr') => void;
  /** Strings that never appear in lines, results or errors. */
  secrets?: readonly string[];
}

export interface ExecResult {
  /** Null when the process was ended by a signal. */
  exitCode: number | null;
  stdout: Uint8Array;
  /** The last 64 KiB, as text. */
  stderr: string;
  milliseconds: number;
  ended: 'exit' | 'timeout' | 'too-much-output' | 'too-much-memory' | 'aborted';
}

/** Starts programs in a process group of their own, with a time limit, byte caps and redaction. */
export interface Exec {
  /** Throws `TOOL_MISSING` when the command is not there; a non-zero exit is a result, not an error. */
  run(request: ExecRequest): Promise<ExecResult>;
  /** The first line that `command args…` prints, or undefined when it is not installed or fails. */
  probe(command: string, args: readonly string[]): Promise<string | undefined>;
}
