import type { RegoValue } from '../rego-value.ts';
import { array, type BuiltinTable, number, refuse, small, text, texts } from './operands.ts';

export const stringBuiltins: BuiltinTable = {
  'strings.any_prefix_match': (search, base) => anyMatch(search, base, (one, other) => one.startsWith(other)),
  'strings.any_suffix_match': (search, base) => anyMatch(search, base, (one, other) => one.endsWith(other)),
  'strings.count': (search, part) => {
    const [whole, substring] = [text(search), text(part)];
    return number(substring === '' ? Array.from(whole).length + 1 : whole.split(substring).length - 1);
  },
  'strings.split_n': (value, delimiter, count) => {
    const [parts, limit] = [split(text(value), text(delimiter)), small(count)];
    if (limit < 0) return array(parts.slice(Math.max(parts.length + limit, 0)));
    return array(parts.slice(0, limit));
  },
  indexof_n: (value, part) => {
    const [whole, search] = [Array.from(text(value)), Array.from(text(part))];
    if (search.length === 0) refuse('empty search');
    const places = [...whole.keys()].filter((start) => search.every((one, index) => whole[start + index] === one));
    return array(places.map((place) => number(place)));
  },
  'glob.quote_meta': (pattern) => text(pattern).replace(/[*?\\[\]{}]/g, '\\$&'),
};

function split(value: string, delimiter: string): readonly string[] {
  return delimiter === '' ? Array.from(value) : value.split(delimiter);
}

function anyMatch(
  search: RegoValue | undefined,
  base: RegoValue | undefined,
  matches: (one: string, other: string) => boolean,
): boolean {
  const candidates = typeof search === 'string' ? [search] : texts(search);
  const bases = typeof base === 'string' ? [base] : texts(base);
  return candidates.some((one) => bases.some((other) => matches(one, other)));
}
