import { escapeHtml, oneLine } from './escape.ts';

/** Markup in which nothing foreign has come to life. Only `html` makes it. */
export interface Html {
  readonly markup: string;
}

type Part = Html | string | number | readonly Html[];

/** Fills text and markup into a template. Text is escaped, for between tags and for quoted attributes alike, and stays one line. */
export function html(template: TemplateStringsArray, ...parts: readonly Part[]): Html {
  let markup = template[0] ?? '';
  for (const [index, part] of parts.entries()) markup += markupOf(part) + (template[index + 1] ?? '');
  return { markup };
}

export const nothing: Html = { markup: '' };

function markupOf(part: Part): string {
  if (typeof part === 'string') return escapeText(part);
  if (typeof part === 'number') return String(part);
  if ('markup' in part) return part.markup;
  return part.map(({ markup }) => markup).join('');
}

/** Code points that are no characters are errors of HTML's parser, however they are written. */
const noCharacter = /\p{Noncharacter_Code_Point}/gu;

function escapeText(text: string): string {
  return escapeHtml(
    oneLine(text).replace(noCharacter, (point) => `\\u${(point.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`),
  );
}

/** A link, where the address is one of the web and has no password in it; else the text alone. */
export function link(address: string | undefined, text: Html): Html {
  const url =
    address !== undefined && /^https:\/\//i.test(address) && URL.canParse(address) ? new URL(address) : undefined;
  if (url === undefined || url.username !== '' || url.password !== '') return text;
  return html`<a href="${url.href}">${text}</a>`;
}

/** Names for places in a page: short, plain, and never given twice. */
export function createAnchors(): (wish: string) => string {
  const given = new Set<string>();
  const copies = new Map<string, number>();
  return (wish) => {
    const plain = wish
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-+|-+$/g, '')
      .slice(0, 60);
    const base = plain === '' ? 'x' : plain;
    let name = base;
    while (given.has(name)) {
      const copy = (copies.get(base) ?? 1) + 1;
      copies.set(base, copy);
      name = `${base}-${copy}`;
    }
    given.add(name);
    return name;
  };
}
