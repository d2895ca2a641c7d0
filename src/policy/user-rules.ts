import { docsBase } from '../model/errors.ts';
import type { Severity } from '../model/verdict.ts';
import type { PolicyPackage, PolicyRuleDefinition } from '../ports/policy-engine.ts';
import { noAliases, type Rule } from './rule.ts';

/** conftest's names (policy/engine.go): `deny`, `deny_root`, `violation`, `warn_old`. */
const failure = /^(?:deny|violation)(?:_[a-zA-Z0-9]+)*$/;
const warning = /^warn(?:_[a-zA-Z0-9]+)*$/;

/** The rules of a user's policies by conftest's conventions, in every namespace unless some are named; sorted by id. */
export function userRules(packages: readonly PolicyPackage[], namespaces?: readonly string[]): readonly Rule[] {
  const rules = new Map<string, Rule>();
  for (const each of packages) {
    const namespace = each.path.replaceAll('/', '.');
    if (namespaces !== undefined && !namespaces.includes(namespace)) continue;
    for (const definition of each.rules) {
      const severity = severityByName(definition.name);
      const id = `${namespace}/${definition.name}`;
      if (severity === undefined || definition.isFunction || rules.has(id)) continue;
      rules.set(id, userRule(id, namespace, severity, each, definition));
    }
  }
  return [...rules.values()].toSorted((a, b) => (a.id < b.id ? -1 : 1));
}

/** The namespaces that have conftest's exception rules. */
export function exceptionNamespaces(packages: readonly PolicyPackage[]): ReadonlySet<string> {
  const own = packages.filter(({ rules }) => rules.some(({ name, isFunction }) => name === 'exception' && !isFunction));
  return new Set(own.map(({ path }) => path.replaceAll('/', '.')));
}

/** The ids of the rules that want all objects at once. */
export function combinedRules(
  rules: readonly Rule[],
  packages: readonly PolicyPackage[],
  asked: boolean | readonly string[],
): ReadonlySet<string> {
  const told = new Map<string, boolean>();
  for (const { path, annotations } of packages) {
    const combine = annotations?.custom?.['combine'];
    if (typeof combine === 'boolean') told.set(path.replaceAll('/', '.'), combine);
  }
  const isAsked = (group: string): boolean => (typeof asked === 'boolean' ? asked : asked.includes(group));
  return new Set(rules.filter(({ group }) => told.get(group) ?? isAsked(group)).map(({ id }) => id));
}

export function severityByName(name: string): Severity | undefined {
  if (failure.test(name)) return 'error';
  return warning.test(name) ? 'warning' : undefined;
}

export function userRule(
  id: string,
  namespace: string,
  severity: Severity,
  { path, file, annotations: ofPackage }: PolicyPackage,
  definition: PolicyRuleDefinition,
): Rule {
  const annotations = definition.annotations ?? ofPackage;
  const text = (name: string): string => {
    const value = annotations?.custom?.[name];
    return typeof value === 'string' ? value : '';
  };
  return {
    id,
    group: namespace,
    severity: readSeverity(annotations?.custom?.['severity']) ?? severity,
    packs: [],
    title: annotations?.title ?? id,
    description: annotations?.description ?? '',
    rationale: text('rationale'),
    fix: text('fix'),
    aliases: noAliases,
    kinds: [],
    options: {},
    docs: text('docs') || `${docsBase}/own-policies.md`,
    origin: 'user',
    entrypoint: `${path}/${definition.name}`,
    location: { file, line: definition.line, column: definition.column },
    ...(Number.isNaN(Date.parse(text('effective-from'))) ? {} : { effectiveFrom: text('effective-from') }),
  };
}

const severityNames: Readonly<Record<string, Severity>> = {
  error: 'error',
  warning: 'warning',
  warn: 'warning',
  info: 'info',
};

/** A severity as policies write it; undefined for what is none of ours (`HIGH`, …), which then does not count. */
export function readSeverity(value: unknown): Severity | undefined {
  return typeof value === 'string' ? severityNames[value.toLowerCase()] : undefined;
}
