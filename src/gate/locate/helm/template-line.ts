import type { JsonPath } from '../../../model/json-path.ts';

/** A line of a template, as far as it says where its value comes from. */
export interface TemplateLine {
  /** Column of the value, from 1. */
  column: number;
  /** The value stands there as it is: nothing of the line is computed. */
  literal: boolean;
  /** The paths below `.Values` that the line uses, as written. */
  references: readonly JsonPath[];
}

export function readTemplateLine(line: string): TemplateLine {
  const start = /^\s*(?:- +)*(?:(?:"[^"]*"|'[^']*'|\{\{.*?\}\}|[\w./-]+)\s*:\s*)?/.exec(line)?.[0].length ?? 0;
  const value = line.slice(start).replace(/\s+#.*$/, '');
  // Of a text that begins on the next line the key is meant.
  const column = /^[|>][-+\d]*$/.test(value) ? line.search(/[^\s-]/) : start;
  return { column: column + 1, literal: value.trim() !== '' && !line.includes('{{'), references: referencesIn(value) };
}

/** `.Values.a.b` and `$.Values.a.b`; indices and variables are not followed. */
export function referencesIn(text: string): readonly JsonPath[] {
  return [...text.matchAll(/\.Values((?:\.[A-Za-z_]\w*)+)/g)].map((match) => (match[1] ?? '').split('.').slice(1));
}
