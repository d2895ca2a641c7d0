import type { Verdict } from '../model/verdict.ts';
import { count } from './gate-groups.ts';

/** The verdict in one sentence without its first word: what is new, what was there, what was looked at. */
export function summarySentence({ summary, roots, errors }: Pick<Verdict, 'summary' | 'roots' | 'errors'>): string {
  const { error, warning, info } = summary.new;
  const grave = errors.filter((each) => each.excused !== true).length;
  const excused = errors.length - grave;
  const parts = [
    ...(grave > 0 ? [`${count(grave, 'problem')} that kept it from judging`] : []),
    ...(error > 0 ? [count(error, 'new error')] : []),
    ...(warning > 0 ? [count(warning, 'new warning')] : []),
    ...(info > 0 ? [count(info, 'new note')] : []),
    ...(error + warning + info === 0 ? ['nothing new'] : []),
    ...(excused > 0 ? [`${count(excused, 'problem')} of unchanged roots`] : []),
    ...(summary.existing > 0 ? [`${summary.existing} existing`] : []),
    ...(summary.waived > 0 ? [`${summary.waived} waived`] : []),
    ...(summary.fixed > 0 ? [`${summary.fixed} fixed`] : []),
  ];
  return `${parts.join(', ')}; ${count(summary.objects, 'object')} in ${count(roots.length, 'root')}, ${count(summary.rules, 'rule')}`;
}

/** What the rules that the change brings would say, in one line; undefined where they are those that decide. */
export function proposedSentence({ proposed, roots }: Verdict): string | undefined {
  if (proposed === undefined) return undefined;
  return `under the rules this change proposes: ${proposed.verdict}: ${summarySentence({ ...proposed, roots })}`;
}

/** The same in a sentence under a heading of its own. */
export function proposedLead({ proposed, roots }: Verdict): string | undefined {
  if (proposed === undefined) return undefined;
  const word = proposed.verdict === 'pass' ? 'They would pass' : 'They would fail';
  return `They do not decide. ${word}: ${summarySentence({ ...proposed, roots })}.`;
}
