import type { PolicyFinding } from '../policy/outcome.ts';

/** Which rules in Rego say the same of a place, and better. */
const repeats: Readonly<Record<string, readonly string[]>> = {
  'secret-format': ['env-literal-secret'],
  'duplicate-list-item': ['duplicate-env', 'duplicate-port'],
};

/** Joins what Rego's rules and these checks found, and leaves out what both say of one place. */
export function withoutRepeats(
  found: readonly PolicyFinding[],
  checks: readonly PolicyFinding[],
): readonly PolicyFinding[] {
  const better = new Set(Object.values(repeats).flat());
  const told = new Map<number, PolicyFinding[]>();
  for (const each of found) if (better.has(each.rule.id)) told.set(each.index, [...(told.get(each.index) ?? []), each]);
  const fresh = checks.filter(
    ({ rule, index, path }) =>
      !told
        .get(index)
        ?.some(
          (other) => repeats[rule.id]?.includes(other.rule.id) && path.every((step, at) => other.path[at] === step),
        ),
  );
  return [...found, ...fresh];
}
