import type { Output } from './terminal-host.ts';

/** The last lines of a terminal, drawn anew in place, with everything else printed above them. */
export interface LiveArea {
  /** Prints a whole line above the area. */
  print(line: string): void;
  /** Replaces what the area shows; nothing takes it away. */
  show(lines: readonly string[]): void;
}

const defaultColumns = 80;

export function createLiveArea(output: Output): LiveArea {
  let shown: readonly string[] = [];
  // Each line was cut to the width of the terminal, so that going up by as many lines leads to the first.
  const clear = (): string => (shown.length === 0 ? '' : `\u001b[${shown.length}A\u001b[J`);
  const draw = (lines: readonly string[]): string => lines.map((line) => `${line}\n`).join('');
  return {
    print(line) {
      output.write(`${clear()}${line}\n${draw(shown)}`);
    },
    show(lines) {
      const width = (output.columns ?? defaultColumns) - 1;
      const next = lines.map((line) => line.slice(0, width).replace(/[\ud800-\udbff]$/, ''));
      if (next.length === 0 && shown.length === 0) return;
      const text = `${clear()}${draw(next)}`;
      shown = next;
      output.write(text);
    },
  };
}
