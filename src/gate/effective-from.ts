import type { Rule } from '../policy/rule.ts';
import type { Violation } from './evaluation.ts';

/**
 * The days that rules say themselves, by id. Of several rules of one id, which come from several policies, the earliest counts, and none where one says none:
 * a policy that is added does not put off another.
 */
export function ownDates(rules: readonly Pick<Rule, 'id' | 'effectiveFrom'>[]): Readonly<Record<string, string>> {
  const byId = Map.groupBy(rules, ({ id }) => id);
  return Object.fromEntries(
    [...byId].flatMap(([id, same]) => {
      const days = same.map(({ effectiveFrom }) => effectiveFrom);
      const [first] = days
        .filter((day) => day !== undefined)
        .toSorted((one, other) => Date.parse(one) - Date.parse(other));
      return first === undefined || days.includes(undefined) ? [] : [[id, first]];
    }),
  );
}

/**
 * Makes errors of rules that are not in effect yet warnings.
 * @param dates By rule id the day from which its errors count, in UTC.
 * @param now Milliseconds since 1970.
 */
export function createSoftening(
  dates: Readonly<Record<string, string>>,
  now: number,
): (violations: readonly Violation[]) => readonly Violation[] {
  const later = new Map(Object.entries(dates).filter(([, date]) => Date.parse(date) > now));
  if (later.size === 0) return (violations) => violations;
  return (violations) =>
    violations.map((violation) => {
      const date = later.get(violation.rule);
      if (date === undefined || violation.severity !== 'error') return violation;
      return { ...violation, severity: 'warning', message: `${violation.message} (an error from ${date} on)` };
    });
}
