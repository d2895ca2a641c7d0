import type { Credentials } from '../options/credentials.ts';
import type { OptionValues } from '../options/values.ts';
import type { Annotation } from '../ports/host.ts';
import type { ReportText } from '../model/report-text.ts';
import type { Platform } from '../ports/platform.ts';

export interface CommandContext {
  platform: Platform;
  values: OptionValues;
  positionals: readonly string[];
  credentials: Credentials;
  /** Run as an Action: defaults differ where the contract says so. */
  action: boolean;
}

/** What a command leaves: an answer in every format it has, outputs for workflows, and an exit code. */
export interface CommandResult {
  exitCode: 0 | 1 | 2 | 3;
  /** Made when asked for; `text` and `json` always exist. */
  formats: Readonly<Record<string, (colour: boolean) => ReportText>>;
  /** What a file that `--report` names gets where it is not what is printed; null: the file is left as it is. */
  reports?: Readonly<Record<string, (() => ReportText) | null>>;
  /** By the names of the contract, without `report`. */
  outputs: Readonly<Record<string, string>>;
  annotations: readonly Annotation[];
}

export type Command = (context: CommandContext) => Promise<CommandResult>;

/** Writes a JSON document the one way that programs get it. */
export function jsonText(document: object): string {
  return `${JSON.stringify(document, null, 2)}\n`;
}
