import type { RegoValue } from '../rego-value.ts';
import { parseAddress } from './ip.ts';
import { type BuiltinTable, OperandError, refuse, text } from './operands.ts';

/** v1/topdown/uri.go: what Go's net/url makes of it. */
export const uriBuiltins: BuiltinTable = {
  'uri.parse': (value) => {
    const found = Object.entries(parseUri(text(value))).filter(([, part]) => part !== '');
    return { kind: 'object', entries: found };
  },
  'uri.is_valid': (value) => {
    if (typeof value !== 'string' || value === '') return false;
    try {
      parseUri(value);
      return true;
    } catch (thrown) {
      if (thrown instanceof OperandError) return false;
      throw thrown;
    }
  },
};

interface Uri {
  [part: string]: RegoValue;
  scheme: string;
  hostname: string;
  port: string;
  path: string;
  raw_path: string;
  raw_query: string;
  fragment: string;
}

const empty: Uri = { scheme: '', hostname: '', port: '', path: '', raw_path: '', raw_query: '', fragment: '' };

function parseUri(uri: string): Uri {
  const [before, ...after] = uri.split('#');
  if (/[\u0000-\u001f\u007f]/.test(before ?? '')) refuse('control character');
  const fragment = unescape(after.join('#'), /./);
  if (before === undefined || before === '') return { ...empty, fragment };
  if (before === '*') return { ...empty, path: '*', raw_path: '*', fragment };
  const { scheme, rest } = splitScheme(before);
  const question = rest.indexOf('?');
  const [hierarchy, raw_query] = question < 0 ? [rest, ''] : [rest.slice(0, question), rest.slice(question + 1)];
  const found = { ...empty, scheme, raw_query, fragment };
  if (!hierarchy.startsWith('/')) {
    if (scheme !== '') return found;
    if (hierarchy.split('/', 1)[0]?.includes(':')) refuse('first path segment contains a colon');
  }
  if (!hierarchy.startsWith('//') || (scheme === '' && hierarchy.startsWith('///')))
    return { ...found, ...pathOf(hierarchy) };
  const slash = hierarchy.indexOf('/', 2);
  const authority = hierarchy.slice(2, slash < 0 ? undefined : slash);
  return { ...found, ...hostOf(authority, scheme), ...pathOf(slash < 0 ? '' : hierarchy.slice(slash)) };
}

function splitScheme(uri: string): { scheme: string; rest: string } {
  const [, scheme, rest = ''] = /^([a-zA-Z][a-zA-Z0-9+.-]*):(.*)$/s.exec(uri) ?? [];
  if (scheme !== undefined) return { scheme: scheme.toLowerCase(), rest };
  return uri.startsWith(':') ? refuse('no scheme') : { scheme: '', rest: uri };
}

/** The raw path is told only where it is not what Go would write of the path. */
function pathOf(raw: string): { path: string; raw_path: string } {
  const path = unescape(raw, /./);
  const isDefault = escapePath(path) === raw;
  return { path, raw_path: isDefault ? path : raw };
}

function escapePath(path: string): string {
  return Array.from(new TextEncoder().encode(path), (byte) => {
    const character = String.fromCharCode(byte);
    return /[A-Za-z0-9\-_.~$&+,/:;=@]/.test(character)
      ? character
      : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
  }).join('');
}

function hostOf(authority: string, scheme: string): { hostname: string; port: string } {
  const at = authority.lastIndexOf('@');
  if (at >= 0) {
    const user = authority.slice(0, at);
    if (!/^[A-Za-z0-9\-._:~!$&'()*+,;=%@]*$/.test(user)) refuse('invalid user');
    unescape(user, /./);
  }
  const host = authority.slice(at + 1);
  const bracket = host.lastIndexOf(']');
  if (host.startsWith('[')) {
    if (bracket < 0) refuse('no closing bracket');
    const port = portOf(host.slice(bracket + 1));
    const inside = host.slice(1, bracket);
    const [address = '', zone] = inside.split('%25');
    const parsed = parseAddress(address);
    if (parsed === undefined || !address.includes(':')) refuse('no IPv6 address');
    return { hostname: zone === undefined ? unescapeHost(inside) : `${address}%${unescape(zone, /./)}`, port };
  }
  if (host.includes('[')) refuse('bracket in host');
  const [colon, last] = [host.indexOf(':'), host.lastIndexOf(':')];
  // Several colons are a list of hosts where the scheme allows it: Hostname and Port then go by the last one.
  if (colon !== last) {
    if (scheme === 'http' || scheme === 'https') refuse('too many colons');
    return { hostname: unescapeHost(host.slice(0, last)), port: portOf(host.slice(last)) };
  }
  const port = colon < 0 ? '' : portOf(host.slice(colon));
  return { hostname: unescapeHost(colon < 0 ? host : host.slice(0, colon)), port };
}

function portOf(written: string): string {
  return /^(?::\d*)?$/.test(written) ? written.slice(1) : refuse('invalid port');
}

function unescapeHost(host: string): string {
  if (/[^A-Za-z0-9\-_.~!$&'()*+,;=:[\]<>"%\u0080-\uffff]/.test(host)) refuse('invalid character in host');
  return unescape(host, /[89a-fA-F]/);
}

/** `first`: the digits that an escape may begin with. */
function unescape(value: string, first: RegExp): string {
  const bytes: number[] = [];
  for (const part of value.match(/%.{0,2}|[^%]+/gs) ?? []) {
    if (!part.startsWith('%')) bytes.push(...Buffer.from(part));
    else if (/^%[0-9a-fA-F]{2}$/.test(part) && first.test(part.charAt(1)))
      bytes.push(Number.parseInt(part.slice(1), 16));
    else refuse('no escape');
  }
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(Buffer.from(bytes));
  } catch {
    throw new Error('bytes that are no UTF-8 are not supported');
  }
}
