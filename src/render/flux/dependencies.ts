import { type FluxNode, type FluxSet } from './flux-set.ts';
import { isHelmRelease, listOf, nameOf, namespaceOf, specOf, textOf } from './objects.ts';

/** What is wrong with what an object depends on: it is not in the repository, or it waits for this one. */
export function findDependencyProblem(set: FluxSet, node: FluxNode): string | undefined {
  const all = isHelmRelease(node.manifest) ? set.releases : set.kustomizations;
  for (const { name, namespace } of dependencies(node)) {
    if (find(all, name, namespace).length > 0) continue;
    return `it depends on ${node.manifest.kind} ${namespace === '' ? '' : `${namespace}/`}${name}, which is not in the repository`;
  }
  const way = cycle(all, node, [], new Set());
  return way === undefined
    ? undefined
    : `its dependencies go in a circle: ${way.map(({ manifest }) => nameOf(manifest)).join(' → ')}`;
}

function dependencies({ manifest }: FluxNode): readonly { name: string; namespace: string }[] {
  return listOf(specOf(manifest)['dependsOn']).map((one) => ({
    name: textOf(one['name']),
    namespace: textOf(one['namespace']) || namespaceOf(manifest),
  }));
}

/** Namespaces may be set by the kustomization that brings a file. */
function find(all: readonly FluxNode[], name: string, namespace: string): readonly FluxNode[] {
  const named = all.filter(({ manifest }) => nameOf(manifest) === name);
  return named.filter(({ manifest }) => namespace === '' || ['', namespace].includes(namespaceOf(manifest)));
}

function cycle(
  all: readonly FluxNode[],
  node: FluxNode,
  above: readonly FluxNode[],
  seen: Set<FluxNode>,
): readonly FluxNode[] | undefined {
  if (above[0] === node) return [...above, node];
  if (seen.has(node)) return undefined;
  seen.add(node);
  for (const { name, namespace } of dependencies(node)) {
    // Of several of a name, which clusters have, a circle is one only if it is theirs alone.
    const found = find(all, name, namespace);
    const [only] = found;
    const next = found.length === 1 ? only : found.find(({ location }) => location.file === node.location.file);
    const way = next === undefined ? undefined : cycle(all, next, [...above, node], seen);
    if (way !== undefined) return way;
  }
  return undefined;
}
