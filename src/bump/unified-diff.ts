import type { Span } from '../yaml/operation.ts';

export interface FileChange {
  file: string;
  before: string;
  after: string;
  /** What was replaced, in UTF-16 offsets of the text before. */
  spans: readonly Span[];
}

/** Unchanged lines around a change. */
const context = 3;

/** A unified diff that `git apply` takes, exact to the byte: line endings and a missing last one are kept. */
export function unifiedDiff(changes: readonly FileChange[]): string {
  return changes.map(fileDiff).join('');
}

/** Lines `[oldStart, oldEnd)` became lines `[newStart, newEnd)`. */
interface Region {
  oldStart: number;
  oldEnd: number;
  newStart: number;
  newEnd: number;
}

/** The spans are known, so nothing has to be searched for: the work is linear in the file's length. */
function fileDiff({ file, before, after, spans }: FileChange): string {
  const [oldLines, newLines] = [splitLines(before), splitLines(after)];
  const regions = changedRegions(before, after, spans).map((region) => trim(region, oldLines, newLines));
  const hunks = groups(
    regions.filter(({ oldStart, oldEnd, newStart, newEnd }) => oldStart < oldEnd || newStart < newEnd),
  );
  const body = hunks.map((hunk) => hunkText(hunk, oldLines, newLines)).join('');
  return body === '' ? '' : `--- ${quotePath(`a/${file}`)}\n+++ ${quotePath(`b/${file}`)}\n${body}`;
}

/** Lines with their endings; the last may have none. */
function splitLines(text: string): string[] {
  const lines = text.split(/(?<=\n)/);
  return lines.at(-1) === '' ? lines.slice(0, -1) : lines;
}

/** Whole lines around each span, those that touch the same line together. */
function changedRegions(before: string, after: string, spans: readonly Span[]): Region[] {
  const regions: Region[] = [];
  const [oldLine, newLine] = [lineCounter(before), lineCounter(after)];
  let shift = 0;
  for (const { start, end, text } of [...spans].sort((a, b) => a.start - b.start || a.end - b.end)) {
    const newStart = start + shift;
    shift += text.length - (end - start);
    const region = {
      oldStart: oldLine(start),
      oldEnd: oldLine(end) + 1,
      newStart: newLine(newStart),
      newEnd: newLine(end + shift) + 1,
    };
    const last = regions.at(-1);
    if (last && (region.oldStart < last.oldEnd || region.newStart < last.newEnd)) {
      last.oldEnd = Math.max(last.oldEnd, region.oldEnd);
      last.newEnd = Math.max(last.newEnd, region.newEnd);
    } else regions.push(region);
  }
  return regions;
}

/** The line of an offset, asked for in ascending order. */
function lineCounter(text: string): (offset: number) => number {
  let line = 0;
  let next = text.indexOf('\n');
  return (offset) => {
    while (next >= 0 && next < offset) {
      line++;
      next = text.indexOf('\n', next + 1);
    }
    return line;
  };
}

/** Takes lines off that are equal at both ends. */
function trim(
  { oldStart, oldEnd, newStart, newEnd }: Region,
  oldLines: readonly string[],
  newLines: readonly string[],
): Region {
  let [from, to] = [0, 0];
  const most = Math.min(Math.min(oldEnd, oldLines.length) - oldStart, Math.min(newEnd, newLines.length) - newStart);
  while (from < most && oldLines[oldStart + from] === newLines[newStart + from]) from++;
  const [oldLast, newLast] = [Math.min(oldEnd, oldLines.length), Math.min(newEnd, newLines.length)];
  while (to < most - from && oldLines[oldLast - 1 - to] === newLines[newLast - 1 - to]) to++;
  return { oldStart: oldStart + from, oldEnd: oldLast - to, newStart: newStart + from, newEnd: newLast - to };
}

/** Regions whose context meets are one hunk. */
function groups(regions: readonly Region[]): Region[][] {
  const hunks: Region[][] = [];
  for (const region of regions) {
    const hunk = hunks.at(-1);
    const previous = hunk?.at(-1);
    if (hunk && previous && region.oldStart - previous.oldEnd <= 2 * context) hunk.push(region);
    else hunks.push([region]);
  }
  return hunks;
}

function hunkText(hunk: readonly Region[], oldLines: readonly string[], newLines: readonly string[]): string {
  const [first, last] = [hunk[0], hunk.at(-1)];
  if (!first || !last) return '';
  const lead = Math.min(context, first.oldStart);
  const tail = Math.min(context, oldLines.length - last.oldEnd);
  const [oldStart, newStart] = [first.oldStart - lead, first.newStart - lead];
  const [oldCount, newCount] = [last.oldEnd + tail - oldStart, last.newEnd + tail - newStart];
  const lines: string[] = [];
  let at = oldStart;
  for (const region of hunk) {
    lines.push(...oldLines.slice(at, region.oldStart).map((line) => diffLine(' ', line)));
    lines.push(...oldLines.slice(region.oldStart, region.oldEnd).map((line) => diffLine('-', line)));
    lines.push(...newLines.slice(region.newStart, region.newEnd).map((line) => diffLine('+', line)));
    at = region.oldEnd;
  }
  lines.push(...oldLines.slice(at, at + tail).map((line) => diffLine(' ', line)));
  return `@@ -${range(oldStart, oldCount)} +${range(newStart, newCount)} @@\n${lines.join('')}`;
}

function diffLine(sign: string, line: string): string {
  return line.endsWith('\n') ? sign + line : `${sign}${line}\n\\ No newline at end of file\n`;
}

/** Lines count from 1; an empty range is named by the line before it. */
function range(start: number, count: number): string {
  if (count === 1) return `${start + 1}`;
  return `${count === 0 ? start : start + 1},${count}`;
}

/** Git's form for a path with characters that would break a header. */
function quotePath(path: string): string {
  return /[\x00-\x1f"\\\x7f]/.test(path) ? JSON.stringify(path) : path;
}
