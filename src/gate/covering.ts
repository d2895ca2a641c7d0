import type { RenderedObject } from '../model/rendered-root.ts';
import type { Severity } from '../model/verdict.ts';
import type { Rule } from '../policy/rule.ts';
import type { FindingInRoot } from './root-findings.ts';

export interface Covering {
  /** What is told. */
  left: readonly FindingInRoot[];
  /** What is not, each with one that is told of the same object and path. */
  covered: readonly { one: FindingInRoot; by: FindingInRoot }[];
}

export type CoverFindings = (findings: readonly FindingInRoot[]) => Covering;

const grades: Readonly<Record<Severity, number>> = { info: 0, warning: 1, error: 2 };

/**
 * Of two rules of which one demands all that the other does (`covers`), tells what both find at one place once: by the graver of them, and
 * where both are as grave by the one that demands more. What is waived covers nothing, and what was there before nothing that is new.
 */
export function createCovering(rules: readonly Rule[]): CoverFindings {
  const covers = new Map(rules.flatMap(({ id, covers = [] }) => (covers.length === 0 ? [] : [[id, new Set(covers)]])));
  const involved = new Set([...covers].flatMap(([id, covered]) => [id, ...covered]));
  const repeats = (one: FindingInRoot, other: FindingInRoot): boolean => {
    if (one.status === 'new' && other.status !== 'new') return false;
    const [mine, others] = [one.violation, other.violation];
    const difference = grades[others.severity] - grades[mine.severity];
    return covers.get(others.rule)?.has(mine.rule) === true
      ? difference >= 0
      : covers.get(mine.rule)?.has(others.rule) === true && difference > 0;
  };
  return (findings) => {
    const counted = findings.filter(({ violation, status }) => involved.has(violation.rule) && status !== 'waived');
    const covered = placesOf(counted).flatMap((place) => {
      const repeated = place.filter((one) => place.some((other) => repeats(one, other)));
      const by = place.find((one) => !repeated.includes(one));
      return by === undefined ? [] : repeated.map((one) => ({ one, by }));
    });
    if (covered.length === 0) return { left: findings, covered };
    const hidden = new Set(covered.map(({ one }) => one));
    return { left: findings.filter((one) => !hidden.has(one)), covered };
  };
}

/** Findings of one object and path, where there is more than one. */
function placesOf(findings: readonly FindingInRoot[]): readonly (readonly FindingInRoot[])[] {
  const places = new Map<RenderedObject, Map<string, FindingInRoot[]>>();
  for (const each of findings) {
    const { object } = each.violation;
    const ofObject = places.get(object) ?? new Map<string, FindingInRoot[]>();
    places.set(object, ofObject);
    const place = ofObject.get(each.path);
    if (place === undefined) ofObject.set(each.path, [each]);
    else place.push(each);
  }
  return [...places.values()].flatMap((ofObject) => [...ofObject.values()].filter(({ length }) => length > 1));
}
