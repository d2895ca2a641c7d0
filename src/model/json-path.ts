/** A place inside a document: keys and list indices from its root. */
export type JsonPath = readonly (string | number)[];

/** Writes the contract's form: dots, `[n]`, and `["a.b/c"]` where a key is not `[A-Za-z0-9_-]+`. */
export function formatPath(path: JsonPath): string {
  let text = '';
  for (const step of path) {
    if (typeof step === 'number') text += `[${step}]`;
    else if (/^[A-Za-z0-9_-]+$/.test(step)) text += text === '' ? step : `.${step}`;
    else text += `[${JSON.stringify(step)}]`;
  }
  return text;
}

/** Reads the contract's form; undefined when it is not one. */
export function parsePath(text: string): JsonPath | undefined {
  const path: (string | number)[] = [];
  const step = /\.?([A-Za-z0-9_-]+)|\[(\d+)\]|\[("(?:[^"\\]|\\.)*")\]/y;
  while (step.lastIndex < text.length) {
    const first = step.lastIndex === 0;
    const match = step.exec(text);
    if (!match) return undefined;
    const [whole, key, index, quoted] = match;
    if (key !== undefined && whole.startsWith('.') === first) return undefined;
    if (key !== undefined) path.push(key);
    else if (index !== undefined) path.push(Number(index));
    else if (quoted !== undefined) path.push(JSON.parse(quoted) as string);
  }
  return path;
}

/** The value at a path, or undefined. */
export function valueAt(root: unknown, path: JsonPath): unknown {
  let value: unknown = root;
  for (const step of path) {
    if (value === null || typeof value !== 'object') return undefined;
    value = Object.hasOwn(value, step) ? (value as Record<string | number, unknown>)[step] : undefined;
  }
  return value;
}
