import { formatLocation } from '../model/location.ts';
import { formatIdentity } from '../model/object.ts';
import type { Finding, Verdict } from '../model/verdict.ts';
import { escapeMarkdown, inlineCode, shorten } from './escape.ts';
import { fit, listForms, type Section } from './fit.ts';
import { changeCounts } from './gate-changes.ts';
import { count, type FindingGroup, groupFindings, tellRoots } from './gate-groups.ts';
import { proposedSentence, summarySentence } from './gate-summary.ts';

/** A job summary holds 1 MiB per step, other parts of the run want some of it; a comment holds 65,536 characters. */
export const markdownBudgets = { summary: 900 * 1024, comment: 60_000 } as const;

const longestMessage = 500;
const longestName = 300;

/** The verdict for a job summary or a comment, in at most `budget` bytes: parts give way whole, from the end. */
export function gateMarkdown(verdict: Verdict, budget: number = markdownBudgets.summary): string {
  const sections = [
    head(verdict),
    errors(verdict),
    findings('New findings', groupFindings(verdict.findings, 'new'), false),
    images(verdict),
    changes(verdict),
    proposed(verdict),
    findings('Fixed', groupFindings(verdict.fixed, 'existing'), true),
    findings('There before', groupFindings(verdict.findings, 'existing'), true),
  ];
  return fit(
    sections.filter((section) => section !== undefined),
    budget,
  );
}

function head(verdict: Verdict): Section {
  const title = verdict.verdict === 'pass' ? '## ✅ Gate passed\n' : '## ❌ Gate failed\n';
  return { forms: [`${title}\n${escapeMarkdown(summarySentence(verdict))}\n`, title] };
}

function errors({ errors }: Verdict): Section | undefined {
  if (errors.length === 0) return undefined;
  const rows = errors.map((error) => {
    const place = error.location === undefined ? '' : ` at ${code(formatLocation(error.location))}`;
    const hint = error.hint === undefined ? '' : ` ${escapeMarkdown(shorten(error.hint, longestMessage))}`;
    return `- **${escapeMarkdown(error.code)}**${place}: ${escapeMarkdown(shorten(error.message, longestMessage))}${hint}\n`;
  });
  return { forms: listForms('\n### Could not be judged\n\n', rows, '', (missing) => `- and ${missing} more\n`) };
}

function findings(title: string, groups: readonly FindingGroup[], collapsed: boolean): Section | undefined {
  if (groups.length === 0) return undefined;
  const table = '| | Rule | Where | What |\n| --- | --- | --- | --- |\n';
  const rows = groups.map(findingRow);
  const more = (missing: number): string => `| | | | and ${count(missing, 'more finding')} |\n`;
  if (!collapsed) return { forms: listForms(`\n### ${title}\n\n${table}`, rows, '', more) };
  const opening = `\n<details><summary>${title}: ${groups.length}</summary>\n\n${table}`;
  const told = `\n${title}: ${groups.length}\n`;
  return { forms: [...listForms(opening, rows, '\n</details>\n', more).slice(0, -1), told, ''] };
}

const signs = { error: '🛑', warning: '⚠️', info: 'ℹ️' } as const;

function findingRow({ finding, roots }: FindingGroup): string {
  const rule = /^https:\/\/[\w./#-]+$/.test(finding.docs)
    ? `[${escapeMarkdown(finding.rule)}](${finding.docs})`
    : escapeMarkdown(finding.rule);
  const what = `${escapeMarkdown(shorten(finding.message, longestMessage))}<br>${code(objectPath(finding))}`;
  return `| ${signs[finding.severity]} | ${rule} | ${where(finding)}<br>${escapeMarkdown(shorten(tellRoots(roots), longestName))} | ${what} |\n`;
}

function objectPath({ object, path }: Finding): string {
  return path === '' ? formatIdentity(object) : `${formatIdentity(object)} ${path}`;
}

function where({ location }: Finding): string {
  if (location === undefined) return '';
  const { file, line } = location;
  return code(formatLocation(line === undefined ? { file } : { file, line }));
}

function proposed(verdict: Verdict): Section | undefined {
  const sentence = proposedSentence(verdict);
  if (sentence === undefined || verdict.proposed === undefined) return undefined;
  const opening = `\n### Under the rules this change proposes\n\n${escapeMarkdown(sentence)}. They do not decide.\n`;
  const rows = groupFindings(verdict.proposed.findings, 'new').map(findingRow);
  const table = '\n| | Rule | Where | What |\n| --- | --- | --- | --- |\n';
  const more = (missing: number): string => `| | | | and ${count(missing, 'more finding')} |\n`;
  return { forms: [...listForms(`${opening}${table}`, rows, '', more).slice(0, -1), opening, ''] };
}

function images({ images }: Verdict): Section | undefined {
  if (images.length === 0) return undefined;
  const rows = images.map(
    (image) =>
      `| ${code(image.root)} | ${code(image.object)} | ${code(image.container)} | ${image.old === null ? '' : code(image.old)} | ${image.new === null ? '' : code(image.new)} |\n`,
  );
  const table = '\n### Images\n\n| Root | Object | Container | Before | After |\n| --- | --- | --- | --- | --- |\n';
  return { forms: listForms(table, rows, '', (missing) => `| | | | | and ${count(missing, 'more image')} |\n`) };
}

function changes(verdict: Verdict): Section | undefined {
  if (verdict.changes.length === 0) return undefined;
  const byRoot = Map.groupBy(verdict.changes, (change) => change.root);
  const counts = changeCounts(verdict.changes);
  const long = counts.map(({ root, text }) => {
    const own = byRoot.get(root) ?? [];
    const lines = own.slice(0, 100).map(({ change, object, paths }) => {
      const list = paths.slice(0, 10).map(code).join(', ');
      const more = paths.length > 10 ? ` and ${paths.length - 10} more` : '';
      return `- ${change} ${code(object)}${list === '' ? '' : `: ${list}${more}`}\n`;
    });
    const more = own.length > 100 ? `- and ${own.length - 100} more\n` : '';
    return `<details><summary>${code(root)}: ${text}</summary>\n\n${lines.join('')}${more}\n</details>\n`;
  });
  const short = counts.map(({ root, text }) => `- ${code(root)}: ${text}\n`);
  const title = '\n### Changes\n\n';
  return {
    forms: [
      title + long.join(''),
      ...listForms(title, short, '', (missing) => `- and ${count(missing, 'more root')}\n`),
    ],
  };
}

function code(text: string): string {
  return inlineCode(shorten(text, longestName));
}
