import { errorDocs, type SlipwayError } from '../model/errors.ts';
import { formatLocation } from '../model/location.ts';
import { oneLine } from '../report/escape.ts';

/** The lines that people read on stderr: what happened, what to do, where to read on. */
export function errorText(error: SlipwayError): string {
  const place = error.location === undefined ? '' : `${formatLocation(error.location)}: `;
  const [first = '', ...rest] = error.message.split('\n');
  return [
    `error[${error.code}]: ${oneLine(place + first)}`,
    ...rest.map((line) => `  | ${oneLine(line)}`),
    ...(error.hint === undefined ? [] : [`  hint: ${oneLine(error.hint)}`]),
    `  docs: ${errorDocs(error.code)}`,
  ].join('\n');
}
