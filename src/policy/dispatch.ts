import type { KubernetesObject } from '../model/object.ts';
import type { PolicySource } from '../ports/policy-engine.ts';
import { kindOf } from './kinds.ts';
import type { Rule } from './rule.ts';

/** The entrypoint that gives the results of all selected rules at once: `{rule id: result}`. */
export const dispatchEntrypoint = 'slipway_dispatch/results';

/**
 * The source of that entrypoint. One evaluation per object is two to three times as fast as one per rule, because what rules share (the
 * containers with their paths) is computed once. Which rules apply to an object's kind is looked up in `data.slipway.selected`; each
 * rule is an entrypoint of its own too, to find the one that failed.
 */
export function dispatchSource(rules: readonly Rule[]): PolicySource {
  const lines = rules.map(({ id, entrypoint }) => {
    const [first = '', ...rest] = entrypoint.split('/');
    const reference = `data.${first}${rest.map((key) => `[${JSON.stringify(key)}]`).join('')}`;
    const key = JSON.stringify(id);
    return `results[${key}] := ${reference} if selected[${key}]\n`;
  });
  const text = `package slipway_dispatch

selected := data.slipway.selected[input.apiVersion][input.kind]

${lines.join('\n')}`;
  return { path: 'slipway_dispatch.rego', text };
}

/** Per apiVersion and kind, as the objects spell them, the ids of the rules that apply. */
export type SelectedByKind = Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, true>>>>>>;

/** `data.slipway.selected` for some objects. */
export function selectedByKind(rules: readonly Rule[], objects: readonly KubernetesObject[]): SelectedByKind {
  // Without a prototype, because a kind may be called `constructor`.
  const table = Object.create(null) as Record<string, Record<string, Record<string, true>>>;
  for (const object of objects) {
    const kinds = (table[object.apiVersion] ??= Object.create(null) as Record<string, Record<string, true>>);
    if (kinds[object.kind] !== undefined) continue;
    const name = kindOf(object);
    const applicable = rules.filter((rule) => rule.kinds.length === 0 || rule.kinds.includes(name));
    kinds[object.kind] = Object.fromEntries(applicable.map(({ id }) => [id, true]));
  }
  return table;
}
