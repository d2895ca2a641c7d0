/** A regular expression of Go's as JavaScript's, without what only newer JavaScript has. */
export interface Pattern {
  source: string;
  /** `i` or nothing. */
  flags: string;
}

/**
 * Translates the subset that gitleaks uses. Case-insensitive parts of an expression become classes of both cases, because flags of a part need a newer
 * V8 than the oldest Node.js that runs us has. Throws for what it does not know.
 */
export function fromGo(pattern: string): Pattern {
  const plain = pattern
    .replaceAll('(?P<', '(?<')
    .replaceAll('[[:alnum:]]', '[a-zA-Z0-9]')
    .replaceAll('(?s:.)', '[\\s\\S]')
    .replaceAll('\\z', '$');
  const whole = plain.startsWith('(?i)') && !plain.includes('(?-i');
  const source = whole ? plain.replaceAll('(?i)', '').replaceAll('(?i:', '(?:') : expand(plain);
  const flags = whole ? 'i' : '';
  if (/\(\?[a-z-]/i.test(source)) throw new Error(`there are flags left in ${source}`);
  return { source: new RegExp(source, flags).source, flags };
}

function expand(pattern: string): string {
  let out = '';
  const scopes: boolean[] = [];
  let folds = false;
  let inClass = false;
  for (let at = 0; at < pattern.length; ) {
    const token =
      /^(?:\\x[\da-f]{2}|\\.|\(\?-?i:|\(\?-?i\)|\(\?[:<][^:>]*?>?|[a-zA-Z]-[a-zA-Z]|[\s\S])/i.exec(
        pattern.slice(at),
      )?.[0] ?? '';
    at += token.length;
    if (token === '(?i)' || token === '(?-i)') {
      folds = token === '(?i)';
      continue;
    }
    if (!inClass && token.startsWith('(')) {
      scopes.push(folds);
      if (token === '(?i:' || token === '(?-i:') folds = token === '(?i:';
      out += token === '(?i:' || token === '(?-i:' ? '(?:' : token;
    } else if (!inClass && token === ')') {
      folds = scopes.pop() ?? false;
      out += token;
    } else if (token === '[' || token === ']') {
      inClass = token === '[';
      out += token;
    } else if (folds && /^[a-z](?:-[a-z])?$/i.test(token)) {
      const both = `${token.toLowerCase()}${token.toUpperCase()}`;
      if (inClass) out += both;
      // A range outside of a class is a letter, a dash and a letter.
      else
        out += Array.from(token)
          .map((each) => (each === '-' ? each : `[${each.toLowerCase()}${each.toUpperCase()}]`))
          .join('');
    } else out += token;
  }
  return out;
}
