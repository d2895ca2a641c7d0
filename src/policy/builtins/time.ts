import type { RegoValue } from '../rego-value.ts';
import { parseDuration } from './duration.ts';
import { array, type BuiltinTable, integer, isKind, number, refuse, small, text } from './operands.ts';
import { weekdays } from './layout.ts';
import { formatTime } from './time-format.ts';
import { parseTime } from './time-parse.ts';
import { type Clock, clockAt, instantOf } from './zone.ts';

const smallest = -(2n ** 63n);
const largest = 2n ** 63n - 1n;
const perSecond = 1_000_000_000n;

/** v1/topdown/time.go. The time is the same in a whole evaluation. */
export function timeBuiltins(nowNs: bigint): BuiltinTable {
  return {
    'time.now_ns': () => number(nowNs),
    'time.parse_rfc3339_ns': (value) => number(safe(parseRfc3339(text(value)))),
    'time.parse_ns': (layout, value) => number(safe(parseTime(text(layout), text(value)))),
    'time.format': (value) => {
      const { ns, zone, clock } = zoned(value);
      const layout = isKind(value, 'array') ? value.items[2] : undefined;
      const offset = Number(instantOf(clock, '') - floorDivide(ns, perSecond));
      const nanoseconds = Number(modulo(ns, perSecond));
      return formatTime(layout === undefined ? '' : text(layout), { clock, nanoseconds, offset, zone });
    },
    'time.parse_duration_ns': (value) => number(parseDuration(text(value))),
    'time.date': (value) => {
      const { year, month, day } = zoned(value).clock;
      return array([year, month, day].map(number));
    },
    'time.clock': (value) => {
      const { hour, minute, second } = zoned(value).clock;
      return array([hour, minute, second].map(number));
    },
    'time.weekday': (value) => {
      const { year, month, day } = zoned(value).clock;
      return weekdays[new Date(Date.UTC(year, month - 1, day)).getUTCDay()];
    },
    'time.add_date': (value, years, months, days) => {
      const { ns, zone, clock } = zoned(value);
      const moved = {
        ...clock,
        year: clock.year + small(years),
        month: clock.month + small(months),
        day: clock.day + small(days),
      };
      return number(safe(instantOf(moved, zone) * perSecond + modulo(ns, perSecond)));
    },
    'time.diff': (one, other) => array(difference(one, other).map(number)),
  };
}

interface Zoned {
  ns: bigint;
  zone: string;
  clock: Clock;
}

/** A number of nanoseconds, or `[nanoseconds, zone, …]`. */
function zoned(value: RegoValue | undefined): Zoned {
  const [instant, zone] = isKind(value, 'array') ? value.items : [value];
  const ns = integer(instant);
  if (ns < smallest || ns > largest) refuse('timestamp too big');
  const name = zone === undefined ? '' : text(zone);
  return { ns, zone: name, clock: clockAt(floorDivide(ns, perSecond), name) };
}

function safe(ns: bigint): bigint {
  return ns < smallest || ns > largest ? refuse('time outside of valid range') : ns;
}

function parseRfc3339(value: string): bigint {
  const match =
    /^(\d{4})-(\d\d)-(\d\d)T(\d\d?):(\d\d):(\d\d)(?:[.,](\d+))?(?:Z|([+-])(\d\d):(\d\d))$/.exec(value) ??
    refuse('no RFC 3339');
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match.slice(1, 7).map(Number);
  const [offsetHour, offsetMinute] = [Number(match[9] ?? 0), Number(match[10] ?? 0)];
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  const valid = date.getUTCMonth() === month - 1 && date.getUTCDate() === day && month >= 1;
  if (!valid || hour > 23 || minute > 59 || second > 59 || offsetHour > 24 || offsetMinute > 60) refuse('out of range');
  const seconds = BigInt(date.getTime() / 1000 + hour * 3600 + minute * 60 + second);
  const offset = BigInt((match[8] === '-' ? -1 : 1) * (offsetHour * 3600 + offsetMinute * 60));
  const fraction = BigInt((match[7] ?? '').slice(0, 9).padEnd(9, '0'));
  return (seconds - offset) * perSecond + fraction;
}

/** In years, months, days, hours, minutes and seconds, as a calendar counts. */
function difference(one: RegoValue | undefined, other: RegoValue | undefined): readonly number[] {
  let [a, b] = [zoned(one), zoned(other)];
  const { zone } = a;
  if (a.ns > b.ns) [a, b] = [b, a];
  const [from, to] = [a, b].map(({ ns }) => clockAt(floorDivide(ns, perSecond), zone));
  if (from === undefined || to === undefined) return [];
  let [year, month, day] = [to.year - from.year, to.month - from.month, to.day - from.day];
  let [hour, minute, second] = [to.hour - from.hour, to.minute - from.minute, to.second - from.second];
  if (second < 0) [second, minute] = [second + 60, minute - 1];
  if (minute < 0) [minute, hour] = [minute + 60, hour - 1];
  if (hour < 0) [hour, day] = [hour + 24, day - 1];
  if (day < 0) [day, month] = [day + new Date(Date.UTC(from.year, from.month, 0)).getUTCDate(), month - 1];
  if (month < 0) [month, year] = [month + 12, year - 1];
  return [year, month, day, hour, minute, second];
}

function floorDivide(value: bigint, by: bigint): bigint {
  return (value - modulo(value, by)) / by;
}

function modulo(value: bigint, by: bigint): bigint {
  return ((value % by) + by) % by;
}
