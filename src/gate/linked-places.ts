import type { Location } from '../model/location.ts';
import type { Verdict } from '../model/verdict.ts';
import type { TreeReader } from '../render/tree-reader.ts';

/** Says for each place behind a link the file that the link leads to: that is what has lines, in a diff and on a page. */
export async function inLinkedFiles(verdict: Verdict, reader: TreeReader): Promise<Verdict> {
  const { findings, errors } = verdict;
  const files = new Map<string, string>();
  for (const file of new Set([...filesOf(findings), ...filesOf(errors)])) {
    if (!(await reader.passesLink(file))) continue;
    // One that leads out has an error of its own, at the link.
    const target = await reader.tree.resolve(file).catch(() => undefined);
    if (target !== undefined) files.set(file, target);
  }
  if (files.size === 0) return verdict;
  const moved = <T extends { location?: Location }>(one: T): T => {
    const file = one.location === undefined ? undefined : files.get(one.location.file);
    return file === undefined ? one : { ...one, location: { ...one.location, file } };
  };
  return { ...verdict, findings: findings.map(moved), errors: errors.map(moved) };
}

function filesOf(list: Iterable<{ location?: Location }>): Set<string> {
  const files = new Set<string>();
  let last: string | undefined;
  for (const { location } of list) {
    if (location === undefined || location.file === last) continue;
    last = location.file;
    files.add(last);
  }
  return files;
}
