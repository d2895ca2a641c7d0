import type { JsonPath } from '../../model/json-path.ts';
import { isMapping } from '../schema/report.ts';

/** A text in an object. */
export interface Leaf {
  text: string;
  path: JsonPath;
  /** What it is called: its key, and of an environment variable or an argument its name. */
  name: string;
}

const deepest = 40;

/** All texts of an object that may hold a secret. */
export function leavesOf(object: unknown): readonly Leaf[] {
  const found: Leaf[] = [];
  walk(object, '', [], found);
  return found;
}

function walk(value: unknown, name: string, path: (string | number)[], found: Leaf[]): void {
  if (typeof value === 'string') {
    found.push({ text: value, path: [...path], name });
    return;
  }
  if (value === null || typeof value !== 'object' || path.length > deepest) return;
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) {
      path.push(index);
      walk(item, typeof item === 'string' ? '' : name, path, found);
      path.pop();
    }
    return;
  }
  const own = isMapping(value) && typeof value['name'] === 'string' ? value['name'] : undefined;
  for (const [key, child] of Object.entries(value)) {
    path.push(key);
    walk(child, key === 'value' && own !== undefined ? own : key, path, found);
    path.pop();
  }
}
