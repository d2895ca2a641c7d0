import type { ReportText } from '../model/report-text.ts';
import type { Logger } from './logger.ts';

/** An annotation on a line of a file; the message is escaped by the adapter. */
export interface Annotation {
  level: 'error' | 'warning' | 'notice';
  title: string;
  message: string;
  file?: string;
  line?: number;
  column?: number;
}

/** What is known of the run around us; on a laptop most is absent. */
export interface RunContext {
  /** The folder the command runs in: the working directory, or the runner's workspace. */
  workspace: string;
  /** `https://github.com/acme/shop`, or undefined outside a runner. */
  repositoryUrl: string | undefined;
  serverUrl: string;
  ref: string | undefined;
  sha: string | undefined;
  /** Link to this run. */
  runUrl: string | undefined;
  eventName: string | undefined;
  /** Of a pull request or merge group: the commit that the change is judged against. */
  base: { ref: string; sha: string } | undefined;
  /** Of a pull request or merge group: the newest commit of the change. */
  head?: string | undefined;
  /** Head comes from another repository, or the token is Dependabot's: no secrets, nothing of it is trusted. */
  untrusted: boolean;
}

/** The place we run in: a terminal or a GitHub runner. */
export interface Host {
  readonly log: Logger;
  readonly context: RunContext;
  /** The result on stdout: the text of a command line run; nothing on a runner unless asked for. Waits for whoever reads it. */
  writeResult(text: ReportText): Promise<void>;
  setOutput(name: string, value: string): void;
  /** Appends Markdown to the job summary, where there is one; at most 1 MiB per step. */
  writeSummary(markdown: string): Promise<void>;
  annotate(annotations: readonly Annotation[]): void;
  /** Hides a value from all further output. */
  mask(secret: string): void;
  /** Colours may be used in the result. */
  readonly colour: boolean;
}
