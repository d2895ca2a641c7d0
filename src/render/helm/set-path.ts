import type { JsonPath } from '../../model/json-path.ts';

/** The path that a name in Helm's own syntax is: `a.b[0].c`, with dots in keys escaped (helm pkg/strvals). */
export function parseSetPath(name: string): JsonPath {
  const path: (string | number)[] = [];
  for (const [, key, index] of name.matchAll(/((?:\\.|[^.[\\])+)|\[(\d+)\]/g)) {
    if (index !== undefined) path.push(Number(index));
    else if (key !== undefined) path.push(key.replaceAll(/\\(.)/g, '$1'));
  }
  return path;
}
