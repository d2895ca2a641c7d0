/**
 * The three kinds of patterns of a git generator: Go's path.Match for folders, git's own pathspec for files, and doublestar for files
 * where Argo CD's new file globbing is on.
 */
export type PathPattern = (path: string) => boolean;

/** Go's path.Match: `*` and `?` stay within a folder. A pattern that is not valid matches nothing. */
export function matchPath(pattern: string): PathPattern {
  return compile(pattern, { star: '[^/]*', one: '[^/]' });
}

/** What `git ls-files -- PATTERN` lists: `*` crosses folders, and a path without wildcards stands for all below it. */
export function matchPathspec(pattern: string): PathPattern {
  const path = pattern.replace(/^(\.\/)+/, '').replace(/\/+$/, '');
  if (path === '' || path === '.') return () => true;
  if (!/[*?[\\]/.test(path)) return (file) => file === path || file.startsWith(`${path}/`);
  return compile(path, { star: '.*', one: '.' });
}

/** bmatcuk/doublestar: `**` crosses folders, `*` does not, braces hold alternatives. */
export function matchDoublestar(pattern: string): PathPattern {
  const patterns = expandBraces(pattern.replace(/^(\.\/)+/, '')).map((one) =>
    compile(one, { star: '[^/]*', one: '[^/]', crossing: true }),
  );
  return (path) => patterns.some((matches) => matches(path));
}

interface Wildcards {
  star: string;
  one: string;
  /** A segment of `**` stands for any folders. */
  crossing?: boolean;
}

function compile(pattern: string, { star, one, crossing = false }: Wildcards): PathPattern {
  const source = toSource(pattern, star, one, crossing);
  if (source === undefined) return () => false;
  try {
    const expression = new RegExp(`^${source}$`, 'su');
    return (path) => expression.test(path);
  } catch {
    return () => false;
  }
}

function toSource(pattern: string, star: string, one: string, crossing: boolean): string | undefined {
  const characters = Array.from(pattern);
  let source = '';
  for (let at = 0; at < characters.length; at++) {
    const character = characters[at] ?? '';
    if (character === '*') {
      let stars = 1;
      while (characters[at + stars] === '*') stars++;
      const alone = (at === 0 || characters[at - 1] === '/') && [undefined, '/'].includes(characters[at + stars]);
      at += stars - 1;
      // Several in a row would make the expression try ever so many ways.
      if (!crossing || stars < 2 || !alone) source += star;
      else if (characters[at + 1] === '/') {
        at++;
        source += '(?:[^/]+/)*';
      } else source += '.*';
    } else if (character === '?') source += one;
    else if (character === '[') {
      const end = characters.indexOf(']', at + (characters[at + 1] === '^' || characters[at + 1] === '!' ? 3 : 2));
      if (end < 0) return undefined;
      const inside = characters.slice(at + 1, end).join('');
      const negated = /^[!^]/.test(inside);
      const set = (negated ? inside.slice(1) : inside).replace(/[\][^&~|]/g, String.raw`\$&`);
      source += star === '.*' ? `[${negated ? '^' : ''}${set}]` : `(?!/)[${negated ? '^' : ''}${set}]`;
      at = end;
    } else if (character === '\\') {
      at++;
      const next = characters[at];
      if (next === undefined) return undefined;
      source += literal(next);
    } else source += literal(character);
  }
  return source;
}

function literal(character: string): string {
  return /[$()*+.?[\]^{|}\\/]/.test(character) ? `\\${character}` : character;
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
    if (expanded.length === open.length && expanded.every((one, index) => one === open[index])) return open;
    if (expanded.length > mostAlternatives) return [];
    open = expanded;
  }
}
