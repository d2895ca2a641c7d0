import { SlipwayError } from '../../model/errors.ts';
import { formatIdentity, identify, type KubernetesObject } from '../../model/object.ts';
import type { RuleResult } from '../read-results.ts';
import type { Subject, SubjectMaker } from '../subject.ts';
import type { Constraint } from './constraint.ts';
import { expand, type Expansion } from './expansion.ts';
import { isMatch, type Matchable, MatchError, namespaceOf } from './match.ts';
import { inventoryOf, reviewOf } from './review.ts';

/**
 * Each object with the constraints that match it, and each object that an ExpansionTemplate makes of it. One that was there before is reviewed
 * twice, as created and as updated.
 */
export function gatekeeperSubjects(constraints: readonly Constraint[], expansions: readonly Expansion[]): SubjectMaker {
  const readsInventory = constraints.some(({ template }) => template.rego?.readsInventory);
  return (rules, { objects, before, namespace }) => {
    const wanted = new Set(rules.map(({ id }) => id));
    const on = constraints.filter(({ id }) => wanted.has(id));
    const errors: SlipwayError[] = [];
    const subjectOf = (index: number, target: Matchable, old: KubernetesObject | undefined): Subject | undefined => {
      const ids = on.filter((one) => isOn(one, target, errors)).map(({ id }) => id);
      if (ids.length === 0) return undefined;
      const request = { object: target.object, namespace: target.namespace };
      const reviews = [
        reviewOf({ ...request, old: undefined }),
        ...(old === undefined ? [] : [reviewOf({ ...request, old })]),
      ];
      const label = formatIdentity(identify(target.object));
      return { ids, input: { reviews, constraints: ids }, label, index };
    };
    const subjects = objects.flatMap((object, index) => {
      const own = namespaceOf(object) === '' ? undefined : namespace?.(namespaceOf(object));
      const original: Matchable = { object, source: 'Original', namespace: own };
      const made = expansions.flatMap((expansion) => {
        const generated = expand(expansion, object);
        if (generated === undefined) return [];
        const subject = subjectOf(index, { object: generated, source: 'Generated', namespace: own }, undefined);
        return subject === undefined ? [] : [{ ...subject, label: labelOf(object), place: implied(expansion, index) }];
      });
      const first = subjectOf(index, original, before?.old[index]);
      return first === undefined ? made : [first, ...made];
    });
    const parameters = Object.fromEntries(on.map((one) => [one.id, one.parameters]));
    const inventory = readsInventory ? { inventory: inventoryOf(objects) } : {};
    return { subjects, data: { ...inventory, slipway: { parameters } }, errors };
  };
}

function labelOf(object: KubernetesObject): string {
  return formatIdentity(identify(object));
}

/** What is found in an object that is only made is told of the one that it is made of, as Gatekeeper says it. */
function implied(
  { name, source, severity }: Expansion,
  index: number,
): (result: RuleResult) => RuleResult & { index: number } {
  return (result) => {
    const [first, second] = result.path;
    const isInSource = first === 'spec' || (first === 'metadata' && second !== 'name' && second !== 'namespace');
    return {
      ...result,
      index,
      message: `[Implied by ${name}] ${result.message}`,
      path: isInSource ? [...source, ...result.path] : [],
      ...(severity === undefined ? {} : { severity }),
    };
  };
}

/** One error per constraint is enough to know what to do. */
function isOn(constraint: Constraint, target: Matchable, errors: SlipwayError[]): boolean {
  try {
    return isMatch(constraint.match, target);
  } catch (thrown) {
    if (!(thrown instanceof MatchError)) throw thrown;
    const message = `the constraint ${constraint.id} cannot be matched: ${thrown.message}`;
    if (errors.some((error) => error.message === message)) return false;
    const hint = 'Render the Namespace with the roots, or tell of it with its labels in `gate.external`.';
    errors.push(new SlipwayError('POLICY_EVAL', message, { location: constraint.location, hint }));
    return false;
  }
}
