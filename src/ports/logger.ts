/** Progress and messages for people, on stderr (a terminal) or as workflow commands (a runner). Never the result. */
export interface Logger {
  debug(message: string): void;
  info(message: string): void;
  notice(message: string): void;
  warning(message: string): void;
  /** The lines of an error as they stand, several of them: no prefix, no annotation (results carry those). */
  failure(lines: string): void;
  /** Runs a phase under a title; its time is told at the end. In CI a line comes every 20 seconds while it lasts. */
  group<T>(title: string, phase: () => Promise<T>): Promise<T>;
  /** Shows lines that are drawn anew in place below everything else, until they are replaced by none. Absent where that cannot be. */
  readonly live?: (lines: readonly string[]) => void;
}
