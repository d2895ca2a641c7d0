import type { KubernetesObject } from '../model/object.ts';
import type { Severity } from '../model/verdict.ts';
import { meansOne } from './globs.ts';
import type { PolicyFinding } from './outcome.ts';
import type { PolicyRequest } from './policy-request.ts';
import { createEnvironmentsOf, type EnvironmentsOf } from './related/neighbours.ts';
import type { Rule } from './rule.ts';
import { RuleNames } from './rule-names.ts';
import { checkOptions } from './rule-options.ts';

/** An entry of `gate.rules`: what is said of rules in a part of what is judged. Later entries count more than earlier ones. */
export interface RuleScope {
  /** Id, group, or another tool's name. */
  rule: string;
  /** Absent: as it is. A severity also turns the rule on, `off` turns it off. */
  severity?: Severity | 'off' | undefined;
  options?: Readonly<Record<string, unknown>> | undefined;
  /** Globs of roots; absent: all. */
  roots?: readonly string[] | undefined;
  environments?: readonly string[] | undefined;
  /** Globs of namespaces; absent: all, also none. */
  namespaces?: readonly string[] | undefined;
}

export interface RuleScopesRequest {
  scopes: readonly RuleScope[];
  /** What counts less than any of them. */
  enforced?: readonly RuleScope[];
  rules: readonly Rule[];
  /** Those that are on without any entry. */
  selected: readonly Rule[];
  options: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  /** Of each environment the globs of its roots. */
  environments: Readonly<Record<string, readonly string[]>>;
  /** Some policies could not be read: entries that name no rule are not told. */
  isPartial?: boolean;
}

/** The part of a root's objects that one set of options is for. */
export interface OptionsPart extends Pick<PolicyRequest, 'options' | 'only'> {
  /** What is for all objects of the root at once. */
  shared?: PolicyRequest['options'];
}

export interface RuleScopes {
  /** All rules that are on anywhere. */
  evaluated: readonly Rule[];
  /** Options for the objects of a root; mostly one part with all of them. */
  partsOf(root: string, objects: readonly KubernetesObject[]): readonly OptionsPart[];
  /** Leaves out findings of rules that are off where they were found, and gives the others the severity that they have there. */
  settle(root: string, findings: readonly PolicyFinding[]): readonly PolicyFinding[];
  /** Of all roots that there are: what to tell of entries that mean none of them. */
  notices(roots: readonly string[]): readonly string[];
}

type Scope = RuleScope & { ids: ReadonlySet<string> };

/** Throws `UNKNOWN_RULE` for an entry that names no rule, and what {@link checkOptions} does. */
export function createRuleScopes(request: RuleScopesRequest): RuleScopes {
  const { scopes, rules, selected, options } = request;
  const environmentsOf = createEnvironmentsOf(request.environments);
  const names = new RuleNames(rules, request.isPartial);
  checkOptions({ rules, names, options, scopes });
  const all = [...(request.enforced ?? []), ...scopes].map(
    (scope): Scope => ({ ...scope, ids: names.resolve(scope.rule).ids }),
  );
  const on = new Set(selected.map(({ id }) => id));
  const turnedOn = new Set(all.filter(({ severity = 'off' }) => severity !== 'off').flatMap(({ ids }) => [...ids]));
  const ofRoot = (root: string): readonly Scope[] => all.filter((scope) => meansRoot(scope, root, environmentsOf));
  return {
    evaluated: rules.filter((rule) => selected.includes(rule) || turnedOn.has(rule.id)),
    partsOf(root, objects) {
      const withOptions = ofRoot(root).filter((scope) => scope.options !== undefined);
      if (withOptions.every(({ namespaces }) => namespaces === undefined))
        return [{ options: merged(options, withOptions) }];
      const parts = new Map<string, { scopes: readonly Scope[]; only: Set<number> }>();
      for (const [index, { metadata }] of objects.entries()) {
        const here = withOptions.filter((scope) => meansNamespace(scope, metadata?.namespace ?? ''));
        const key = here.map((scope) => withOptions.indexOf(scope)).join();
        const part = parts.get(key) ?? { scopes: here, only: new Set<number>() };
        part.only.add(index);
        parts.set(key, part);
      }
      const shared = merged(
        options,
        withOptions.filter(({ namespaces }) => namespaces === undefined),
      );
      return [...parts.values()].map((part) => ({ options: merged(options, part.scopes), only: part.only, shared }));
    },
    notices: (roots) =>
      scopes.flatMap((scope, index) =>
        roots.some((root) => meansRoot(scope, root, environmentsOf))
          ? []
          : [`gate.rules[${index}] (${scope.rule}) counts nowhere: it means no root that was judged`],
      ),
    settle(root, findings) {
      if (all.length === 0) return findings;
      const here = ofRoot(root).filter(({ severity }) => severity !== undefined);
      return findings.flatMap((finding): readonly PolicyFinding[] => {
        const { rule, object } = finding;
        const last = here.findLast((scope) => scope.ids.has(rule.id) && meansNamespace(scope, object?.namespace ?? ''));
        if (last?.severity === undefined) return on.has(rule.id) ? [finding] : [];
        return last.severity === 'off' ? [] : [{ ...finding, severity: last.severity }];
      });
    },
  };
}

function meansRoot({ roots, environments: wanted }: RuleScope, root: string, environmentsOf: EnvironmentsOf): boolean {
  if (roots !== undefined && !meansOne(roots, root)) return false;
  return wanted === undefined || environmentsOf(root).some((name) => wanted.includes(name));
}

function meansNamespace({ namespaces }: Scope, namespace: string): boolean {
  return namespaces === undefined || meansOne(namespaces, namespace);
}

function merged(
  base: RuleScopesRequest['options'],
  scopes: readonly Scope[],
): Readonly<Record<string, Readonly<Record<string, unknown>>>> {
  const result: Record<string, Readonly<Record<string, unknown>>> = { ...base };
  for (const { ids, options } of scopes) for (const id of ids) result[id] = { ...result[id], ...options };
  return result;
}
