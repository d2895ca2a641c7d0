/** Turns offsets of a decoded text (UTF-16 units) into lines, columns and bytes. */
export interface Positions {
  /** Line and column from 1, column in UTF-16 units; a byte order mark has no column. */
  at(offset: number): { line: number; column: number };
  /** Offset in the UTF-8 bytes that the text was decoded from. */
  byte(offset: number): number;
}

const encoder = new TextEncoder();

/** Decodes UTF-8 strictly, keeping a byte order mark; undefined when it is not UTF-8. */
export function decodeUtf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

export function encodeUtf8(text: string): Uint8Array {
  return encoder.encode(text);
}

/** `byteLength` tells whether the text is ASCII, when offsets and bytes are the same. */
export function createPositions(text: string, byteLength: number): Positions {
  const bom = text.startsWith('\ufeff') ? 1 : 0;
  let starts: number[] | undefined;
  return {
    at(offset) {
      starts ??= lineStarts(text, bom);
      let low = 0;
      let high = starts.length - 1;
      while (low < high) {
        const middle = (low + high + 1) >> 1;
        if ((starts[middle] ?? 0) <= offset) low = middle;
        else high = middle - 1;
      }
      return { line: low + 1, column: Math.max(offset - (starts[low] ?? 0), 0) + 1 };
    },
    byte: (offset) => (byteLength === text.length ? offset : encoder.encode(text.slice(0, offset)).length),
  };
}

function lineStarts(text: string, first: number): number[] {
  const starts = [first];
  for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', end + 1)) starts.push(end + 1);
  return starts;
}
