import { type Chunk, isOffset, layoutNamed, months, type Part, readLayout, weekdays } from './layout.ts';
import { refuse } from './operands.ts';
import { instantOf } from './zone.ts';

interface Parsed {
  year: number;
  month?: number;
  day?: number;
  ofYear?: number;
  hour: number;
  minute: number;
  second: number;
  nanoseconds: number;
  half?: 'am' | 'pm';
  offset: number;
}

/** time.Parse: nanoseconds since 1970. Refuses what does not follow the layout, and days that there are not. */
export function parseTime(layout: string, value: string): bigint {
  const found: Parsed = { year: 0, hour: 0, minute: 0, second: 0, nanoseconds: 0, offset: 0 };
  const chunks = readLayout(layoutNamed(layout));
  let rest = value;
  for (const [index, chunk] of chunks.entries()) rest = parseChunk(chunk, rest, found, chunks[index + 1]);
  if (rest !== '') refuse('extra text');
  return instant(found);
}

function instant({ half, offset, nanoseconds, ofYear, year, ...time }: Parsed): bigint {
  let { month, day, hour } = time;
  if (half === 'pm' && hour < 12) hour += 12;
  if (half === 'am' && hour === 12) hour = 0;
  if (ofYear !== undefined) {
    const date = new Date(0);
    date.setUTCFullYear(year, 0, ofYear);
    if (ofYear < 1 || date.getUTCFullYear() !== year) refuse('day of year out of range');
    if (month !== undefined && month !== date.getUTCMonth() + 1) refuse('day of year does not match month');
    if (day !== undefined && day !== date.getUTCDate()) refuse('day of year does not match day');
    [month, day] = [date.getUTCMonth() + 1, date.getUTCDate()];
  }
  [month, day] = [month ?? 1, day ?? 1];
  const last = new Date(0);
  last.setUTCFullYear(year, month, 0);
  if (day < 1 || day > last.getUTCDate()) refuse('day out of range');
  const { minute, second } = time;
  const seconds = instantOf({ year, month, day, hour, minute, second }, '') - BigInt(offset);
  return seconds * 1_000_000_000n + BigInt(nanoseconds);
}

function parseChunk(chunk: Chunk, rest: string, found: Parsed, next: Chunk | undefined): string {
  if ('text' in chunk) return skip(rest, chunk.text);
  if ('part' in chunk) return parsePart(chunk.part, rest, found, next);
  if (chunk.optional) {
    const digits = /^[.,]\d+/.exec(rest)?.[0];
    // As after seconds: any number of digits, or none.
    if (digits === undefined) return rest;
    found.nanoseconds = nanosecondsOf(digits);
    return rest.slice(digits.length);
  }
  const written = rest.slice(0, chunk.fraction + 1);
  if (!/^[.,]\d+$/.test(written) || written.length !== chunk.fraction + 1) refuse('no fraction');
  found.nanoseconds = nanosecondsOf(written);
  return rest.slice(written.length);
}

/** Text stands for itself; a space for any number of them. */
function skip(value: string, prefix: string): string {
  let [rest, wanted] = [value, prefix];
  while (wanted !== '') {
    if (wanted.startsWith(' ')) {
      if (rest !== '' && !rest.startsWith(' ')) refuse('no space');
      [rest, wanted] = [rest.replace(/^ +/, ''), wanted.replace(/^ +/, '')];
      continue;
    }
    if (rest === '' || rest.charAt(0) !== wanted.charAt(0)) refuse('other text');
    [rest, wanted] = [rest.slice(1), wanted.slice(1)];
  }
  return rest;
}

function nanosecondsOf(written: string): number {
  return Number(written.slice(1, 10).padEnd(9, '0'));
}

