/** A row of RBAC. */
export interface Rule {
  apiGroups?: readonly string[];
  resources?: readonly string[];
  resourceNames?: readonly string[];
  nonResourceURLs?: readonly string[];
  verbs: readonly string[];
}

/** Rules without repetition: those that differ in one resource alone become one, in a stable order. */
export function compactRules(rules: readonly Rule[]): Rule[] {
  const merged = new Map<string, Rule>();
  for (const rule of rules) {
    const { resources = [], ...rest } = rule;
    const key = JSON.stringify([
      sorted(rest.apiGroups),
      sorted(rest.resourceNames),
      sorted(rest.nonResourceURLs),
      sorted(rest.verbs),
    ]);
    const known = merged.get(key)?.resources ?? [];
    const { apiGroups, ...others } = rest;
    merged.set(key, {
      ...(apiGroups === undefined ? {} : { apiGroups }),
      ...(resources.length === 0 ? {} : { resources: sorted([...known, ...resources]) }),
      ...others,
    });
  }
  return [...merged.values()];
}

function sorted(words: readonly string[] = []): string[] {
  return [...new Set(words)].toSorted();
}
