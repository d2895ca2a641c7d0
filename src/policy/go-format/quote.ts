/** Go's short escapes (strconv/quote.go). */
const escapes: Readonly<Record<string, string>> = {
  '\u0007': '\\a',
  '\b': '\\b',
  '\f': '\\f',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
  '\v': '\\v',
  '\\': '\\\\',
};

/** strconv.Quote, or QuoteToASCII; with a single quote as the mark, QuoteRune. */
export function quote(text: string, ascii: boolean, mark = '"'): string {
  return mark + Array.from(text, (character) => escapeCharacter(character, ascii, mark)).join('') + mark;
}

function escapeCharacter(character: string, ascii: boolean, mark: string): string {
  if (character === mark) return `\\${mark}`;
  const short = escapes[character];
  if (short !== undefined) return short;
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x20 || code === 0x7f) return `\\x${code.toString(16).padStart(2, '0')}`;
  if (code < 0x7f || (!ascii && isPrintable(character))) return character;
  return code < 0x10000 ? `\\u${code.toString(16).padStart(4, '0')}` : `\\U${code.toString(16).padStart(8, '0')}`;
}

/** Go's unicode.IsPrint: letters, marks, numbers, punctuation, symbols, and of spaces the ASCII one. */
export function isPrintable(character: string): boolean {
  return /^[\p{L}\p{M}\p{N}\p{P}\p{S} ]$/u.test(character);
}

/** Whether a raw string in backquotes can hold the text unchanged. */
export function canBackquote(text: string): boolean {
  return !/[\u0000-\u0008\u000a-\u001f`\u007f\ufeff]/.test(text);
}
