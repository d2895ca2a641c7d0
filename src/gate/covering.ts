import { formatPath } from '../model/json-path.ts';
import type { RenderedObject } from '../model/rendered-root.ts';
import type { Severity } from '../model/verdict.ts';
import type { Rule } from '../policy/rule.ts';
import type { FindingInRoot } from './root-findings.ts';

export interface Covering {
  /** What is told. */
  left: readonly FindingInRoot[];
  /** What is not, each with one that is told of the same object and place. */
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
    if (!isSamePlace(one, other)) return false;
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
      const repeated = new Set(place.filter((one) => place.some((other) => repeats(one, other))));
      const left = place.filter((one) => !repeated.has(one));
      return [...repeated].flatMap((one) => {
        const by = left.find((other) => isSamePlace(one, other));
        return by === undefined ? [] : [{ one, by }];
      });
    });
    if (covered.length === 0) return { left: findings, covered };
    const hidden = new Set(covered.map(({ one }) => one));
    return { left: findings.filter((one) => !hidden.has(one)), covered };
  };
}

/** Of one path, or one of an item of a list and the other of a field of it: which field says that the item is there twice is a matter of taste. */
function isSamePlace(one: FindingInRoot, other: FindingInRoot): boolean {
  return one.path === other.path || isItem(one, other) || isItem(other, one);
}

function isItem({ violation: { path }, path: text }: FindingInRoot, field: FindingInRoot): boolean {
  return typeof path.at(-1) === 'number' && field.violation.path.length === path.length + 1 && itemOf(field) === text;
}

function itemOf({ violation: { path }, path: text }: FindingInRoot): string {
  return typeof path[path.length - 2] === 'number' ? formatPath(path.slice(0, -1)) : text;
}

/** Findings of one object and path, or item of a list with its fields, where there is more than one. */
function placesOf(findings: readonly FindingInRoot[]): readonly (readonly FindingInRoot[])[] {
  const byObject = new Map<RenderedObject, FindingInRoot[]>();
  for (const each of findings) {
    const { object } = each.violation;
    const own = byObject.get(object);
    if (own === undefined) byObject.set(object, [each]);
    else own.push(each);
  }
  const places: FindingInRoot[][] = [];
  const found = new Map<string, FindingInRoot | FindingInRoot[]>();
  for (const own of byObject.values()) {
    if (own.length < 2) continue;
    found.clear();
    for (const each of own) {
      const item = itemOf(each);
      const before = found.get(item);
      if (before === undefined) {
        // Nearly all stay alone.
        found.set(item, each);
      } else if (Array.isArray(before)) {
        before.push(each);
      } else {
        const place = [before, each];
        found.set(item, place);
        places.push(place);
      }
    }
  }
  return places;
}
