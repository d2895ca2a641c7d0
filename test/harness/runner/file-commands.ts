/**
 * Reads GITHUB_OUTPUT, GITHUB_ENV or GITHUB_STATE as the runner does (actions/runner, Runner.Worker/FileCommandManager.cs):
 * `name=value`, or `name<<DELIMITER`, lines, `DELIMITER`. Throws, as the runner fails the step, if a line is neither.
 */
export function parseKeyValues(text: string): Record<string, string> {
  const values: Record<string, string> = {};
  const lines = text.split('\n');
  if (lines.at(-1) === '') lines.pop();
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index] ?? '';
    const equals = line.indexOf('=');
    const heredoc = line.indexOf('<<');
    if (line === '') continue;
    if (equals >= 0 && (heredoc < 0 || equals < heredoc)) {
      values[line.slice(0, equals)] = line.slice(equals + 1);
    } else if (heredoc > 0 && line.length > heredoc + 2) {
      const delimiter = line.slice(heredoc + 2);
      const end = lines.indexOf(delimiter, index + 1);
      if (end < 0) throw new Error(`Invalid value. Matching delimiter not found '${delimiter}'`);
      values[line.slice(0, heredoc)] = lines.slice(index + 1, end).join('\n');
      index = end;
    } else {
      throw new Error(`Invalid format '${line}'`);
    }
  }
  return values;
}

/** Reads GITHUB_PATH: a folder a line. */
export function parsePaths(text: string): string[] {
  return text.split(/\r?\n/).filter((line) => line !== '');
}

/** The most that the runner takes of a step's summary; more is dropped whole, with an error. */
export const MAX_SUMMARY_BYTES = 1024 * 1024;
