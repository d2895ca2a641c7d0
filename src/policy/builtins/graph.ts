import { formatRego, type RegoObject, type RegoValue } from '../rego-value.ts';
import { array, type BuiltinTable, isKind, items, refuse } from './operands.ts';

/** v1/topdown/reachable.go. `graph.reachable` runs inside of policy.wasm. */
export const graphBuiltins: BuiltinTable = {
  'graph.reachable_paths': (graph, initial) => {
    if (!isKind(graph, 'object')) return refuse('no graph');
    const paths = createPaths(graph);
    for (const root of items(initial)) paths.from(root);
    return { kind: 'set', items: paths.found() };
  },
};

/** There may be more paths than memory: 2^n of n nodes. */
const mostPaths = 100_000;

function createPaths(graph: RegoObject): { from: (root: RegoValue) => void; found: () => readonly RegoValue[] } {
  const edges = new Map(graph.entries.map(([node, next]) => [formatRego(node), next]));
  const found = new Map<string, RegoValue>();
  const add = (path: readonly RegoValue[]): void => {
    const value = array(path);
    found.set(formatRego(value), value);
    if (found.size > mostPaths) throw new Error(`more than ${mostPaths} paths are not supported`);
  };
  const follow = (node: RegoValue, path: readonly RegoValue[], reached: ReadonlySet<string>): void => {
    const next = edges.get(formatRego(node));
    // A node that is none of the graph's ends the path before it.
    if (next === undefined) return add(path);
    const own = [...path, node];
    const neighbours = nodesOf(next);
    if (neighbours.length === 0) return add(own);
    const seen = new Set([...reached, formatRego(node)]);
    for (const neighbour of neighbours) {
      if (seen.has(formatRego(neighbour))) add(own);
      else follow(neighbour, own, seen);
    }
  };
  return {
    from(root) {
      const next = edges.get(formatRego(root));
      if (next === undefined) return;
      const neighbours = nodesOf(next);
      if (neighbours.length === 0) add([root]);
      for (const neighbour of neighbours) follow(neighbour, [root], new Set([formatRego(root)]));
    },
    found: () => [...found.values()],
  };
}

function nodesOf(value: RegoValue): readonly RegoValue[] {
  return isKind(value, 'array') || isKind(value, 'set') ? value.items : [];
}
