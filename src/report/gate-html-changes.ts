import type { RootSummary, Verdict } from '../model/verdict.ts';
import { shorten } from './escape.ts';
import {
  changeCounts,
  groupChanges,
  groupImages,
  type ImageGroup,
  type RootChanges,
  sharedName,
} from './gate-changes.ts';
import { count } from './gate-groups.ts';
import { code, inRoots, listSection, longest, missing, type PageSection, sectionOf, tag } from './gate-html-parts.ts';
import { type Html, html, nothing } from './html.ts';

/** Images before and after; the same change is told once, whoever uses the image. */
export function imagesSection({ images }: Verdict): PageSection | undefined {
  if (images.length === 0) return undefined;
  const rows = groupImages(images).map(imageRow);
  const head = html`<table class="images"><thead><tr><th scope="col">Image</th><th scope="col">Used by</th><th scope="col">Roots</th></tr></thead><tbody>`;
  const lead = html`in ${count(images.length, 'container')}`;
  return listSection({
    anchor: 'images',
    title: 'Images',
    lead,
    head,
    rows,
    tail: html`</tbody></table>`,
    noun: 'image',
  });
}

function imageRow({ old, new: after, users, roots }: ImageGroup): Html {
  const named = users.slice(0, 3).map((user) => html`<div>${code(user)}</div>`);
  const rest = users.length > 3 ? html`<div class="soft">and ${users.length - 3} more</div>` : nothing;
  return html`<tr><td>${imageChange(old, after)}</td><td>${named}${rest}</td><td>${inRoots(roots, '')}</td></tr>
`;
}

function imageChange(before: string | null, after: string | null): Html {
  if (before === null) return html`${tag('added')} ${code(after ?? '')}`;
  if (after === null) return html`${tag('removed')} ${code(before)}`;
  const shared = sharedName(before, after);
  const [old, fresh] = [before, after].map((image) => shorten(image.slice(shared.length), longest.name));
  // Digests have a line each.
  const gap = shared === '' || before.length + after.length > 100 ? html`<br>→ ` : html` → `;
  const name = shared === '' ? nothing : html`${shorten(shared.slice(0, -1), longest.name)}<br>`;
  return html`<code>${name}<del>${old ?? ''}</del>${gap}<ins>${fresh ?? ''}</ins></code>`;
}

/** The objects that are added, removed or modified in each root; roots in which the same changes are told together. */
export function changesSection({ changes }: Verdict): PageSection | undefined {
  if (changes.length === 0) return undefined;
  const [anchor, title] = ['changes', 'Changes'];
  const alike = groupChanges(changes);
  const lead = `${count(changes.length, 'object')} in ${count(new Set(changes.map(({ root }) => root)).size, 'root')}`;
  const isShort = alike.length <= 3 && changes.length <= 60;
  function* forms(): Generator<string> {
    for (const { roots, objects } of rooms) {
      const shown = alike.slice(0, roots).map((same) => rootChanges(same, objects, isShort));
      yield sectionOf(anchor, title, html`${lead}`, html`${shown}${missing(alike.length - roots, 'root')}`).markup;
    }
  }
  const least = sectionOf(anchor, title, html`${lead}`, missing(changes.length, 'object')).markup;
  return { anchor, title, amount: changes.length, forms: forms(), least };
}

const rooms = [
  { roots: Infinity, objects: Infinity },
  ...[1000, 200, 50, 10].map((objects) => ({ roots: 1000, objects })),
  ...[1000, 300, 100, 30].map((roots) => ({ roots, objects: 3 })),
];

function rootChanges({ roots, changes: own }: RootChanges, most: number, isOpen: boolean): Html {
  const name =
    roots.length === 1
      ? code(roots[0] ?? '')
      : html`${code(roots[0] ?? '')} and ${count(roots.length - 1, 'more root')}`;
  const others = roots.length === 1 ? nothing : html`<p class="where">The same ${inRoots(roots)}</p>`;
  const rows = own.slice(0, most).map(({ change, object, paths }) => {
    const more = paths.length > mostPaths ? html` and ${paths.length - mostPaths} more` : nothing;
    const listed = paths.slice(0, mostPaths).map((path, index) => html`${index > 0 ? ', ' : ''}${code(path)}`);
    return html`<li>${tag(change)}<div>${code(object)}${listed.length === 0 ? nothing : html`<span class="where">${listed}${more}</span>`}</div></li>
`;
  });
  return html`<details class="root"${isOpen ? html` open` : nothing}><summary>${name} <span class="soft">${changeCounts(own)[0]?.text ?? ''}</span></summary>
${others}<ul class="changes">${rows}</ul>${missing(own.length - rows.length, 'object')}</details>
`;
}

const mostPaths = 12;

/** What was looked at, and what was left out of it. */
export function rootsSection({ roots, findings }: Verdict): PageSection | undefined {
  if (roots.length === 0) return undefined;
  const fresh = Map.groupBy(
    findings.filter(({ status }) => status === 'new'),
    ({ root }) => root,
  );
  const rows = roots.map((root) => rootRow(root, fresh.get(root.id)?.length ?? 0));
  const isLong = roots.length > 12;
  const head = html`${isLong ? html`<details><summary>Show ${count(roots.length, 'root')}</summary>` : nothing}<table><thead><tr><th scope="col">Root</th><th scope="col">Engine</th><th scope="col" class="amount">Objects</th><th scope="col" class="amount">New findings</th><th scope="col" class="amount">Time</th></tr></thead><tbody>
`;
  const tail = html`</tbody></table>${isLong ? html`</details>` : nothing}`;
  return listSection({ anchor: 'roots', title: 'Roots', lead: nothing, head, rows, tail, noun: 'root' });
}

function rootRow({ id, engine, objects, milliseconds, excluded }: RootSummary, fresh: number): Html {
  const why =
    excluded === undefined ? nothing : html`<span class="where">left out: ${shorten(excluded, longest.message)}</span>`;
  return html`<tr><td>${code(id)}${why}</td><td>${engine}</td><td class="amount" data-name="objects">${objects}</td><td class="amount" data-name="new findings">${fresh}</td><td class="amount" data-name="time">${(milliseconds / 1000).toFixed(1)} s</td></tr>
`;
}
