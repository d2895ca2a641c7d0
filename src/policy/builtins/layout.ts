/** A layout of Go's package time, cut into what stands for a part of a time and what stands for itself (format.go, nextStdChunk). */
export type Chunk = { text: string } | { part: Part } | { fraction: number; optional: boolean; mark: string };

const plainParts = [
  'January',
  'Jan',
  'Monday',
  'Mon',
  'MST',
  '002',
  '01',
  '02',
  '03',
  '04',
  '05',
  '06',
  '15',
  '1',
  '2006',
  '__2',
  '_2',
  '2',
  '3',
  '4',
  '5',
  'PM',
  'pm',
] as const;
const offsetParts = [
  '-070000',
  '-07:00:00',
  '-0700',
  '-07:00',
  '-07',
  'Z070000',
  'Z07:00:00',
  'Z0700',
  'Z07:00',
  'Z07',
] as const;
/** Of those that begin alike the longer first. */
const parts = [...plainParts, ...offsetParts];
export type OffsetPart = (typeof offsetParts)[number];
export type Part = (typeof parts)[number];

/** Whether it stands for how far a zone is from UTC. */
export function isOffset(part: Part): part is OffsetPart {
  return offsetParts.some((known) => known === part);
}

export const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];
export const weekdays = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

/** By OPA's names (acceptedTimeFormats). */
const named: Readonly<Record<string, string>> = {
  ANSIC: 'Mon Jan _2 15:04:05 2006',
  UnixDate: 'Mon Jan _2 15:04:05 MST 2006',
  RubyDate: 'Mon Jan 02 15:04:05 -0700 2006',
  RFC822: '02 Jan 06 15:04 MST',
  RFC822Z: '02 Jan 06 15:04 -0700',
  RFC850: 'Monday, 02-Jan-06 15:04:05 MST',
  RFC1123: 'Mon, 02 Jan 2006 15:04:05 MST',
  RFC1123Z: 'Mon, 02 Jan 2006 15:04:05 -0700',
  RFC3339: '2006-01-02T15:04:05Z07:00',
  RFC3339Nano: '2006-01-02T15:04:05.999999999Z07:00',
};

export function layoutNamed(name: string): string {
  if (name === '') return '2006-01-02T15:04:05.999999999Z07:00';
  return Object.hasOwn(named, name) ? (named[name] ?? name) : name;
}

export function readLayout(layout: string): readonly Chunk[] {
  const chunks: Chunk[] = [];
  let text = '';
  const add = (chunk: Chunk): void => {
    if (text !== '') chunks.push({ text });
    text = '';
    chunks.push(chunk);
  };
  for (let at = 0; at < layout.length; ) {
    const rest = layout.slice(at);
    const fraction = /^([.,])(0+|9+)(?!\d)/.exec(rest);
    const part = fraction === null ? partAt(rest) : undefined;
    if (fraction !== null) {
      const [all, mark = '.', digits = ''] = fraction;
      add({ fraction: digits.length, optional: digits.startsWith('9'), mark });
      at += all.length;
    } else if (part === undefined || rest.startsWith('_2006')) {
      text += rest.charAt(0);
      at += 1;
    } else {
      add({ part });
      at += part.length;
    }
  }
  if (text !== '') chunks.push({ text });
  return chunks;
}

/** The first of the list that stands here; `Mon` and `Jan` are no parts of longer words in small letters. */
function partAt(rest: string): Part | undefined {
  return parts.find(
    (part) => rest.startsWith(part) && !((part === 'Mon' || part === 'Jan') && /^[a-z]/.test(rest.slice(3))),
  );
}
