import { type Flags, pad, truncate } from './flags.ts';
import { canBackquote, quote } from './quote.ts';

/** A string as fmt.fmtString writes it; undefined where the verb is none for strings. */
export function formatText(text: string, verb: string, flags: Flags): string | undefined {
  if (verb === 's' || (verb === 'v' && !flags.sharpV)) return pad(truncate(text, flags.precision), flags);
  if (verb === 'q' || verb === 'v') return formatQuoted(truncate(text, flags.precision), flags);
  if (verb === 'x' || verb === 'X') return formatHex(text, verb, flags);
  return undefined;
}

function formatQuoted(text: string, flags: Flags): string {
  if (flags.sharp && canBackquote(text)) return pad(`\`${text}\``, flags);
  return pad(quote(text, flags.plus), flags);
}

/** The bytes of the UTF-8 form in hexadecimal, with a space between them where the flag says so. */
function formatHex(text: string, verb: string, flags: Flags): string {
  const bytes = new TextEncoder().encode(text).subarray(0, flags.precision);
  const prefix = flags.sharp ? `0${verb}` : '';
  const pairs = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0'));
  const hex = flags.space ? pairs.join(` ${prefix}`) : pairs.join('');
  const upper = verb === 'X' ? hex.toUpperCase() : hex;
  return pad(bytes.length === 0 ? '' : prefix + upper, flags);
}
