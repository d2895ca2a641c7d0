import type { NewValue } from './operation.ts';
import { writeScalar } from './write-scalar.ts';

/** How an inserted value is laid out. */
export interface Layout {
  flow: boolean;
  /** Keys and values in double quotes. */
  json: boolean;
  /** Line ending of the file. */
  eol: string;
}

/** `key: value` as it stands behind `indent` spaces of a block map, or inside a flow map. */
export function renderPair(key: string, value: NewValue, indent: number, layout: Layout): string {
  const name = renderScalar(key, layout);
  if (layout.flow || isInline(value)) return `${name}: ${renderInline(value, layout)}`;
  const inner = 'items' in value ? indent : indent + 2;
  return `${name}:${layout.eol}${renderBlock(value, inner, layout)}`;
}

/** A list item behind its dash, the dash at `indent`. */
export function renderItem(value: NewValue, indent: number, layout: Layout): string {
  if (layout.flow || isInline(value)) return `- ${renderInline(value, layout)}`;
  return `- ${renderBlock(value, indent + 2, layout).trimStart()}`;
}

function isInline(value: NewValue): value is string | { flag: boolean } {
  return typeof value === 'string' || 'flag' in value;
}

function renderBlock(value: Exclude<NewValue, string | { flag: boolean }>, indent: number, layout: Layout): string {
  const pad = ' '.repeat(indent);
  const lines =
    'items' in value
      ? value.items.map((item) => pad + renderItem(item, indent, layout))
      : value.entries.map(([key, inner]) => pad + renderPair(key, inner, indent, layout));
  return lines.join(layout.eol);
}

/** A value inside a flow collection. */
export function renderInline(value: NewValue, layout: Layout): string {
  if (typeof value === 'string') return renderScalar(value, layout);
  if ('flag' in value) return String(value.flag);
  if ('items' in value) return `[${value.items.map((item) => renderInline(item, layout)).join(', ')}]`;
  return `{${value.entries.map(([key, inner]) => `${renderScalar(key, layout)}: ${renderInline(inner, layout)}`).join(', ')}}`;
}

function renderScalar(value: string, layout: Layout): string {
  return writeScalar(value, layout.json ? 'double' : 'plain', layout.flow);
}
