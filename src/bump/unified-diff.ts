import { structuredPatch } from 'diff';

export interface FileChange {
  file: string;
  before: string;
  after: string;
}

/** A unified diff that `git apply` takes, exact to the byte: line endings and a missing last one are kept. */
export function unifiedDiff(changes: readonly FileChange[]): string {
  return changes.map(fileDiff).join('');
}

function fileDiff({ file, before, after }: FileChange): string {
  const { hunks } = structuredPatch(file, file, before, after, undefined, undefined, { context: 3 });
  const lines = hunks.flatMap(({ oldStart, oldLines, newStart, newLines, lines }) => [
    `@@ -${range(oldStart, oldLines)} +${range(newStart, newLines)} @@`,
    ...lines,
  ]);
  return `${[`--- ${quotePath(`a/${file}`)}`, `+++ ${quotePath(`b/${file}`)}`, ...lines].join('\n')}\n`;
}

function range(start: number, lines: number): string {
  return lines === 1 ? `${start}` : `${start},${lines}`;
}

/** Git's form for a path with characters that would break a header. */
function quotePath(path: string): string {
  return /[\x00-\x1f"\\\x7f]/.test(path) ? JSON.stringify(path) : path;
}
