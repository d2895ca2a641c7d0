import type { Location } from '../model/location.ts';
import type { Verdict } from '../model/verdict.ts';
import type { FileTree } from '../ports/files.ts';

/** Lines of source files by file and line number: those that reports show around a finding. */
export type SourceLines = ReadonlyMap<string, ReadonlyMap<number, string>>;

const around = 2;
const maxFiles = 200;

/**
 * Reads the lines around new findings and errors. None of files with a Secret, or with a finding about one: their lines are what must not be shown.
 */
export async function readSourceLines(tree: FileTree, verdict: Verdict): Promise<SourceLines> {
  const wanted = new Map<string, Set<number>>();
  const want = ({ file, line }: Location): void => {
    if (line === undefined || file === '-') return;
    const lines = wanted.get(file) ?? new Set();
    for (let near = line - around; near <= line; near++) lines.add(near);
    wanted.set(file, lines);
  };
  const fresh = verdict.findings.filter(({ status }) => status === 'new');
  const secret = new Set(
    (fresh.length === 0 ? [] : verdict.findings)
      .filter(({ object, rule }) => object.kind === 'Secret' || rule.includes('secret'))
      .map((finding) => finding.location?.file),
  );
  for (const { location } of fresh) if (location !== undefined && !secret.has(location.file)) want(location);
  for (const { location } of verdict.errors) if (location !== undefined) want(location);
  const found = new Map<string, ReadonlyMap<number, string>>();
  for (const [file, lines] of [...wanted].slice(0, maxFiles)) {
    const text = await tree.read(file).then(
      (bytes) => (bytes === undefined ? undefined : new TextDecoder().decode(bytes)),
      () => undefined,
    );
    if (text === undefined || /\bkind["']?\s*:\s*["']?Secret\b/.test(text)) continue;
    const all = text.split(/\r?\n/);
    found.set(
      file,
      new Map([...lines].flatMap((line) => (all[line - 1] === undefined ? [] : [[line, all[line - 1] ?? '']]))),
    );
  }
  return found;
}
