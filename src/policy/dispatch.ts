import type { JsonPath } from '../model/json-path.ts';
import type { KubernetesObject } from '../model/object.ts';
import type { PolicySource } from '../ports/policy-engine.ts';
import { kindOf } from './kinds.ts';
import type { PodPaths } from './policy-request.ts';
import type { Rule } from './rule.ts';

/** The entrypoint that gives the results of all selected rules at once: `{rule id: result}`. */
export const dispatchEntrypoint = 'slipway_dispatch/results';

/** The entrypoint that gives the ids of rules that conftest's `exception` rules except for an object. */
export const exceptedEntrypoint = 'slipway_dispatch/excepted';

export interface DispatchOptions {
  /** The namespaces that have exception rules. */
  exceptions?: ReadonlySet<string>;
  /** Some rules see all objects at once, as a list. */
  combine?: boolean;
  /** Every rule gives a set. Those that are empty are left out, which is what most are. */
  setsOnly?: boolean;
}

/**
 * The source of these entrypoints. One evaluation per object is two to three times as fast as one per rule, because what rules share (the
 * containers with their paths) is computed once. Which rules apply to an object's kind is looked up in `data.slipway.selected`; each
 * rule is an entrypoint of its own too, to find the one that failed. The key is a variable, because OPA's compiler makes one function of
 * all these rules then, and else one of each, whose value it also keeps.
 */
export function dispatchSource(
  rules: readonly Rule[],
  { exceptions = new Set(), combine = false, setsOnly = false }: DispatchOptions = {},
): PolicySource {
  const results = rules.map(({ id, entrypoint }) => {
    const lines = [`key := ${JSON.stringify(id)}`, 'selected[key]', `result := ${referenceTo(entrypoint)}`];
    if (setsOnly) lines.push('count(result) > 0');
    return `results[key] := result if {\n\t${lines.join('\n\t')}\n}\n`;
  });
  const excepted = rules
    .filter(({ group }) => exceptions.has(group))
    .map(({ id, entrypoint }) => {
      const end = entrypoint.lastIndexOf('/');
      const name = entrypoint.slice(end + 1);
      const short = name.replace(/^(?:deny|violation|warn)_?/, '');
      const exception = referenceTo(`${entrypoint.slice(0, end)}/exception`);
      return `excepted contains ${JSON.stringify(id)} if ${exception}[_][_] == ${JSON.stringify(short)}\n`;
    });
  const text = `package slipway_dispatch

selected := data.slipway.selected[input.apiVersion][input.kind]
${combine ? combinedSelection : ''}
${[...results, ...excepted].join('\n')}`;
  return { path: 'slipway_dispatch.rego', text };
}

/** Where all objects come at once, as a list. */
const combinedSelection = `
selected := data.slipway.combined if is_array(input)
`;

export function referenceTo(entrypoint: string): string {
  const [first = '', ...rest] = entrypoint.split('/');
  return `data.${first}${rest.map((key) => `[${JSON.stringify(key)}]`).join('')}`;
}

/** Per apiVersion and kind, as the objects spell them, the ids of the rules that apply. */
export type SelectedByKind = Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, true>>>>>>;

/** `data.slipway.pods` for some objects: where each kind of the configuration has the spec of its pods. */
export function podPathsByKind(
  objects: readonly KubernetesObject[],
  pods: PodPaths,
): Record<string, Record<string, JsonPath>> {
  const table = Object.create(null) as Record<string, Record<string, JsonPath>>;
  for (const object of pods.size === 0 ? [] : objects) {
    const path = pods.get(kindOf(object));
    if (path === undefined) continue;
    const kinds = (table[object.apiVersion] ??= Object.create(null) as Record<string, JsonPath>);
    kinds[object.kind] = path;
  }
  return table;
}

/** `data.slipway.selected` for some objects. */
export function selectedByKind(
  rules: readonly Rule[],
  objects: readonly KubernetesObject[],
  pods: PodPaths = new Map(),
): SelectedByKind {
  // Without a prototype, because a kind may be called `constructor`.
  const table = Object.create(null) as Record<string, Record<string, Record<string, true>>>;
  for (const object of objects) {
    const kinds = (table[object.apiVersion] ??= Object.create(null) as Record<string, Record<string, true>>);
    if (kinds[object.kind] !== undefined) continue;
    const name = kindOf(object);
    // What makes pods by a path of the configuration has the rules of a Pod, unless it is a kind that rules know.
    const applicable = rules.filter(
      ({ kinds: own }) => own.length === 0 || own.includes(name) || (pods.has(name) && own.includes('Pod')),
    );
    kinds[object.kind] = Object.fromEntries(applicable.map(({ id }) => [id, true]));
  }
  return table;
}
