/** The flags, width and precision of one verb of a Go format (fmt/format.go). */
export interface Flags {
  minus: boolean;
  plus: boolean;
  sharp: boolean;
  space: boolean;
  zero: boolean;
  /** `%#v` and `%+v`: the same characters mean something else before a `v`. */
  sharpV: boolean;
  plusV: boolean;
  width: number | undefined;
  precision: number | undefined;
}

export const noFlags: Readonly<Flags> = {
  minus: false,
  plus: false,
  sharp: false,
  space: false,
  zero: false,
  sharpV: false,
  plusV: false,
  width: undefined,
  precision: undefined,
};

/** Fills up to the width, which counts code points: on the right with `-`, else on the left, with zeros where `0` says so. */
export function pad(text: string, flags: Flags, zero = flags.zero): string {
  const missing = (flags.width ?? 0) - Array.from(text).length;
  if (missing <= 0) return text;
  if (flags.minus) return text + ' '.repeat(missing);
  return (zero ? '0' : ' ').repeat(missing) + text;
}

/** The first so many code points. */
export function truncate(text: string, precision: number | undefined): string {
  return precision === undefined ? text : Array.from(text).slice(0, precision).join('');
}
