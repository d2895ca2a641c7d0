import type { Location } from '../model/location.ts';
import type { Verdict } from '../model/verdict.ts';
import type { FileTree } from '../ports/files.ts';

/** Whether a place is on a line that the change brings. */
export type IsOnDiff = (location: Location | undefined) => boolean;

/** With fewer new findings all of them are shown, and nobody needs to know. */
const fewest = 10;
const maxFiles = 200;

/**
 * Finds the lines of new findings that the change brings: those whose text the file does not have as often in the base. That is what a diff shows
 * but for lines that only moved.
 */
export async function readChangedLines(
  base: FileTree | undefined,
  head: FileTree,
  verdict: Verdict,
): Promise<IsOnDiff> {
  if (base === undefined) return () => false;
  const places = verdict.findings.flatMap(({ status, location }) => (status === 'new' ? (location ?? []) : []));
  if (places.length <= fewest) return () => false;
  const changed = new Map<string, ReadonlySet<number>>();
  for (const file of [...new Set(places.map((place) => place.file))].slice(0, maxFiles))
    changed.set(file, broughtLines(await linesOf(base, file), await linesOf(head, file)));
  return (location) => location?.line !== undefined && (changed.get(location.file)?.has(location.line) ?? false);
}

async function linesOf(tree: FileTree, file: string): Promise<readonly string[]> {
  const bytes = await tree.read(file).catch(() => undefined);
  return bytes === undefined ? [] : new TextDecoder().decode(bytes).split(/\r?\n/);
}

/** Numbers of lines, counted from 1. */
function broughtLines(before: readonly string[], after: readonly string[]): ReadonlySet<number> {
  const left = new Map<string, number>();
  for (const line of before) left.set(line, (left.get(line) ?? 0) + 1);
  return new Set(
    after.flatMap((line, index) => {
      const count = left.get(line) ?? 0;
      left.set(line, count - 1);
      return count > 0 ? [] : [index + 1];
    }),
  );
}
