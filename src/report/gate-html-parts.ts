import type { SourceLines } from '../gate/source-lines.ts';
import { formatLocation, type Location } from '../model/location.ts';
import { formatIdentity } from '../model/object.ts';
import type { Finding } from '../model/verdict.ts';
import { shorten } from './escape.ts';
import type { LastingSection } from './fit.ts';
import { type FrameLine, frameLines } from './gate-frame.ts';
import { type FindingGroup, count, tellRoots } from './gate-groups.ts';
import type { RuleHelp } from './gate-text.ts';
import { type Html, html, link, nothing } from './html.ts';
import { fileAddress } from './web-places.ts';

/** What the page tells beside the verdict. */
export interface PageContext {
  sources: SourceLines;
  rules: ReadonlyMap<string, RuleHelp>;
  /** Where the files of the judged commit can be read on the web: `https://github.com/acme/deploy/blob/SHA`. */
  files: string | undefined;
  anchor: (wish: string) => string;
}

/** A section of the page, which its table of contents names. */
export interface PageSection extends LastingSection {
  anchor: string;
  title: string;
  amount: number;
}

export const longest = { message: 2000, name: 300, list: 50 } as const;

export function code(text: string): Html {
  return html`<code>${shorten(text, longest.name)}</code>`;
}

export function tag(kind: string, text = kind): Html {
  return html`<span class="tag ${kind}">${text}</span>`;
}

/** A section as it is written: under its heading. The first part is the whole section's lead. */
export function sectionOf(anchor: string, title: string, lead: Html, body: Html): Html {
  return html`<section id="${anchor}"><h2>${title}</h2>
${lead.markup === '' ? nothing : html`<p>${lead}</p>`}
${body}</section>
`;
}

export function missing(amount: number, noun: string): Html {
  if (amount <= 0) return nothing;
  const are = amount === 1 ? `1 more ${noun} is` : `${amount} more ${noun}s are`;
  return html`<p class="more">${are} left out for want of room; the JSON report has all.</p>`;
}

/** `file:line:column`, a link where the file can be read on the web. */
export function place(location: Location, { files }: PageContext): Html {
  return link(fileAddress(location, files), code(formatLocation(location)));
}

export function frame(location: Location | undefined, { sources }: PageContext): Html {
  const lines = location === undefined ? [] : frameLines(location, sources);
  if (lines.length === 0) return nothing;
  const width = String(lines.at(-1)?.number ?? '').length;
  return html`<pre class="frame">${lines.map((line, index) => frameLine(line, width, index === lines.length - 1))}</pre>`;
}

function frameLine({ number, text, mark }: FrameLine, width: number, isMeant: boolean): Html {
  const marked =
    mark === undefined
      ? html`${text}`
      : html`${text.slice(0, mark.start)}<mark>${text.slice(mark.start, mark.start + mark.length)}</mark>${text.slice(mark.start + mark.length)}`;
  return html`<span${isMeant ? html` class="meant"` : nothing}><i>${String(number).padStart(width)}</i>${marked}</span>`;
}

/** A sentence of a rule's author, in which backticks mean code. */
export function prose(text: string): Html {
  const parts = shorten(text, longest.message).split('`');
  const isEven = parts.length % 2 === 1;
  return html`${parts.map((part, index) => (isEven && index % 2 === 1 ? html`<code>${part}</code>` : html`${isEven || index === 0 ? '' : '`'}${part}`))}`;
}

/** `in overlays/prod`; of several roots their number, and which they are when it is unfolded. */
export function inRoots(roots: readonly string[], preposition = 'in '): Html {
  if (roots.length === 1) return html`${preposition}${shorten(roots[0] ?? '', longest.name)}`;
  const rest = roots.length - longest.list;
  const named = roots.slice(0, longest.list).map((root) => html`<li>${code(root)}</li>`);
  return html`<details><summary>${preposition}${count(roots.length, 'root')}</summary><ul>${named}${rest > 0 ? html`<li>and ${rest} more</li>` : nothing}</ul></details>`;
}

export function objectAndPath({ object, path }: Finding): Html {
  return html`${code(formatIdentity(object))}${path === '' ? nothing : html` ${code(path)}`}`;
}

/** A finding in a row or two of a list. */
export function findingRow({ finding, roots }: FindingGroup, context: PageContext): Html {
  const where = finding.location === undefined ? nothing : html`${place(finding.location, context)} `;
  return html`<li>${shorten(finding.message, longest.message)}<span class="where">${where}${shorten(tellRoots(roots), longest.name)} · ${objectAndPath(finding)}</span></li>
`;
}

interface ListSection {
  anchor: string;
  title: string;
  lead: Html;
  head: Html;
  rows: readonly Html[];
  tail: Html;
  noun: string;
}

/** A section that is a list: all rows, then halves of it down to none, each telling how many are missing. */
export function listSection({ anchor, title, lead, head, rows, tail, noun }: ListSection): PageSection {
  function* forms(): Generator<string> {
    for (let kept = rows.length; kept > 0; kept = Math.floor(kept / 2)) {
      const body = html`${head}${rows.slice(0, kept)}${tail}${missing(rows.length - kept, noun)}`;
      yield sectionOf(anchor, title, lead, body).markup;
    }
  }
  const least = sectionOf(anchor, title, lead, missing(rows.length, noun)).markup;
  return { anchor, title, amount: rows.length, forms: forms(), least };
}
