import { StringDecoder } from 'node:string_decoder';

/** Characters kept of a line; one without an end would otherwise grow without bound. */
const longestLine = 64 * 1024;
/** Read beyond that, so that a secret across the cut is still recognised. */
const margin = 8 * 1024;

export interface LineSplitter {
  write(chunk: Buffer): void;
  /** Hands on the last line when it has no newline. */
  end(): void;
}

/** Cuts a byte stream into lines; what comes before a carriage return is overwritten on a terminal, so it counts as a line too. */
export function createLineSplitter(onLine: (line: string) => void): LineSplitter {
  const decoder = new StringDecoder('utf8');
  let rest = '';
  function take(text: string): void {
    const lines = (rest + text).split(/\r\n|\n|\r(?!$)/u);
    rest = lines.pop() ?? '';
    for (const line of lines) onLine(line.slice(0, longestLine + margin));
    rest = rest.slice(0, longestLine + margin);
  }
  return {
    write: (chunk) => take(decoder.write(chunk)),
    end() {
      take(decoder.end());
      const last = rest.replace(/\r$/u, '');
      rest = '';
      if (last !== '') onLine(last);
    },
  };
}

/** A line as long as may be shown. */
export function cutLine(line: string): string {
  return line.length > longestLine ? `${line.slice(0, longestLine)}…` : line;
}
