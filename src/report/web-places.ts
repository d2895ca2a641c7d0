import type { Location } from '../model/location.ts';

/**
 * Where a place of the judged files can be read on the web, below `files` (`https://github.com/acme/deploy/blob/SHA`). Undefined where that is not
 * known, or where the file's name would lead elsewhere.
 */
export function fileAddress({ file, line }: Location, files: string | undefined): string | undefined {
  const parts = file.toWellFormed().split('/');
  if (files === undefined || parts.some((part) => part === '' || part === '.' || part === '..')) return undefined;
  const lines = line === undefined ? '' : `#L${line}`;
  return `${files}/${parts.map(encodePart).join('/')}${lines}`;
}

/** Also of what ends a link in Markdown. */
function encodePart(part: string): string {
  return encodeURIComponent(part).replace(/['()*!~]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
}
