import type { KubernetesObject } from '../model/object.ts';
import { valueAt } from '../model/json-path.ts';

/**
 * The plural that RBAC knows a kind by: what a CustomResourceDefinition among the manifests says, else as Kubernetes guesses it
 * (apimachinery UnsafeGuessKindToResource), with the one exception of its own kinds, and the vowel rule that it leaves out.
 */
export function resourceName(group: string, kind: string, definitions: readonly KubernetesObject[]): string {
  for (const definition of definitions) {
    if (definition.kind !== 'CustomResourceDefinition' || valueAt(definition, ['spec', 'group']) !== group) continue;
    const plural = valueAt(definition, ['spec', 'names', 'plural']);
    if (valueAt(definition, ['spec', 'names', 'kind']) === kind && typeof plural === 'string') return plural;
  }
  const lower = kind.toLowerCase();
  if (lower === 'endpoints') return lower;
  if (/(s|x|ch|sh)$/.test(lower)) return `${lower}es`;
  return /[^aeiou]y$/.test(lower) ? `${lower.slice(0, -1)}ies` : `${lower}s`;
}
