/** gobwas/glob without separators, as a directory source's `include` and `exclude` are matched: `*` crosses folders, braces hold alternatives. */
export function matchGobwas(pattern: string): (path: string) => boolean {
  let source = '';
  let depth = 0;
  for (let at = 0; at < pattern.length; at++) {
    const character = pattern[at] ?? '';
    if (character === '*') {
      while (pattern[at + 1] === '*') at++;
      source += '.*';
    } else if (character === '?') source += '.';
    else if (character === '{') {
      depth++;
      source += '(?:';
    } else if (character === '}' && depth > 0) {
      depth--;
      source += ')';
    } else if (character === ',' && depth > 0) source += '|';
    else if (character === '[') {
      const end = pattern.indexOf(']', at + 2);
      if (end < 0) return () => false;
      const inside = pattern.slice(at + 1, end);
      const negated = inside.startsWith('!');
      source += `[${negated ? '^' : ''}${(negated ? inside.slice(1) : inside).replace(/[\\^[\]]/g, String.raw`\$&`)}]`;
      at = end;
    } else {
      const literal = character === '\\' ? (pattern[++at] ?? '') : character;
      source += literal.replace(/[$()*+.?[\]^{|}\\/]/g, String.raw`\$&`);
    }
  }
  if (depth > 0) return () => false;
  try {
    const expression = new RegExp(`^${source}$`, 's');
    return (path) => expression.test(path);
  } catch {
    return () => false;
  }
}
