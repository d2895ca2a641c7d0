export const newline = 10;
export const space = 32;
export const doubleQuote = 34;
export const hash = 35;
export const percent = 37;
export const singleQuote = 39;
export const dash = 45;
export const dot = 46;
export const slash = 47;
export const colon = 58;
export const backslash = 92;
export const bar = 124;

/** What a character may be of, as bits. */
export const letter = 1;
/** Letters, digits and `_./-`. */
export const ofKey = 2;
/** Of a text without quotes that means nothing else: those of a key and `@`. */
export const ofWord = 4;

const letters = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';
/** Of each character its bits. */
export const kinds = new Uint8Array(256);
const sets: readonly (readonly [characters: string, kind: number])[] = [
  [letters, letter],
  [`${letters}0123456789_./-`, ofKey],
  [`${letters}0123456789_./-@`, ofWord],
];
for (const [characters, kind] of sets) {
  for (const one of characters) kinds[one.charCodeAt(0)] = (kinds[one.charCodeAt(0)] ?? 0) | kind;
}

const encoder = new TextEncoder();
const shared = new Uint8Array(1 << 16);

/** The bytes of an ASCII text and a line break behind them. They are there until the next call: documents are read one after the other. */
export function bytesOf(text: string): Uint8Array {
  const bytes = text.length < shared.length ? shared : new Uint8Array(text.length + 1);
  encoder.encodeInto(text, bytes);
  bytes[text.length] = newline;
  return bytes;
}

const places = 1 << 12;
const longestKept = 64;

/** Texts that come again and again, by a sum of their characters, of which each is added to 31 times those before it; a newer one takes the place of an older. */
export class KnownTexts {
  private readonly texts: (string | undefined)[] = Array.from({ length: places }, () => undefined);

  /** The text from `start` to `end`, if it is known. */
  find(bytes: Uint8Array, start: number, end: number, sum: number): string | undefined {
    const known = this.texts[placeOf(sum)];
    if (known?.length !== end - start) return undefined;
    for (let at = start; at < end; at++) if (known.charCodeAt(at - start) !== bytes[at]) return undefined;
    return known;
  }

  add(text: string, sum: number): void {
    if (text.length <= longestKept) this.texts[placeOf(sum)] = text;
  }
}

function placeOf(sum: number): number {
  return (sum ^ (sum >>> 15)) & (places - 1);
}
