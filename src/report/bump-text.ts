import type { ErrorDocument } from '../model/errors.ts';
import { formatLocation } from '../model/location.ts';
import type { Edit, Skipped } from '../model/plan.ts';
import type { BumpReport } from './bump-json.ts';
import { oneLine } from './escape.ts';

const colours = { bold: 1, dim: 2, red: 31, green: 32, cyan: 36 } as const;
type Paint = (colour: keyof typeof colours, text: string) => string;

/** The plan as compilers print diagnostics: a row for each edit, the diff, what was left alone and why, and problems. */
export function bumpText(report: BumpReport, colour: boolean): string {
  const paint: Paint = (name, text) => (colour ? `\x1b[${colours[name]}m${text}\x1b[0m` : text);
  const { plan } = report;
  const parts = [
    plan.edits.flatMap((edit) => editRows(edit, paint)),
    diffLines(plan.diff, paint),
    plan.skipped.length === 0 ? [] : [paint('bold', 'Not edited:'), ...plan.skipped.map(skippedRow)],
    plan.errors.flatMap((error) => errorRows(error, paint)),
    [summary(report)],
  ];
  return `${parts
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`;
}

function editRows(edit: Edit, paint: Paint): string[] {
  const place = paint('bold', oneLine(formatLocation(edit)));
  const old = paint('red', edit.old === null ? '(absent)' : oneLine(edit.old));
  const now = paint('green', edit.new === null ? '(deleted)' : oneLine(edit.new));
  const row = `${place}: ${oneLine(edit.convention)}: ${oneLine(edit.path)}: ${old} → ${now}`;
  return edit.note === undefined ? [row] : [row, `  note: ${oneLine(edit.note)}`];
}

function diffLines(diff: string, paint: Paint): string[] {
  if (diff === '') return [];
  return diff
    .replace(/\n$/, '')
    .split('\n')
    .map((line) => {
      const text = oneLine(line.replace(/\r$/, ''));
      if (/^(?:---|\+\+\+) /.test(line)) return paint('bold', text);
      if (line.startsWith('@@')) return paint('cyan', text);
      if (line.startsWith('+')) return paint('green', text);
      return line.startsWith('-') ? paint('red', text) : text;
    });
}

function skippedRow({ file, line, reason }: Skipped): string {
  return `  ${oneLine(line === undefined ? file : `${file}:${line}`)}: ${oneLine(reason)}`;
}

function errorRows(error: ErrorDocument, paint: Paint): string[] {
  const place = error.location === undefined ? '' : `${oneLine(formatLocation(error.location))}: `;
  return [
    `${paint('red', `error[${error.code}]`)}: ${place}${oneLine(error.message)}`,
    ...(error.hint === undefined ? [] : [`  hint: ${oneLine(error.hint)}`]),
    `  docs: ${error.docs}`,
  ];
}

function summary({ outcome, plan, commit, pullRequest }: BumpReport): string {
  const counted = `${count(plan.edits.length, 'edit')} in ${count(plan.files.size, 'file')}`;
  const left = plan.skipped.length === 0 ? '' : `, ${plan.skipped.length} left alone`;
  const where = [
    ...(commit === null ? [] : [` commit ${commit}`]),
    ...(pullRequest === null ? [] : [` pull request #${pullRequest.number} ${oneLine(pullRequest.url)}`]),
  ].join(',');
  return `${outcome}: ${counted}${left}${where === '' ? '' : `;${where}`}`;
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
