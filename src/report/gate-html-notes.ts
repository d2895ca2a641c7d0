import type { Finding, Verdict } from '../model/verdict.ts';
import { formatIdentity } from '../model/object.ts';
import { shorten } from './escape.ts';
import { count, type ErrorGroup, groupErrors, groupFindings } from './gate-groups.ts';
import {
  code,
  findingRow,
  frame,
  inRoots,
  listSection,
  longest,
  type PageContext,
  type PageSection,
  place,
  prose,
} from './gate-html-parts.ts';
import { proposedLead } from './gate-summary.ts';
import { type Html, html, link, nothing } from './html.ts';

/** What kept the gate from judging. */
export function errorsSection(verdict: Verdict, context: PageContext): PageSection | undefined {
  const { errors } = verdict;
  if (errors.length === 0) return undefined;
  const section = listSection({
    anchor: 'errors',
    title: 'Could not be judged',
    lead: errors.every(({ excused }) => excused === true)
      ? html`Nothing that this change touches, so the gate does not fail.`
      : html`As long as one of these is left that the change touches, the gate fails.`,
    head: nothing,
    rows: groupErrors(verdict).map((group) => problem(group, context)),
    tail: nothing,
    noun: 'problem',
  });
  return { ...section, amount: errors.length };
}

function problem({ error, roots }: ErrorGroup, context: PageContext): Html {
  const { code: name, message, hint, docs, location } = error;
  const [first = '', ...rest] = shorten(message, longest.message).split('\n');
  const text = rest.map((line, index) => html`${index > 0 ? html`\n` : nothing}${line}`);
  const at = location === undefined ? nothing : html`${place(location, context)} `;
  const where = html`${at}${roots.length === 0 ? nothing : inRoots(roots)}`;
  return html`<article class="problem"><h3><code>${shorten(name, longest.name)}</code> ${first}</h3>
${where.markup === '' ? nothing : html`<div class="where">${where}</div>`}${frame(location, context)}
${rest.length === 0 ? nothing : html`<pre class="text">${text}</pre>`}
${hint === undefined ? nothing : html`<p>${prose(hint)}</p>`}
<p class="small">${link(docs, html`Read on`)}</p></article>
`;
}

/** Findings that somebody answers for, by waiver. */
export function waivedSection({ findings }: Verdict): PageSection | undefined {
  const waived = findings.filter(({ status }) => status === 'waived');
  if (waived.length === 0) return undefined;
  const byWaiver = [...Map.groupBy(waived, ({ rule, waiver }) => JSON.stringify([rule, waiver])).values()];
  return listSection({
    anchor: 'waived',
    title: 'Waived',
    lead: html`${count(waived.length, 'finding')}, for which somebody answers until the waiver expires`,
    head: html`<table><thead><tr><th scope="col">Rule</th><th scope="col">Why</th><th scope="col">Owner</th><th scope="col">Expires</th><th scope="col" class="amount">Findings</th></tr></thead><tbody>
`,
    rows: byWaiver.map(waiverRow),
    tail: html`</tbody></table>`,
    noun: 'waiver',
  });
}

function waiverRow(own: readonly Finding[]): Html {
  const waiver = own[0]?.waiver;
  const objects = [...new Set(own.map(({ root, object }) => `${formatIdentity(object)} in ${root}`))];
  const listed = objects.slice(0, longest.list).map((one) => html`<li>${code(one)}</li>`);
  const rest = objects.length > longest.list ? html`<li>and ${objects.length - longest.list} more</li>` : nothing;
  const owner = waiver?.foreign === undefined ? (waiver?.owner ?? '') : `an annotation for ${waiver.foreign}`;
  return html`<tr><td>${code(own[0]?.rule ?? '')}<details class="small"><summary>${count(objects.length, 'object')}</summary><ul>${listed}${rest}</ul></details></td><td>${shorten(waiver?.reason ?? '', longest.message)}</td><td data-name="owner">${shorten(owner, longest.name)}</td><td data-name="expires">${shorten(waiver?.expires ?? 'never', longest.name)}</td><td class="amount" data-name="findings">${own.length}</td></tr>
`;
}

/** What the run tells beside: waivers that end soon or are not used, roots that are left out. */
export function noticesSection(notices: readonly string[]): PageSection | undefined {
  if (notices.length === 0) return undefined;
  return listSection({
    anchor: 'notices',
    title: 'Notices',
    lead: nothing,
    head: html`<ul class="notices">`,
    rows: notices.map((notice) => html`<li>${shorten(notice, longest.message)}</li>\n`),
    tail: html`</ul>`,
    noun: 'notice',
  });
}

/** What the rules that the change brings would say, beside those that decide. */
export function proposedSection(verdict: Verdict, context: PageContext): PageSection | undefined {
  const { proposed } = verdict;
  if (proposed === undefined) return undefined;
  const problems = proposed.errors.map(
    ({
      code: name,
      message,
    }) => html`<li><code>${shorten(name, longest.name)}</code> ${shorten(message, longest.message)}</li>
`,
  );
  const findings = groupFindings(proposed.findings, 'new').map((group) => findingRow(group, context));
  const section = listSection({
    anchor: 'proposed',
    title: 'Under the rules this change proposes',
    lead: html`${proposedLead(verdict) ?? ''}`,
    head: html`<ul class="rows">`,
    rows: [...problems, ...findings],
    tail: html`</ul>`,
    noun: 'finding',
  });
  return { ...section, amount: problems.length + findings.length };
}
