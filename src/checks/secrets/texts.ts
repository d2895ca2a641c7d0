/**
 * Told of each text in an object: what it is called (its key, and of an environment variable or an argument its name) and where it is. The
 * path is the walk's own and changes with it, so that whoever keeps it makes a copy: there are a hundred times as many texts as findings.
 */
export type Visit = (text: string, name: string, path: readonly (string | number)[]) => void;

const deepest = 40;

/** Visits all texts of an object that may hold a secret, in its order. */
export function eachText(object: object, visit: Visit): void {
  walk(object, [], visit);
}

function walk(value: object, path: (string | number)[], visit: Visit): void {
  const depth = path.length;
  if (Array.isArray(value)) {
    for (let index = 0; index < value.length; index++) {
      path[depth] = index;
      const item: unknown = value[index];
      if (typeof item === 'string') visit(item, '', path);
      else if (item !== null && typeof item === 'object' && depth < deepest) walk(item, path, visit);
    }
  } else {
    const fields = value as Readonly<Record<string, unknown>>;
    for (const key in fields) {
      path[depth] = key;
      const child = fields[key];
      if (typeof child === 'string') visit(child, key === 'value' ? nameOf(fields) : key, path);
      else if (child !== null && typeof child === 'object' && depth < deepest) walk(child, path, visit);
    }
  }
  if (path.length > depth) path.pop();
}

/** Of what has a value. */
function nameOf({ name }: Readonly<Record<string, unknown>>): string {
  return typeof name === 'string' ? name : 'value';
}
