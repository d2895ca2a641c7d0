import { load } from 'js-yaml';
import { kubernetesSchema } from './kubernetes-schema.ts';

/** What only a whole parser can read, or has to refuse. */
export class NotPlain extends Error {}

/** Whether a text without quotes has a meaning of its own. */
export function isWord(text: string): boolean {
  return text.length <= 5 && /^(?:null|true|false|yes|no|on|off|y|n)$/i.test(text);
}

/** A value on one line, without quotes, that is not only of the characters of a word. */
export function plainValue(text: string): unknown {
  if (text === '{}') return {};
  if (text === '[]') return [];
  if (/^[^A-Za-z0-9/_.+~(-]/.test(text) || text.includes(' #') || hasColon(text)) throw new NotPlain();
  if (/^(?:---|\.\.\.|-(?: |$))/.test(text)) throw new NotPlain();
  return /^[-+]?[.0-9]|^~$/.test(text) ? resolved(text) : text;
}

function hasColon(text: string): boolean {
  for (let colon = text.indexOf(':'); colon >= 0; colon = text.indexOf(':', colon + 1))
    if (colon + 1 === text.length || text[colon + 1] === ' ') return true;
  return false;
}

export function quotedValue(text: string): string {
  if (/^"[^"\\]*"$/.test(text) || /^'[^']*'$/.test(text)) return text.slice(1, -1);
  // Of escapes only those that JSON has too, which mean the same there.
  if (!/^"(?:[^"\\]|\\["\\/bfnrt])*"$/.test(text)) throw new NotPlain();
  return JSON.parse(text) as string;
}

/** Of what is kept between documents. */
const mostValues = 10_000;

const values = new Map<string, unknown>();

/** Numbers, dates and words with a meaning are resolved by the schema itself. */
export function resolved(text: string): unknown {
  const known = values.get(text);
  if (known !== undefined) return known;
  let value: unknown;
  try {
    value = load(text, { schema: kubernetesSchema });
  } catch {
    throw new NotPlain();
  }
  if (value === undefined || (value !== null && typeof value === 'object')) throw new NotPlain();
  if (values.size >= mostValues) values.clear();
  values.set(text, value);
  return value;
}
