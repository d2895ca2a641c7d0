import type { RenderedRoot } from '../model/rendered-root.ts';
import { type EnvironmentsOf, mayMeet } from '../policy/related/neighbours.ts';
import { type FindingInRoot, rootless } from './root-findings.ts';

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
  const roots = new Map(headRoots.map((root) => [root.id, root]));
  // What was waived did not count, so it is new where it is waived no longer, and not fixed where it is gone.
  const counted = base.filter(({ status }) => status !== 'waived');
  const open = new Map(counted.map((one) => [one.fingerprint, one]));
  const known = ({ fingerprint }: FindingInRoot): boolean => open.delete(fingerprint) || baseline.has(fingerprint);
  const first = head.map((one) => (known(one) && isFresh(one) ? existing(one) : one));

  const moved = Map.groupBy(
    [...open.values()].filter(({ root }) => !roots.has(root.id)),
    rootless,
  );
  const findings = first.map((one) => {
    if (moved.size === 0 || !isFresh(one)) return one;
    const own = environmentsOf(one.root.id);
    const alike = moved.get(rootless(one)) ?? [];
    const place = alike.findIndex(({ root }) => mayMeet(own, environmentsOf(root.id)));
    const [match] = place < 0 ? [] : alike.splice(place, 1);
    if (match === undefined) return one;
    open.delete(match.fingerprint);
    return existing(one);
  });
  // A root that did not render has fixed nothing.
  const fixed = [...open.values()].filter(({ root }) => (roots.get(root.id)?.errors.length ?? 0) === 0);
  return { findings, fixed: fixed.map(existing) };
}

function isFresh({ status, violation }: FindingInRoot): boolean {
  return status === 'new' && violation.lapsed !== true;
}

function existing(one: FindingInRoot): FindingInRoot {
  return { ...one, status: 'existing' };
}
