import { peek, type Reading, refuse, take, takeMatch } from './syntax.ts';

const whitespace = '\\t\\n\\f\\r ';
const perlClasses: Readonly<Record<string, string>> = { d: '0-9', w: '0-9A-Za-z_', s: whitespace };
const posixClasses: Readonly<Record<string, string>> = {
  alnum: '0-9A-Za-z',
  alpha: 'A-Za-z',
  ascii: '\\u{0}-\\u{7f}',
  blank: '\\t ',
  cntrl: '\\u{0}-\\u{1f}\\u{7f}',
  digit: '0-9',
  graph: '\\u{21}-\\u{7e}',
  lower: 'a-z',
  print: '\\u{20}-\\u{7e}',
  punct: '\\u{21}-\\u{2f}\\u{3a}-\\u{40}\\u{5b}-\\u{60}\\u{7b}-\\u{7e}',
  space: '\\t\\n\\v\\f\\r ',
  upper: 'A-Z',
  word: '0-9A-Za-z_',
  xdigit: '0-9A-Fa-f',
};
const controls: Readonly<Record<string, number>> = { a: 7, f: 12, t: 9, n: 10, r: 13, v: 11 };

/** What stands in brackets; the opening one is taken. */
export function charClass(reading: Reading): string {
  const negated = peek(reading) === '^';
  if (negated) take(reading);
  let inside = '';
  for (let first = true; first || peek(reading) !== ']'; first = false) {
    if (reading.position >= reading.source.length) refuse('missing ]');
    inside += classPart(reading);
  }
  take(reading);
  return `[${negated ? '^' : ''}${inside}]`;
}

function classPart(reading: Reading): string {
  const posix = takeMatch(reading, /^\[:(\^?)([a-z]+):\]/);
  if (posix !== null) {
    const set = posixClasses[posix[2] ?? ''] ?? refuse('no class');
    return posix[1] === '^' ? `[^${set}]` : set;
  }
  const [from, isSet] = classAtom(reading);
  const range = /^-[^\]]/s.test(reading.source.slice(reading.position));
  if (isSet || !range) return from;
  take(reading);
  const [to, endIsSet] = classAtom(reading);
  return endIsSet ? refuse('no range') : `${from}-${to}`;
}

function classAtom(reading: Reading): [string, boolean] {
  const character = take(reading);
  if (character !== '\\') return [literal(character), false];
  const next = take(reading);
  return [classEscape(reading, next), /[dwspDWSP]/.test(next)];
}

/** What an escape stands for inside of brackets. */
export function classEscape(reading: Reading, character: string): string {
  const perl = perlClasses[character.toLowerCase()];
  if (perl !== undefined) return character === character.toLowerCase() ? perl : `[^${perl}]`;
  if (character === 'p' || character === 'P') return unicodeClass(reading, character);
  return literal(String.fromCodePoint(codePoint(reading, character)));
}

function unicodeClass(reading: Reading, letter: string): string {
  const [, negated = '', one, many] = takeMatch(reading, /^(?:\{(\^?)([A-Za-z_]+)\}|([A-Za-z]))/) ?? refuse('no class');
  const name = one ?? many ?? '';
  const property = name.length <= 2 ? name : name === 'Any' ? 'Any' : `Script=${name}`;
  return `\\${(letter === 'P') !== (negated === '^') ? 'P' : 'p'}{${property}}`;
}

function codePoint(reading: Reading, character: string): number {
  const control = controls[character];
  if (control !== undefined) return control;
  if (character === 'x') {
    const match = takeMatch(reading, /^(?:\{([0-9a-fA-F]+)\}|([0-9a-fA-F]{2}))/) ?? refuse('no code');
    const code = Number.parseInt(match[1] ?? match[2] ?? '', 16);
    return code <= 0x10ffff ? code : refuse('no character');
  }
  if (/^[0-7]$/.test(character)) {
    const digits = takeMatch(reading, character === '0' ? /^[0-7]{0,2}/ : /^[0-7]{1,2}/) ?? refuse('a back reference');
    return Number.parseInt(character + digits[0], 8);
  }
  if (/[A-Za-z0-9]/.test(character) || character === '' || (character.codePointAt(0) ?? 0) >= 0x80)
    refuse('no such escape');
  return character.codePointAt(0) ?? 0;
}

export function literal(character: string): string {
  if (character === '') refuse('ends too early');
  return /^[A-Za-z0-9]$/.test(character) ? character : `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
}
