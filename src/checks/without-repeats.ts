import type { PolicyFinding } from '../policy/outcome.ts';

/** Which rules say of a place what another says of it already, and better. */
const repeats: Readonly<Record<string, string>> = {
  'secret-format': 'env-literal-secret',
};

/** Joins what Rego's rules and these checks found. */
export function withoutRepeats(
  found: readonly PolicyFinding[],
  checks: readonly PolicyFinding[],
): readonly PolicyFinding[] {
  const sources = new Set(Object.values(repeats));
  const told = new Set(
    found
      .filter(({ rule }) => sources.has(rule.id))
      .map(({ rule, index, path }) => JSON.stringify([rule.id, index, path])),
  );
  const fresh = checks.filter(({ rule, index, path }) => !told.has(JSON.stringify([repeats[rule.id], index, path])));
  return [...found, ...fresh];
}
