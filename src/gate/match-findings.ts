import type { RenderedRoot } from '../model/rendered-root.ts';
import { type EnvironmentsOf, mayMeet } from '../policy/related/neighbours.ts';
import { type FindingInRoot, rootless } from './root-findings.ts';
import { isSameMistake } from './same-mistake.ts';

export interface MatchedFindings {
  /** Of head, those that base had are `existing`. */
  findings: readonly FindingInRoot[];
  /** Of base, those that head has not. */
  fixed: readonly FindingInRoot[];
}

export interface MatchOptions {
  /** Fingerprints of findings that were there before. */
  baseline?: ReadonlySet<string> | undefined;
  /** Absent: all roots are of one environment. */
  environmentsOf?: EnvironmentsOf | undefined;
}

/**
 * Tells new findings from those that were there before, by fingerprint; those of roots that vanished once more without the root, where both
 * roots may be of one environment.
 */
export function matchFindings(
  base: readonly FindingInRoot[],
  head: readonly FindingInRoot[],
  headRoots: readonly RenderedRoot[],
  { baseline = new Set(), environmentsOf = () => [] }: MatchOptions = {},
): MatchedFindings {
  if (base.length === 0 && baseline.size === 0) return { findings: head, fixed: [] };
  const roots = new Map(headRoots.map((root) => [root.id, root]));
  // What was waived did not count, so it is new where it is waived no longer, and not fixed where it is gone.
  const open = new Set(base.filter(({ status }) => status !== 'waived'));
  const known = new Set<FindingInRoot>();
  const match = (
    ones: readonly FindingInRoot[],
    candidates: ReadonlyMap<string, FindingInRoot[]>,
    keyOf: (one: FindingInRoot) => string,
    mayBe: (one: FindingInRoot, other: FindingInRoot) => boolean,
  ): void => {
    // What says the very same comes first, so that of several findings of a rule not another one is taken for it.
    for (const exactly of [true, false]) {
      for (const one of ones) {
        if (known.has(one)) continue;
        const alike = candidates.get(keyOf(one)) ?? [];
        const place = alike.findIndex((other) => mayBe(one, other) && isSameMistake(other, one, exactly));
        const [found] = place < 0 ? [] : alike.splice(place, 1);
        if (found === undefined) continue;
        open.delete(found);
        known.add(one);
      }
    }
  };

  match(head, Map.groupBy(open, unnumbered), unnumbered, () => true);
  const vanished = [...open].filter(({ root }) => !roots.has(root.id));
  const moved = Map.groupBy(vanished, rootless);
  if (moved.size > 0) {
    const fresh = head.filter((one) => isFresh(one) && !baseline.has(one.fingerprint));
    match(fresh, moved, rootless, (one, other) => mayMeet(environmentsOf(one.root.id), environmentsOf(other.root.id)));
  }
  const findings = head.map((one) =>
    isFresh(one) && (known.has(one) || baseline.has(one.fingerprint)) ? existing(one) : one,
  );
  // A root that did not render has fixed nothing.
  const fixed = [...open].filter(({ root }) => (roots.get(root.id)?.errors.length ?? 0) === 0);
  return { findings, fixed: fixed.map(existing) };
}

/** Equal findings of a root have one, and a number each. */
function unnumbered({ fingerprint }: FindingInRoot): string {
  const end = fingerprint.indexOf('#');
  return end < 0 ? fingerprint : fingerprint.slice(0, end);
}

function isFresh({ status, violation }: FindingInRoot): boolean {
  return status === 'new' && violation.lapsed !== true;
}

function existing(one: FindingInRoot): FindingInRoot {
  return { ...one, status: 'existing' };
}
