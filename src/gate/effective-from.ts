import type { Violation } from './evaluation.ts';

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
