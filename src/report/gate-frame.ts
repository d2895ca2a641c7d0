import type { Location } from '../model/location.ts';
import type { SourceLines } from '../gate/source-lines.ts';
import { oneLine, shorten } from './escape.ts';
import type { Paint } from './gate-paint.ts';

const widest = 160;

/** The line of a place with what leads to it, and a mark under what is meant. Empty when the line is not known. */
export function codeFrame({ file, line, column }: Location, sources: SourceLines, paint: Paint): readonly string[] {
  const lines = line === undefined ? undefined : sources.get(file);
  const text = line === undefined ? undefined : lines?.get(line);
  if (line === undefined || lines === undefined || text === undefined) return [];
  const width = String(line).length;
  const margin = (label: string): string => paint.dim(`${label.padStart(width)} |`);
  const before = [line - 2, line - 1].filter((near) => lines.get(near) !== undefined);
  return [
    ...before.map((near) => `${margin(String(near))} ${oneLine(shorten(lines.get(near) ?? '', widest))}`),
    `${margin(String(line))} ${oneLine(shorten(text, widest))}`,
    ...mark(text, column).map((marks) => `${margin('')} ${paint.error(marks)}`),
  ];
}

/** Under the word that begins at the column, where that is told. */
function mark(text: string, column: number | undefined): readonly string[] {
  if (column === undefined || column > text.length || column > widest) return [];
  const before = text.slice(0, column - 1);
  const meant = text
    .slice(column - 1)
    .replace(/\s+#.*$/, '')
    .trimEnd();
  // Escapes change widths; then a mark would point at something else.
  if (oneLine(text) !== text) return [];
  return [' '.repeat(before.length) + '^'.repeat(Math.max(1, Math.min(meant.length, widest - before.length)))];
}
