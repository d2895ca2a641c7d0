import type { Severity } from '../model/verdict.ts';
import type { Violation } from './evaluation.ts';
import type { FindingInRoot } from './root-findings.ts';

const grades: Readonly<Record<Severity, number>> = { info: 0, warning: 1, error: 2 };

/**
 * Whether two findings with the same fingerprint are the same mistake: one that became graver is another. A rule of ours finds one kind of mistake,
 * but `deny` of a user's package may be many rules, which only what they say tells apart: in the same words, or (not `exactly`) but for values.
 */
export function isSameMistake(
  { violation: old }: FindingInRoot,
  { violation: current }: FindingInRoot,
  exactly: boolean,
): boolean {
  if (grades[current.severity] > grades[old.severity]) return false;
  if (old.message === current.message) return true;
  return !exactly && (!isUsers(current.rule) || wordsOf(old) === wordsOf(current));
}

/** Ids of ours have no package. */
function isUsers(rule: string): boolean {
  return rule.includes('/');
}

const known = new WeakMap<Violation, string>();

/** A message without what changes in it from run to run: numbers, versions, images, paths. */
function wordsOf(violation: Violation): string {
  let words = known.get(violation);
  if (words === undefined) {
    words = violation.message
      .split(/\s+/)
      .map((word) => word.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, ''))
      .map((word) => (/^[\p{L}_-]+$/u.test(word) ? word : '_'))
      .join(' ');
    known.set(violation, words);
  }
  return words;
}
