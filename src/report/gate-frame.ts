import type { Location } from '../model/location.ts';
import type { SourceLines } from '../gate/source-lines.ts';
import { oneLine, shorten } from './escape.ts';
import type { Paint } from './gate-paint.ts';

const widest = 160;

/** A line of a source file as reports show it: harmless, and of bounded length. */
export interface FrameLine {
  number: number;
  text: string;
  /** The part that is meant: where it begins in the text, and how long it is. */
  mark?: { start: number; length: number };
}

/** The line of a place, last, with what leads to it. Empty when the line is not known. */
export function frameLines({ file, line, column }: Location, sources: SourceLines): readonly FrameLine[] {
  const lines = line === undefined ? undefined : sources.get(file);
  const text = line === undefined ? undefined : lines?.get(line);
  if (line === undefined || lines === undefined || text === undefined) return [];
  const before = [line - 2, line - 1].flatMap((number) => {
    const near = lines.get(number);
    return near === undefined ? [] : [{ number, text: oneLine(shorten(near, widest)) }];
  });
  const mark = markOf(text, column);
  return [...before, { number: line, text: oneLine(shorten(text, widest)), ...(mark === undefined ? {} : { mark }) }];
}

/** The same for a terminal, with a mark under what is meant. */
export function codeFrame(location: Location, sources: SourceLines, paint: Paint): readonly string[] {
  const lines = frameLines(location, sources);
  const width = String(location.line).length;
  const margin = (label: string): string => paint.dim(`${label.padStart(width)} |`);
  return lines.flatMap(({ number, text, mark }) => [
    `${margin(String(number))} ${text}`,
    ...(mark === undefined ? [] : [`${margin('')} ${' '.repeat(mark.start)}${paint.error('^'.repeat(mark.length))}`]),
  ]);
}

/** The word that begins at the column, where that is told. */
function markOf(text: string, column: number | undefined): FrameLine['mark'] {
  if (column === undefined || column > text.length || column > widest) return undefined;
  // Escapes change widths; then a mark would point at something else.
  if (oneLine(text) !== text) return undefined;
  const start = column - 1;
  const meant = text
    .slice(start)
    .replace(/\s+#.*$/, '')
    .trimEnd();
  return { start, length: Math.max(1, Math.min(meant.length, widest - start)) };
}
