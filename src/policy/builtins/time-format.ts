import { type Chunk, isOffset, layoutNamed, months, type Part, readLayout, weekdays } from './layout.ts';
import type { Clock } from './zone.ts';

export interface FormattedTime {
  clock: Clock;
  /** Of the second. */
  nanoseconds: number;
  /** Of the zone, in seconds. */
  offset: number;
  /** IANA's name; empty: UTC. */
  zone: string;
}

/** time.Time.Format. */
export function formatTime(layout: string, time: FormattedTime): string {
  return readLayout(layoutNamed(layout))
    .map((chunk) => formatChunk(chunk, time))
    .join('');
}

function formatChunk(chunk: Chunk, time: FormattedTime): string {
  if ('text' in chunk) return chunk.text;
  if ('part' in chunk) return formatPart(chunk.part, time);
  const digits = String(time.nanoseconds).padStart(9, '0').slice(0, chunk.fraction);
  const shown = chunk.optional ? digits.replace(/0+$/, '') : digits.padEnd(chunk.fraction, '0');
  return shown === '' ? '' : chunk.mark + shown;
}

function formatPart(part: Part, { clock, offset, zone }: FormattedTime): string {
  const { year, month, day, hour, minute, second } = clock;
  const two = (value: number): string => String(value).padStart(2, '0');
  const weekday = weekdays[new Date(Date.UTC(2000 + (year % 400), month - 1, day)).getUTCDay()] ?? '';
  const ofYear = Math.round((dayNumber(year, month, day) - dayNumber(year, 1, 1)) / 86_400_000) + 1;
  const hour12 = hour % 12 === 0 ? 12 : hour % 12;
  if (isOffset(part)) return formatOffset(part, offset);
  switch (part) {
    case 'January':
      return months[month - 1] ?? '';
    case 'Jan':
      return (months[month - 1] ?? '').slice(0, 3);
    case 'Monday':
      return weekday;
    case 'Mon':
      return weekday.slice(0, 3);
    case 'MST':
      if (zone !== '' && zone !== 'UTC') throw new Error('the abbreviation of a time zone is not supported');
      return 'UTC';
    case '01':
      return two(month);
    case '1':
      return String(month);
    case '02':
      return two(day);
    case '_2':
      return String(day).padStart(2);
    case '2':
      return String(day);
    case '002':
      return String(ofYear).padStart(3, '0');
    case '__2':
      return String(ofYear).padStart(3);
    case '03':
      return two(hour12);
    case '3':
      return String(hour12);
    case '15':
      return two(hour);
    case '04':
      return two(minute);
    case '4':
      return String(minute);
    case '05':
      return two(second);
    case '5':
      return String(second);
    case '06':
      return two(year % 100);
    case '2006':
      return String(year).padStart(4, '0');
    case 'PM':
      return hour >= 12 ? 'PM' : 'AM';
    case 'pm':
      return hour >= 12 ? 'pm' : 'am';
  }
}

function dayNumber(year: number, month: number, day: number): number {
  return new Date(0).setUTCFullYear(year, month - 1, day);
}

function formatOffset(part: string, offset: number): string {
  if (part.startsWith('Z') && offset === 0) return 'Z';
  const [whole, form] = [Math.abs(offset), part.slice(1)];
  const numbers = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  const count = form.replaceAll(':', '').length / 2;
  const shown = numbers.slice(0, count).map((value) => String(value).padStart(2, '0'));
  return (offset < 0 ? '-' : '+') + shown.join(form.includes(':') ? ':' : '');
}
