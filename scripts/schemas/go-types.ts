import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** What the Go types say and the published OpenAPI does not, by the definition's name. */
export interface GoTypes {
  /** Definition → field → the values of its enum. */
  enums: ReadonlyMap<string, ReadonlyMap<string, readonly string[]>>;
  /** Definition → field → default, where it is a string. */
  defaults: ReadonlyMap<string, ReadonlyMap<string, string>>;
}

interface Field {
  definition: string;
  folder: string;
  name: string;
  type: string;
}

/** Reads `types.go` of every group and version of k8s.io/api, whose enums are left out of the published OpenAPI. */
export async function readGoTypes(module: string): Promise<GoTypes> {
  const enums = new Map<string, string[]>();
  const fields: Field[] = [];
  const defaults = new Map<string, Map<string, string>>();
  for (const folder of await versionFolders(module)) {
    const text = await readFile(join(module, folder, 'types.go'), 'utf8');
    for (const [, name = ''] of text.matchAll(/^\/\/ \+enum\n(?:\/\/.*\n)*type (\w+) string$/gm))
      enums.set(`${folder}.${name}`, []);
    for (const [, type = '', value = ''] of text.matchAll(/^\s+\w+\s+(\w+)\s+= "([^"]*)"/gm))
      enums.get(`${folder}.${type}`)?.push(value);
    for (const [, struct = '', body = ''] of text.matchAll(/^type (\w+) struct \{\n([\s\S]*?)^\}/gm)) {
      const definition = `io.k8s.api.${folder.replaceAll('/', '.')}.${struct}`;
      for (const [, comments = '', type = '', name = ''] of body.matchAll(fieldLine)) {
        fields.push({ definition, folder, name, type: type.replace(/^(?:\*|\[\])+/, '') });
        const value = /\+default="([^"]*)"/.exec(comments)?.[1];
        if (value !== undefined) put(defaults, definition, name, value);
      }
    }
  }
  const byDefinition = new Map<string, Map<string, readonly string[]>>();
  for (const { definition, folder, name, type } of fields) {
    const values = enums.get(`${folder}.${type}`) ?? enums.get(type.replace(/^(?:core)?v1\./, 'core/v1.'));
    if (values !== undefined && values.length > 0) put(byDefinition, definition, name, values.toSorted());
  }
  return { enums: byDefinition, defaults };
}

const fieldLine = /((?:^\s*\/\/.*\n)*)^\s+\w+\s+([\w.*[\]]+)\s+`[^`\n]*json:"([\w-]+)[^`\n]*`/gm;

function put<T>(map: Map<string, Map<string, T>>, outer: string, inner: string, value: T): void {
  map.set(outer, (map.get(outer) ?? new Map<string, T>()).set(inner, value));
}

/** `apps/v1`, `core/v1`: every folder with types. */
export async function versionFolders(module: string, file = 'types.go'): Promise<readonly string[]> {
  const found: string[] = [];
  for (const group of await readdir(module, { withFileTypes: true })) {
    if (!group.isDirectory()) continue;
    for (const version of await readdir(join(module, group.name), { withFileTypes: true })) {
      if (!version.isDirectory()) continue;
      const names = await readdir(join(module, group.name, version.name));
      if (names.includes(file)) found.push(`${group.name}/${version.name}`);
    }
  }
  return found.toSorted();
}
