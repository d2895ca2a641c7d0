import { gunzipSync } from 'node:zlib';

export interface ArchiveLimits {
  /** Of everything, unpacked. */
  maxBytes: number;
  maxFiles: number;
}

/** Why an archive is not read. */
export class ArchiveError extends Error {}

const blockBytes = 512;

/** Whether bytes are a gzip stream or a tar archive. */
export function isArchive(bytes: Uint8Array): boolean {
  return isGzip(bytes) || ascii(bytes, 257, 5) === 'ustar';
}

/**
 * The regular files of a tar archive, gzipped or not, by their names. An archive comes from anywhere: names that lead out of it, names that
 * come twice, links and devices, and more than the limits are refused with an `ArchiveError`, before anything is used of it.
 */
export function readArchive(bytes: Uint8Array, limits: ArchiveLimits): ReadonlyMap<string, Uint8Array> {
  const tar = isGzip(bytes) ? unpack(bytes, limits.maxBytes) : bytes;
  if (tar.byteLength > limits.maxBytes) throw tooLarge(limits.maxBytes);
  if (tar.byteLength < blockBytes) throw new ArchiveError('it is no tar archive');
  const files = new Map<string, Uint8Array>();
  let extended: { path?: string; size?: number } = {};
  for (let at = 0; at + blockBytes <= tar.byteLength; ) {
    const header = tar.subarray(at, at + blockBytes);
    if (header.every((byte) => byte === 0)) return files;
    checkSum(header);
    const size = extended.size ?? octal(header, 124, 12);
    const start = at + blockBytes;
    if (start + size > tar.byteLength) throw new ArchiveError('it is cut off');
    const content = tar.subarray(start, start + size);
    at = start + Math.ceil(size / blockBytes) * blockBytes;
    const type = ascii(header, 156, 1);
    if (type === 'x' || type === 'L') {
      extended = { ...extended, ...(type === 'x' ? readPax(content) : { path: text(content) }) };
      continue;
    }
    const name = extended.path ?? headerName(header);
    extended = {};
    if (type === 'g' || type === '5') continue;
    if (type !== '0' && type !== '' && type !== '7') throw new ArchiveError(`${shown(name)} is a link or a device`);
    const path = safePath(name);
    if (files.has(path)) throw new ArchiveError(`${shown(name)} is in it twice`);
    if (files.size >= limits.maxFiles) throw new ArchiveError(`it has more than ${limits.maxFiles} files`);
    files.set(path, content);
  }
  return files;
}

function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b;
}

/** Ends as soon as there is more than allowed, so that a bomb costs no more than that. */
function unpack(bytes: Uint8Array, maxBytes: number): Uint8Array {
  try {
    return gunzipSync(bytes, { maxOutputLength: maxBytes });
  } catch (thrown) {
    const { code } = thrown as { code?: unknown };
    if (code === 'ERR_BUFFER_TOO_LARGE') throw tooLarge(maxBytes);
    throw new ArchiveError('it cannot be unpacked');
  }
}

function tooLarge(maxBytes: number): ArchiveError {
  return new ArchiveError(`it holds more than ${maxBytes / 1024 / 1024} MiB`);
}

/** `./policy/a.rego` and `/policy/a.rego` (as OPA writes it) are `policy/a.rego`. */
function safePath(name: string): string {
  const parts = name.split('/').filter((part) => part !== '' && part !== '.');
  if (parts.length === 0 || parts.includes('..') || /[\\\0]/.test(name)) {
    throw new ArchiveError(`the name ${shown(name)} leads out of it`);
  }
  return parts.join('/');
}

function checkSum(header: Uint8Array): void {
  let sum = 0;
  for (const [index, byte] of header.entries()) sum += index >= 148 && index < 156 ? 32 : byte;
  if (sum !== octal(header, 148, 8)) throw new ArchiveError('it is no tar archive');
}

function octal(header: Uint8Array, start: number, length: number): number {
  const digits = ascii(header, start, length).trim();
  if (!/^[0-7]*$/.test(digits)) throw new ArchiveError('it is no tar archive');
  return digits === '' ? 0 : Number.parseInt(digits, 8);
}

function headerName(header: Uint8Array): string {
  const [name, prefix] = [ascii(header, 0, 100), ascii(header, 257, 5) === 'ustar' ? ascii(header, 345, 155) : ''];
  return prefix === '' ? name : `${prefix}/${name}`;
}

/** Records `<length> <key>=<value>\n`; of their keys only these two matter. */
function readPax(content: Uint8Array): { path?: string; size?: number } {
  const found: { path?: string; size?: number } = {};
  for (let at = 0; at < content.byteLength; ) {
    const match = /^(\d{1,9}) /.exec(ascii(content, at, 10));
    const length = Number(match?.[1] ?? 0);
    if (match === null || length < 5 || at + length > content.byteLength)
      throw new ArchiveError('it is no tar archive');
    const record = text(content.subarray(at + match[0].length, at + length - 1));
    const [key, value] = [record.slice(0, record.indexOf('=')), record.slice(record.indexOf('=') + 1)];
    if (key === 'path') found.path = value;
    if (key === 'size') found.size = Number(/^\d{1,12}$/.test(value) ? value : Number.NaN);
    if (Number.isNaN(found.size)) throw new ArchiveError('it is no tar archive');
    at += length;
  }
  return found;
}

/** Up to the first zero byte. */
function ascii(bytes: Uint8Array, start: number, length: number): string {
  const field = bytes.subarray(start, start + length);
  const end = field.indexOf(0);
  return new TextDecoder().decode(end < 0 ? field : field.subarray(0, end));
}

function text(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes).replace(/\0+$/, '');
}

function shown(name: string): string {
  return JSON.stringify(name.slice(0, 200));
}
