import { formatPath } from '../model/json-path.ts';
import type { RenderedObject } from '../model/rendered-root.ts';
import type { Severity } from '../model/verdict.ts';
import type { Rule } from '../policy/rule.ts';
import type { Violation } from './evaluation.ts';

const grades: Readonly<Record<Severity, number>> = { info: 0, warning: 1, error: 2 };

/**
 * Of two rules of which one demands all that the other does (`covers`), tells what both find at one place once: by the graver of them, and
 * where both are as grave by the one that demands more. What is waived covers nothing.
 */
export function createCovering(rules: readonly Rule[]): (violations: readonly Violation[]) => readonly Violation[] {
  const covers = new Map(rules.flatMap(({ id, covers = [] }) => (covers.length === 0 ? [] : [[id, new Set(covers)]])));
  const involved = new Set([...covers].flatMap(([id, covered]) => [id, ...covered]));
  if (involved.size === 0) return (violations) => violations;
  const repeats = (one: Violation, other: Violation): boolean => {
    const difference = grades[other.severity] - grades[one.severity];
    return covers.get(other.rule)?.has(one.rule) === true
      ? difference >= 0
      : covers.get(one.rule)?.has(other.rule) === true && difference > 0;
  };
  return (violations) => {
    const places = new Map<RenderedObject, Map<string, Violation[]>>();
    for (const each of violations) {
      if (!involved.has(each.rule) || each.excepted === true) continue;
      const ofObject = places.get(each.object) ?? new Map<string, Violation[]>();
      places.set(each.object, ofObject);
      const path = formatPath(each.path);
      ofObject.set(path, [...(ofObject.get(path) ?? []), each]);
    }
    const left = violations.filter(
      (each) =>
        !involved.has(each.rule) ||
        each.excepted === true ||
        places
          .get(each.object)
          ?.get(formatPath(each.path))
          ?.some((other) => other !== each && repeats(each, other)) !== true,
    );
    return left.length === violations.length ? violations : left;
  };
}
