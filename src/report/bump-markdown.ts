import type { ErrorDocument } from '../model/errors.ts';
import { formatLocation } from '../model/location.ts';
import type { Edit, Skipped } from '../model/plan.ts';
import type { BumpReport } from './bump-json.ts';
import { codeBlock, escapeMarkdown, inlineCode, shorten } from './escape.ts';

/** A summary is read, not searched: beyond this the JSON document has the rest. */
const maxRows = 200;
const maxDiff = 50_000;

const titles = {
  changed: 'images are bumped',
  unchanged: 'nothing to do',
  superseded: 'superseded',
  proposed: 'proposed as a pull request',
  refused: 'refused',
} as const;

/** The plan for a job summary or a pull request. */
export function bumpMarkdown(report: BumpReport): string {
  const { plan } = report;
  const parts = [
    `### Bump: ${titles[report.outcome]}`,
    ...(report.commit === null ? [] : [`Commit ${inlineCode(report.commit)}`]),
    ...plan.errors.map(errorLine),
    ...(plan.edits.length === 0 ? [] : [editTable(plan.edits)]),
    ...(plan.diff === '' ? [] : [details('Diff', codeBlock(shorten(plan.diff, maxDiff), 'diff'))]),
    ...(plan.skipped.length === 0 ? [] : [details(`Not edited (${plan.skipped.length})`, skippedList(plan.skipped))]),
  ];
  return `${parts.join('\n\n')}\n`;
}

function editTable(edits: readonly Edit[]): string {
  const rows = edits.slice(0, maxRows).map((edit) => {
    const cells = [formatLocation(edit), edit.image, edit.old ?? '—', edit.new ?? '—', edit.convention];
    return `| ${cells.map((cell) => inlineCode(cell)).join(' | ')} |`;
  });
  const more = edits.length > maxRows ? [`\n${edits.length - maxRows} more are in the JSON document.`] : [];
  return ['| Place | Image | Old | New | Convention |', '| --- | --- | --- | --- | --- |', ...rows, ...more].join('\n');
}

function skippedList(skipped: readonly Skipped[]): string {
  const rows = skipped.slice(0, maxRows).map(({ file, line, reason }) => {
    return `- ${inlineCode(line === undefined ? file : `${file}:${line}`)} ${escapeMarkdown(reason)}`;
  });
  return [...rows, ...(skipped.length > maxRows ? [`- and ${skipped.length - maxRows} more`] : [])].join('\n');
}

function errorLine(error: ErrorDocument): string {
  const place = error.location === undefined ? '' : ` at ${inlineCode(formatLocation(error.location))}`;
  const hint = error.hint === undefined ? '' : ` ${escapeMarkdown(error.hint)}`;
  return `❌ **${error.code}**${place}: ${escapeMarkdown(error.message)}${hint} [Read on](${error.docs})`;
}

function details(title: string, body: string): string {
  return `<details><summary>${title}</summary>\n\n${body}\n\n</details>`;
}
