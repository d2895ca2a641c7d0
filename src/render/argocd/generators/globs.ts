import { compileGlob, type PathPattern } from './compile-glob.ts';

/**
 * Kinds of patterns: of a git generator Go's path.Match for folders, git's own pathspec for files, or doublestar where Argo CD's new file
 * globbing is on; of a directory source gobwas/glob.
 */

/** Go's path.Match: `*` and `?` stay within a folder. A pattern that is not valid matches nothing. */
export function matchPath(pattern: string): PathPattern {
  return compileGlob(pattern, { within: true, negations: '^' });
}

/** What `git ls-files -- PATTERN` lists: `*` crosses folders, and a path without wildcards stands for all below it. */
export function matchPathspec(pattern: string): PathPattern {
  const path = pattern.replace(/^(\.\/)+/, '').replace(/\/+$/, '');
  if (path === '' || path === '.') return () => true;
  if (!/[*?[\\]/.test(path)) return (file) => file === path || file.startsWith(`${path}/`);
  return compileGlob(path, { negations: '!^' });
}

/** bmatcuk/doublestar: `**` crosses folders, `*` does not, braces hold alternatives. */
export function matchDoublestar(pattern: string): PathPattern {
  const patterns = expandBraces(pattern.replace(/^(\.\/)+/, '')).map((one) =>
    compileGlob(one, { within: true, folders: true, negations: '!^' }),
  );
  return (path) => patterns.some((matches) => matches(path));
}

/** gobwas/glob without separators, as a directory source's `include` and `exclude` are matched: `*` crosses folders. */
export function matchGobwas(pattern: string): PathPattern {
  const patterns = expandBraces(pattern).map((one) => compileGlob(one, { negations: '!' }));
  return (path) => patterns.some((matches) => matches(path));
}

/** Alternatives in braces multiply: a hostile pattern may not have more than this. */
const mostAlternatives = 256;

function expandBraces(pattern: string): readonly string[] {
  let open: readonly string[] = [pattern];
  for (;;) {
    const expanded = open.flatMap((one) => {
      const found = /\{([^{}]*)\}/.exec(one);
      if (found === null) return [one];
      const [whole, inside = ''] = found;
      const after = one.slice(found.index + whole.length);
      return inside.split(',').map((part) => one.slice(0, found.index) + part + after);
    });
    if (expanded.length === open.length && expanded.every((one, index) => one === open[index]))
      // A brace that is not closed is no pattern.
      return open.filter((one) => !/(?<!\\)\{/.test(one));
    if (expanded.length > mostAlternatives) return [];
    open = expanded;
  }
}
