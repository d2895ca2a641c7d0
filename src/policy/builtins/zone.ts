import { refuse } from './operands.ts';

/** What clocks and calendars show. Months count from 1. */
export interface Clock {
  year: number;
  month: number;
  day: number;
  hour: number;
  minute: number;
  second: number;
}

/** What clocks of a time zone (IANA; empty: UTC) show at so many seconds since 1970. */
export function clockAt(seconds: bigint, zone: string): Clock {
  const date = new Date(Number(seconds) * 1000);
  if (isUtc(zone)) {
    return {
      year: date.getUTCFullYear(),
      month: date.getUTCMonth() + 1,
      day: date.getUTCDate(),
      hour: date.getUTCHours(),
      minute: date.getUTCMinutes(),
      second: date.getUTCSeconds(),
    };
  }
  const parts = formatOf(zone).formatToParts(date);
  const part = (type: string): number => Number(parts.find((one) => one.type === type)?.value);
  return {
    year: part('year'),
    month: part('month'),
    day: part('day'),
    hour: part('hour'),
    minute: part('minute'),
    second: part('second'),
  };
}

/** The seconds since 1970 at which the clocks show that; fields may be beyond their range. Where clocks are turned, as Go's time.Date chooses. */
export function instantOf({ year, month, day, hour, minute, second }: Clock, zone: string): bigint {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  date.setUTCHours(hour, minute, second);
  if (Number.isNaN(date.getTime())) refuse('out of range');
  const local = BigInt(date.getTime() / 1000);
  if (isUtc(zone)) return local;
  const first = offsetAt(local, zone);
  return first === 0n ? local : local - offsetAt(local - first, zone);
}

function offsetAt(seconds: bigint, zone: string): bigint {
  return instantOf(clockAt(seconds, zone), '') - seconds;
}

/** A machine's own zone is none of a policy's business: its result must not depend on where it runs. */
function isUtc(zone: string): boolean {
  return zone === '' || zone === 'UTC' || zone === 'Local';
}

function formatOf(zone: string): Intl.DateTimeFormat {
  try {
    return new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
  } catch {
    return refuse('no time zone');
  }
}
