/*
 * The functions of github.com/fluxcd/pkg/envsubst (funcs.go, path/match.go) in TypeScript. Copyright 2024 The Flux authors, Apache
 * License 2.0; forked there from github.com/drone/envsubst, Copyright (c) 2017 drone.io, MIT License.
 */

/** Applies what stands between a variable's name and its arguments; an unknown one is a default, as there. */
export function applyFunction(name: string, value: string, args: readonly string[]): string {
  const [first = '', second = ''] = args;
  switch (name) {
    case ',':
      return first1(value, (character) => character.toLowerCase());
    case ',,':
      return value.toLowerCase();
    case '^':
      return first1(value, (character) => character.toUpperCase());
    case '^^':
      return value.toUpperCase();
    case '#':
      return args.length === 0 ? String(Buffer.byteLength(value)) : value.slice(prefix(value, first, 'shortest'));
    case '##':
      return value.slice(prefix(value, first, 'longest'));
    case '%':
      return suffixCut(value, first, 'shortest');
    case '%%':
      return suffixCut(value, first, 'longest');
    case ':':
      return substring(value, args);
    case '/#':
      return args.length === 2 && value.startsWith(first) ? second + value.slice(first.length) : value;
    case '/%':
      return args.length === 2 && value.endsWith(first) ? value.slice(0, value.length - first.length) + second : value;
    case '/':
      return value.replace(first, () => second);
    case '//':
      return value.replaceAll(first, () => second);
    default:
      return value === '' ? args.join('') : value;
  }
}

function first1(value: string, change: (character: string) => string): string {
  const [character = ''] = value;
  return change(character) + value.slice(character.length);
}

/** In bytes, as Go counts. */
function substring(value: string, args: readonly string[]): string {
  const bytes = Buffer.from(value);
  const [position, length] = args.map((text) => (/^[+-]?\d+$/.test(text) ? Number(text) : undefined));
  if (position === undefined) return value;
  const start = position < 0 ? Math.max(0, bytes.length + position) : position;
  if (args.length === 1) return bytes.subarray(start).toString('utf8');
  if (length === undefined) return value;
  return bytes.subarray(start, Math.max(start, start + length)).toString('utf8');
}

/** How much of the beginning a pattern matches; 0: nothing. */
function prefix(value: string, pattern: string, which: 'shortest' | 'longest'): number {
  const matches = matcher(pattern);
  let found = 0;
  if (matches === undefined) return 0;
  for (let length = value.length; length > 0; length--) {
    if (!matches(value.slice(0, length))) continue;
    found = length;
    if (which === 'longest') break;
  }
  return found;
}

function suffixCut(value: string, pattern: string, which: 'shortest' | 'longest'): string {
  const reversed = reverse(value);
  return reverse(reversed.slice(prefix(reversed, reverse(pattern), which)));
}

function reverse(text: string): string {
  return Array.from(text).toReversed().join('');
}

/** Go's path.Match, but for `*`, which matches `/`, too. Undefined for a pattern that is not valid. */
function matcher(pattern: string): ((text: string) => boolean) | undefined {
  let source = '';
  for (let at = 0; at < pattern.length; at++) {
    const character = pattern[at] ?? '';
    if (character === '*') source += source.endsWith('[^]*?') ? '' : '[^]*?';
    else if (character === '?') source += '[^]';
    else if (character === '[') {
      const end = pattern.indexOf(']', at + (pattern[at + 1] === '^' ? 3 : 2));
      if (end < 0) return undefined;
      source += `[${pattern.slice(at + 1, end).replace(/[[\]]/g, String.raw`\$&`)}]`;
      at = end;
    } else {
      const literal = character === '\\' ? pattern[++at] : character;
      if (literal === undefined) return undefined;
      source += literal.replace(/[$()*+.?[\]^{|}\\/]/g, String.raw`\$&`);
    }
  }
  try {
    const expression = new RegExp(`^${source}$`, 's');
    return (text) => expression.test(text);
  } catch {
    return undefined;
  }
}
