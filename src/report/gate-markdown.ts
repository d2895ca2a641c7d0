import type { Finding, Verdict } from '../model/verdict.ts';
import { escapeMarkdown, shorten } from './escape.ts';
import { fit, listForms, type Section } from './fit.ts';
import { changeCounts, groupChanges, groupImages, type ImageGroup, sharedName } from './gate-changes.ts';
import { count, groupErrors, groupFindings, tellRoots } from './gate-groups.ts';
import {
  code,
  foldedFindings,
  longest,
  type MarkdownContext,
  newFindings,
  placeItem,
  placeOf,
  prose,
} from './gate-markdown-findings.ts';
import { proposedLead, summarySentence } from './gate-summary.ts';

/** A job summary holds 1 MiB per step, other parts of the run want some of it; a comment holds 65,536 characters. */
export const markdownBudgets = { summary: 900 * 1024, comment: 60_000 } as const;

export interface GateMarkdownOptions extends Partial<MarkdownContext> {
  /** Bytes. */
  budget?: number;
  /** What the run tells beside its verdict, each in one line. */
  notices?: readonly string[];
}

/** The verdict for a job summary or a comment, in at most `budget` bytes: parts give way whole, from the end. */
export function gateMarkdown(verdict: Verdict, options: GateMarkdownOptions = {}): string {
  const context = { rules: options.rules ?? new Map(), files: options.files };
  const sections = [
    head(verdict),
    errors(verdict, context),
    newFindings(verdict.findings, context),
    images(verdict),
    changes(verdict),
    proposed(verdict, context),
    notices(options.notices ?? []),
    waived(verdict),
    foldedFindings('Fixed', verdict.fixed, 'existing', context),
    foldedFindings('There before', verdict.findings, 'existing', context),
  ];
  return fit(
    sections.filter((section) => section !== undefined),
    options.budget ?? markdownBudgets.summary,
  );
}

function head(verdict: Verdict): Section {
  const title = verdict.verdict === 'pass' ? '## ✅ Gate passed\n' : '## ❌ Gate failed\n';
  const sentence = summarySentence(verdict);
  return { forms: [`${title}\n${escapeMarkdown(sentence.charAt(0).toUpperCase() + sentence.slice(1))}\n`, title] };
}

function errors(verdict: Verdict, { files }: MarkdownContext): Section | undefined {
  if (verdict.errors.length === 0) return undefined;
  const rows = groupErrors(verdict).map(({ error, roots }) => {
    const place = error.location === undefined ? '' : ` at ${placeOf(error.location, files)}`;
    const where = roots.length === 0 ? '' : ` ${escapeMarkdown(tellRoots(roots))}`;
    const hint = error.hint === undefined ? '' : `<br>${prose(error.hint)}`;
    return `- **${escapeMarkdown(error.code)}**${place}${where}: ${prose(error.message)}${hint}\n`;
  });
  return { forms: listForms('\n### Could not be judged\n\n', rows, '', (missing) => `- and ${missing} more\n`) };
}

function proposed(verdict: Verdict, { files }: MarkdownContext): Section | undefined {
  const lead = proposedLead(verdict);
  if (lead === undefined || verdict.proposed === undefined) return undefined;
  const opening = `\n### Under the rules this change proposes\n\n${escapeMarkdown(lead)}\n`;
  const rows = [
    ...verdict.proposed.errors.map((error) => `- **${escapeMarkdown(error.code)}**: ${prose(error.message)}\n`),
    ...groupFindings(verdict.proposed.findings, 'new').map((group) => placeItem(group, files)),
  ];
  return {
    forms: [
      ...listForms(`${opening}\n`, rows, '', (missing) => `- and ${count(missing, 'more finding')}\n`).slice(0, -1),
      opening,
      '',
    ],
  };
}

/** More rows are folded. */
const mostUnfolded = 12;

