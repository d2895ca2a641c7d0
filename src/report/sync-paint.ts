import type { ErrorDocument } from '../model/errors.ts';
import { formatLocation } from '../model/location.ts';
import { oneLine, plainLines } from './escape.ts';
import type { UnhealthyDocument } from '../health/watch/describe.ts';

const colours = { bold: 1, dim: 2, red: 31, green: 32, yellow: 33, cyan: 36 } as const;

export type Paint = (colour: keyof typeof colours, text: string) => string;

export function painter(colour: boolean): Paint {
  return (name, text) => (colour ? `\x1b[${colours[name]}m${text}\x1b[0m` : text);
}

/** An object that is not healthy: reason, where it is written, events, and the end of its logs. */
export function unhealthyLines(one: UnhealthyDocument, paint: Paint): string[] {
  const { source } = one;
  const place = source === undefined ? '' : `  at ${formatLocation(source)}`;
  return [
    `${paint('red', '✗')} ${paint('bold', oneLine(one.object))}: ${oneLine(one.reason)}: ${oneLine(one.message)}`,
    ...(place === '' ? [] : [paint('dim', oneLine(place))]),
    ...one.events.map(
      (event) => `  event ${oneLine(event.reason)} ×${event.count} ${oneLine(event.about)}: ${oneLine(event.message)}`,
    ),
    ...one.logs.flatMap((log) => [
      paint('dim', `  log of ${oneLine(log.pod ?? '')}/${oneLine(log.container)}:`),
      ...plainLines(log.tail.replace(/\n$/, ''))
        .split('\n')
        .map((line) => `  | ${line}`),
    ]),
  ];
}

export function errorLines(error: ErrorDocument, paint: Paint): string[] {
  const place = error.location === undefined ? '' : `${oneLine(formatLocation(error.location))}: `;
  return [
    `${paint('red', `error[${oneLine(error.code)}]`)}: ${place}${oneLine(error.message)}`,
    ...(error.hint === undefined ? [] : [`  hint: ${oneLine(error.hint)}`]),
    ...(error.docs === '' ? [] : [`  docs: ${oneLine(error.docs)}`]),
  ];
}

/** `1.2 s`, `2 m 05 s` */
export function duration(milliseconds: number): string {
  const seconds = milliseconds / 1000;
  if (seconds < 60) return `${seconds.toFixed(1)} s`;
  return `${Math.floor(seconds / 60)} m ${String(Math.round(seconds % 60)).padStart(2, '0')} s`;
}

/** `3 created, 1 configured`; without what is unchanged, unless that is all. */
export function countsLine(counts: Readonly<Record<string, number>>): string {
  const rows = Object.entries(counts).filter(([, count]) => count > 0);
  const changed = rows.filter(([action]) => action !== 'unchanged');
  return (changed.length === 0 ? rows : changed).map(([action, count]) => `${count} ${oneLine(action)}`).join(', ');
}
