import { formatIdentity, identify, type KubernetesObject } from '../model/object.ts';
import { podPathsByKind, selectedByKind } from './dispatch.ts';
import { keyOrderRule, unsortedMaps } from './key-order.ts';
import type { PolicyRequest } from './policy-request.ts';
import type { Sight } from './policy-set.ts';
import type { Rule } from './rule.ts';
import type { Subject, Subjects } from './subject.ts';

/** Each object by itself, with the rules that apply to its kind. */
export function objectSubjects(
  rules: readonly Rule[],
  sees: ReadonlySet<Sight> | undefined,
  { objects, before, related, options, podSecurityMinor, only, pods, label }: PolicyRequest,
): Subjects {
  const byKind = selectedByKind(rules, objects, pods);
  const isSeen = sees?.has('old') || sees?.has('related');
  const known = new Map<object, readonly string[]>();
  const idsOf = ({ apiVersion, kind }: KubernetesObject): readonly string[] => {
    const selected = byKind[apiVersion]?.[kind] ?? {};
    let ids = known.get(selected);
    if (ids === undefined) known.set(selected, (ids = Object.keys(selected)));
    return ids;
  };
  const subjects = objects.flatMap((object, index): readonly Subject[] => {
    const ids = idsOf(object);
    if (ids.length === 0 || only?.has(index) === false) return [];
    const inputOf = (): unknown => {
      if (!isSeen) return object;
      const old = sees?.has('old') ? before?.old[index] : undefined;
      const facts = sees?.has('related') ? related?.(object) : undefined;
      const order = ids.includes(keyOrderRule) ? { unsorted: unsortedMaps(object) } : {};
      // Always set, so that no manifest can say itself what it was.
      return {
        ...object,
        slipway: { ...(old === undefined ? {} : { old }), ...(facts && { related: facts }), ...order },
      };
    };
    const subject: Subject = {
      ids,
      // Made when it is needed, because with that of all objects others would have to wait.
      get input() {
        return inputOf();
      },
      label: label ?? formatIdentity(identify(object)),
      index,
    };
    return [subject];
  });
  const slipway = {
    options: optionsOf(rules, options ?? {}),
    selected: byKind,
    ...(pods === undefined ? {} : { pods: podPathsByKind(objects, pods) }),
    ...(podSecurityMinor === undefined ? {} : { pss: { minor: podSecurityMinor } }),
    ...(sees?.has('objects') ? { objects } : {}),
    ...(sees?.has('removed') ? { removed: before?.removed ?? [] } : {}),
  };
  return { subjects, data: { slipway }, errors: [] };
}

/** What rules see as `data.slipway.options`. */
export function optionsOf(
  rules: readonly Rule[],
  given: Readonly<Record<string, Readonly<Record<string, unknown>>>>,
): Record<string, Record<string, unknown>> {
  return Object.fromEntries(
    rules.map(({ id, options }) => {
      const defaults = Object.fromEntries(Object.entries(options).map(([name, option]) => [name, option.default]));
      return [id, { ...defaults, ...given[id] }];
    }),
  );
}