function images({ images }: Verdict): Section | undefined {
  if (images.length === 0) return undefined;
  const rows = groupImages(images).map(imageRow);
  const isLong = rows.length > mostUnfolded;
  const folding = isLong ? `<details><summary>${count(rows.length, 'image')} changed</summary>\n\n` : '';
  const table = `\n### Images\n\n${folding}| Image | Used by |\n| --- | --- |\n`;
  const ending = isLong ? '\n</details>\n' : '';
  return { forms: listForms(table, rows, ending, (missing) => `| and ${count(missing, 'more image')} | |\n`) };
}

function imageRow({ old, new: after, users, roots }: ImageGroup): string {
  const named = users.slice(0, 3).map(code).join('<br>');
  const more = users.length > 3 ? ` and ${users.length - 3} more` : '';
  return `| ${imageChange(old, after)} | ${named}${more}<br>${escapeMarkdown(shorten(tellRoots(roots), longest.name))} |\n`;
}

function imageChange(before: string | null, after: string | null): string {
  if (before === null) return `added ${code(after ?? '')}`;
  if (after === null) return `removed ${code(before)}`;
  const shared = sharedName(before, after);
  if (shared === '') return `${code(before)}<br>→ ${code(after)}`;
  const changed = `${code(before.slice(shared.length))} → ${code(after.slice(shared.length))}`;
  return `${code(shared.slice(0, -1))}<br>${changed}`;
}

function changes(verdict: Verdict): Section | undefined {
  if (verdict.changes.length === 0) return undefined;
  const groups = groupChanges(verdict.changes).map(({ roots, changes: own }) => {
    const more = roots.length > 1 ? ` and ${count(roots.length - 1, 'more root')}` : '';
    return { name: `${code(roots[0] ?? '')}${more}`, text: changeCounts(own)[0]?.text ?? '', own };
  });
  const long = groups.map(({ name, text, own }) => {
    const lines = own.slice(0, 100).map(({ change, object, paths }) => {
      const list = paths.slice(0, 10).map(code).join(', ');
      const more = paths.length > 10 ? ` and ${paths.length - 10} more` : '';
      return `- ${change} ${code(object)}${list === '' ? '' : `: ${list}${more}`}\n`;
    });
    const more = own.length > 100 ? `- and ${own.length - 100} more\n` : '';
    return `<details><summary>${name}: ${text}</summary>\n\n${lines.join('')}${more}\n</details>\n`;
  });
  const short = groups.map(({ name, text }) => `- ${name}: ${text}\n`);
  const title = '\n### Changes\n\n';
  return {
    forms: [
      title + long.join(''),
      ...listForms(title, short, '', (missing) => `- and ${count(missing, 'more root')}\n`),
    ],
  };
}

function notices(lines: readonly string[]): Section | undefined {
  if (lines.length === 0) return undefined;
  const rows = lines.map((line) => `- ${prose(line)}\n`);
  return { forms: listForms('\n### Notices\n\n', rows, '', (missing) => `- and ${missing} more\n`) };
}

function waived({ findings }: Verdict): Section | undefined {
  const own = findings.filter(({ status }) => status === 'waived');
  if (own.length === 0) return undefined;
  const byWaiver = Map.groupBy(own, ({ rule, waiver }) => JSON.stringify([rule, waiver]));
  const rows = [...byWaiver.values()].map(waiverItem);
  const opening = `\n<details><summary>Waived: ${count(own.length, 'finding')}</summary>\n\n`;
  const told = `\nWaived: ${count(own.length, 'finding')}\n`;
  const forms = listForms(opening, rows, '\n</details>\n', (missing) => `- and ${count(missing, 'more waiver')}\n`);
  return { forms: [...forms.slice(0, -1), told, ''] };
}

function waiverItem(own: readonly Finding[]): string {
  const waiver = own[0]?.waiver;
  const who = [
    ...(waiver?.foreign === undefined ? [] : [`an annotation for ${waiver.foreign}`]),
    ...(waiver?.owner === undefined ? [] : [waiver.owner]),
    ...(waiver?.expires === undefined ? [] : [`until ${waiver.expires}`]),
  ];
  const whose = who.length === 0 ? '' : ` (${prose(who.join(', '))})`;
  return `- ${code(own[0]?.rule ?? '')}, ${count(own.length, 'finding')}: ${prose(waiver?.reason ?? '')}${whose}\n`;
}