function parsePart(part: Part, rest: string, found: Parsed, next: Chunk | undefined): string {
  const take = (pattern: RegExp, low = 0, high = 9999): [number, string] => {
    const [text] = pattern.exec(rest) ?? refuse(`no ${part}`);
    const value = Number(text.trim());
    return value < low || value > high ? refuse(`${part} out of range`) : [value, rest.slice(text.length)];
  };
  const [one, two] = [/^\d{1,2}/, /^\d\d/];
  if (isOffset(part)) return parseOffset(part, rest, found);
  let after: string;
  switch (part) {
    case 'January':
    case 'Jan':
    case 'Monday':
    case 'Mon': {
      const names = part.startsWith('J') ? months : weekdays;
      const short = part.length === 3;
      const index = names.findIndex((name) => startsWithWord(rest, short ? name.slice(0, 3) : name));
      const name = names[index] ?? refuse(`no ${part}`);
      if (part.startsWith('J')) found.month = index + 1;
      return rest.slice(short ? 3 : name.length);
    }
    case 'MST':
      return parseZone(rest, found);
    case '01':
    case '1':
      [found.month, after] = take(part === '01' ? two : one, 1, 12);
      return after;
    case '02':
    case '2':
    case '_2':
      [found.day, after] = take(part === '02' ? two : part === '2' ? one : /^ ?\d{1,2}/);
      return after;
    case '002':
    case '__2':
      [found.ofYear, after] = take(part === '002' ? /^\d{3}/ : /^ {0,2}\d{1,3}/);
      return after;
    case '03':
    case '3':
      [found.hour, after] = take(part === '03' ? two : one, 0, 12);
      return after;
    case '15':
      [found.hour, after] = take(one, 0, 23);
      return after;
    case '04':
    case '4':
      [found.minute, after] = take(part === '04' ? two : one, 0, 59);
      return after;
    case '05':
    case '5':
      [found.second, after] = take(part === '05' ? two : one, 0, 59);
      return parseFraction(after, found, next);
    case '06': {
      const [year, left] = take(two);
      found.year = year >= 69 ? 1900 + year : 2000 + year;
      return left;
    }
    case '2006':
      [found.year, after] = take(/^\d{4}/);
      return after;
    case 'PM':
    case 'pm': {
      const half = rest.slice(0, 2);
      const [am, pm] = part === 'PM' ? ['AM', 'PM'] : ['am', 'pm'];
      found.half = half === am ? 'am' : half === pm ? 'pm' : refuse(`no ${part}`);
      return rest.slice(2);
    }
  }
}

function startsWithWord(text: string, word: string): boolean {
  return text.slice(0, word.length).toLowerCase() === word.toLowerCase();
}

/** Seconds may have a fraction though the layout has none. */
function parseFraction(rest: string, found: Parsed, next: Chunk | undefined): string {
  const digits = next !== undefined && 'fraction' in next ? undefined : /^[.,]\d+/.exec(rest)?.[0];
  if (digits === undefined) return rest;
  found.nanoseconds = nanosecondsOf(digits);
  return rest.slice(digits.length);
}

function parseOffset(part: string, rest: string, found: Parsed): string {
  if (part.startsWith('Z') && rest.startsWith('Z')) return rest.slice(1);
  const form = part.slice(1).replaceAll(/\d\d/g, String.raw`(\d\d)`);
  const match = new RegExp(`^([+-])${form}`).exec(rest) ?? refuse(`no ${part}`);
  const [all, sign, hours = '0', minutes = '0', seconds = '0'] = match;
  if (Number(hours) > 24 || Number(minutes) > 60 || Number(seconds) > 60) refuse('offset out of range');
  found.offset = (sign === '-' ? -1 : 1) * (Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds));
  return rest.slice(all.length);
}

/** An abbreviation says nothing of its offset, but for GMT+3; it is taken as UTC, as Go does where it does not know it. */
function parseZone(rest: string, found: Parsed): string {
  if (rest.startsWith('UTC')) return rest.slice(3);
  const gmt = /^GMT([+-]\d{1,2})?/.exec(rest);
  if (gmt !== null) {
    const hours = Number(gmt[1] ?? 0);
    if (hours < -23 || hours > 23) return rest.slice(3);
    found.offset = hours * 3600;
    return rest.slice(gmt[0].length);
  }
  const name =
    /^(?:ChST|MeST|WITA|[+-]\d\d(?:\d\d)?|[A-Z]{4}T|[A-Z]{3}T|[A-Z]{3})(?![A-Z])/.exec(rest)?.[0] ?? refuse('no zone');
  return rest.slice(name.length);
}
