import { createHash, createHmac } from 'node:crypto';
import type { RegoValue } from '../rego-value.ts';
import { array, type BuiltinTable, isKind, refuse, text, texts } from './operands.ts';

export const encodingBuiltins: BuiltinTable = {
  'hex.encode': (value) => Buffer.from(text(value)).toString('hex'),
  'hex.decode': (value) => {
    const digits = text(value);
    return /^(?:[0-9a-fA-F]{2})*$/.test(digits) ? decodeText(Buffer.from(digits, 'hex')) : refuse('no hex');
  },
  'urlquery.encode': (value) => escapeQuery(text(value)),
  'urlquery.decode': (value) => unescapeQuery(text(value)),
  'urlquery.encode_object': (value) => {
    if (!isKind(value, 'object')) return refuse('no object');
    const pairs = value.entries.map(
      ([key, item]) => [text(key), typeof item === 'string' ? [item] : sorted(item)] as const,
    );
    return pairs
      .toSorted(([a], [b]) => Buffer.compare(Buffer.from(a), Buffer.from(b)))
      .flatMap(([key, values]) => values.map((one) => `${escapeQuery(key)}=${escapeQuery(one)}`))
      .join('&');
  },
  'urlquery.decode_object': (value) => {
    const found = new Map<string, string[]>();
    for (const pair of text(value).split('&')) {
      if (pair.includes(';')) refuse('semicolon');
      if (pair === '') continue;
      const at = pair.indexOf('=');
      const key = unescapeQuery(at < 0 ? pair : pair.slice(0, at));
      found.set(key, [...(found.get(key) ?? []), unescapeQuery(at < 0 ? '' : pair.slice(at + 1))]);
    }
    return { kind: 'object', entries: [...found].map(([key, values]) => [key, array(values)] as const) };
  },
  'crypto.md5': (value) => hash('md5', value),
  'crypto.sha1': (value) => hash('sha1', value),
  'crypto.sha256': (value) => hash('sha256', value),
  'crypto.hmac.md5': (value, key) => hmac('md5', value, key),
  'crypto.hmac.sha1': (value, key) => hmac('sha1', value, key),
  'crypto.hmac.sha256': (value, key) => hmac('sha256', value, key),
  'crypto.hmac.sha512': (value, key) => hmac('sha512', value, key),
  'crypto.hmac.equal': (one, other) => text(one) === text(other),
};

/** Sets come in the order of their members. */
function sorted(value: RegoValue): readonly string[] {
  const values = texts(value);
  return isKind(value, 'set') ? values.toSorted((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b))) : values;
}

/** Go's url.QueryEscape. */
function escapeQuery(value: string): string {
  return encodeURIComponent(value.toWellFormed())
    .replace(/[!'()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`)
    .replaceAll('%20', '+');
}

function unescapeQuery(value: string): string {
  if (/%(?![0-9a-fA-F]{2})/.test(value)) refuse('no escape');
  const bytes: number[] = [];
  for (const part of value.replaceAll('+', ' ').match(/%..|[^%]+/gs) ?? []) {
    if (part.startsWith('%')) bytes.push(Number.parseInt(part.slice(1), 16));
    else bytes.push(...Buffer.from(part));
  }
  return decodeText(Buffer.from(bytes));
}

function hash(algorithm: string, value: RegoValue | undefined): string {
  return createHash(algorithm).update(text(value)).digest('hex');
}

function hmac(algorithm: string, value: RegoValue | undefined, key: RegoValue | undefined): string {
  return createHmac(algorithm, text(key)).update(text(value)).digest('hex');
}

/** Text of Go may be any bytes, of JavaScript not: that fails instead of giving something else. */
function decodeText(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new Error('bytes that are no UTF-8 are not supported');
  }
}
