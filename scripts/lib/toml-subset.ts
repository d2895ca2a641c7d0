/** A table of TOML; `[[rules.allowlists]]` are in their rule. */
export type Table = { [key: string]: unknown };

export interface Toml {
  tables: ReadonlyMap<string, readonly Table[]>;
}

/** Reads as much of TOML as gitleaks' configuration uses: tables, arrays of tables, strings, numbers and lists of strings. */
export function readToml(text: string): Toml {
  const tables = new Map<string, Table[]>();
  let table: Table = {};
  const statement =
    /^[ \t]*(?:#.*|\[\[?([\w.]+)\]\]?[ \t]*|(\w+)[ \t]*=[ \t]*('''[\s\S]*?'''|"(?:[^"\\]|\\.)*"|\[(?:\s*(?:#.*|'''[\s\S]*?'''|"(?:[^"\\]|\\.)*"|,))*\s*\]|[\d.]+)[ \t]*(?:#.*)?|)$/gm;
  let end = 0;
  for (const match of text.matchAll(statement)) {
    if (text.slice(end, match.index).trim() !== '') throw new Error(`no TOML of ours: ${text.slice(end, end + 80)}`);
    end = match.index + match[0].length;
    const [, header, key, value] = match;
    if (header !== undefined) {
      table = {};
      const [outer = '', inner] = header.split('.');
      if (inner === undefined) tables.set(outer, [...(tables.get(outer) ?? []), table]);
      else {
        const parent = tables.get(outer)?.at(-1) ?? {};
        parent[inner] = [...((parent[inner] as Table[] | undefined) ?? []), table];
      }
    } else if (key !== undefined && value !== undefined) table[key] = valueOf(value);
  }
  return { tables };
}

function valueOf(text: string): unknown {
  if (text.startsWith('['))
    return [...text.matchAll(/#.*|'''[\s\S]*?'''|"(?:[^"\\]|\\.)*"/g)]
      .map(([each]) => each)
      .filter((each) => !each.startsWith('#'))
      .map(valueOf);
  if (text.startsWith("'''")) return text.slice(3, -3).replace(/^\n/, '');
  if (text.startsWith('"')) return JSON.parse(text) as string;
  return Number(text);
}
