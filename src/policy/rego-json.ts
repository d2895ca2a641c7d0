import { compareRego, formatRego, type RegoValue } from './rego-value.ts';

/** A value as plain data, as OPA's ast.JSON has it: sets are sorted lists, keys that are no texts become their text. Large integers are rounded. */
export function toJson(value: RegoValue): unknown {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return value;
  switch (value.kind) {
    case 'number':
      return Number(value.text);
    case 'array':
      return value.items.map(toJson);
    case 'set':
      return value.items.toSorted(compareRego).map(toJson);
    case 'object':
      return Object.fromEntries(value.entries.map(([key, item]) => [keyOf(key), toJson(item)]));
  }
}

export function fromJson(value: unknown): RegoValue {
  if (value === null || value === undefined) return null;
  if (typeof value === 'boolean' || typeof value === 'string') return value;
  if (typeof value === 'number') return { kind: 'number', text: numberText(value) };
  if (Array.isArray(value)) return { kind: 'array', items: value.map(fromJson) };
  return { kind: 'object', entries: Object.entries(value).map(([key, item]) => [key, fromJson(item)] as const) };
}

/** The text that Go's encoding/json writes: sorted keys, numbers as they are, `<`, `>` and `&` escaped. With an indent, on lines of their own. */
export function toJsonText(value: RegoValue, layout?: { prefix: string; indent: string }): string {
  return layout === undefined ? write(value, '', '', '') : write(value, `\n${layout.prefix}`, layout.indent, ' ');
}

function write(value: RegoValue, line: string, indent: string, space: string): string {
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'string') return escaped(value);
  if (value.kind === 'number') return value.text;
  const inner = line === '' ? '' : line + indent;
  const join = (parts: readonly string[], [open = '', close = '']: string): string =>
    parts.length === 0 ? open + close : open + inner + parts.join(`,${inner}`) + line + close;
  if (value.kind === 'object') {
    const entries = value.entries.map(([key, item]) => [keyOf(key), item] as const);
    const sorted = entries.toSorted(([a], [b]) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
    return join(
      sorted.map(([key, item]) => `${escaped(key)}:${space}${write(item, inner, indent, space)}`),
      '{}',
    );
  }
  const items = value.kind === 'set' ? value.items.toSorted(compareRego) : value.items;
  return join(
    items.map((item) => write(item, inner, indent, space)),
    '[]',
  );
}

function escaped(text: string): string {
  return JSON.stringify(text).replace(/[<>&\u2028\u2029\u007f]/g, (character) =>
    character === '\u007f' ? character : `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

function keyOf(key: RegoValue): string {
  return typeof key === 'string' ? key : formatRego(key);
}

/** JavaScript writes 1e21 where Go writes all digits of an integer. */
function numberText(value: number): string {
  return Number.isInteger(value) ? BigInt(value).toString() : String(value);
}
