import { isDeepStrictEqual } from 'node:util';

type Schema = Readonly<Record<string, unknown>>;

const annotations = new Set([
  '$schema',
  'id',
  'title',
  'description',
  'default',
  'format',
  'definitions',
  'enumDescriptions',
]);

/** What is wrong with a value by a JSON Schema of draft 4, and where. Throws for a keyword that it does not know, so that nothing goes unchecked. */
export function schemaProblems(schema: Schema, value: unknown): readonly string[] {
  return check(schema, value, '$', schema);
}

type Check = (
  keyword: unknown,
  value: unknown,
  path: string,
  context: { schema: Schema; root: Schema },
) => readonly string[];

const keywords: Readonly<Record<string, Check>> = {
  $ref: (keyword, value, path, { root }) => check(resolve(root, String(keyword)), value, path, root),
  type: (keyword, value, path) =>
    [keyword].flat().some((type) => isOfType(value, String(type))) ? [] : [`${path} is no ${String(keyword)}`],
  enum: (keyword, value, path) =>
    (keyword as unknown[]).some((one) => isDeepStrictEqual(one, value)) ? [] : [`${path} is none of its values`],
  required: (keyword, value, path) =>
    isMapping(value)
      ? (keyword as string[]).filter((key) => !Object.hasOwn(value, key)).map((key) => `${path}.${key} is missing`)
      : [],
  properties: (keyword, value, path, { root }) =>
    isMapping(value)
      ? Object.entries(keyword as Record<string, Schema>).flatMap(([key, schema]) =>
          Object.hasOwn(value, key) ? check(schema, value[key], `${path}.${key}`, root) : [],
        )
      : [],
  additionalProperties: (keyword, value, path, { schema, root }) => {
    if (!isMapping(value) || keyword === true) return [];
    const known = Object.keys(schema['properties'] ?? {});
    const others = Object.keys(value).filter((key) => !known.includes(key));
    if (keyword === false) return others.map((key) => `${path}.${key} is unknown`);
    return others.flatMap((key) => check(keyword as Schema, value[key], `${path}.${key}`, root));
  },
  items: (keyword, value, path, { root }) =>
    Array.isArray(value)
      ? value.flatMap((item, index) => check(keyword as Schema, item, `${path}[${index}]`, root))
      : [],
  anyOf: (keyword, value, path, { root }) => {
    const problems = (keyword as Schema[]).map((schema) => check(schema, value, path, root));
    return problems.some((each) => each.length === 0) ? [] : (problems[0] ?? []);
  },
  minItems: (keyword, value, path) =>
    Array.isArray(value) && value.length < Number(keyword) ? [`${path} has too few items`] : [],
  uniqueItems: (keyword, value, path) =>
    keyword === true && Array.isArray(value) && new Set(value.map((item) => JSON.stringify(item))).size < value.length
      ? [`${path} has an item twice`]
      : [],
  minimum: (keyword, value, path) =>
    typeof value === 'number' && value < Number(keyword) ? [`${path} is too small`] : [],
  maximum: (keyword, value, path) =>
    typeof value === 'number' && value > Number(keyword) ? [`${path} is too large`] : [],
  pattern: (keyword, value, path) =>
    typeof value === 'string' && !new RegExp(String(keyword), 'u').test(value) ? [`${path} does not match`] : [],
};

function check(schema: Schema, value: unknown, path: string, root: Schema): readonly string[] {
  return Object.entries(schema).flatMap(([name, keyword]) => {
    const rule = keywords[name];
    if (rule !== undefined) return rule(keyword, value, path, { schema, root });
    if (annotations.has(name)) return [];
    throw new Error(`the keyword ${name} is not known`);
  });
}

function resolve(root: Schema, reference: string): Schema {
  let found: unknown = root;
  for (const key of reference.split('/').slice(1)) found = isMapping(found) ? found[key] : undefined;
  if (!isMapping(found)) throw new Error(`there is no ${reference}`);
  return found;
}

function isOfType(value: unknown, type: string): boolean {
  if (type === 'array') return Array.isArray(value);
  if (type === 'object') return isMapping(value);
  if (type === 'integer') return Number.isInteger(value);
  return type === 'null' ? value === null : typeof value === type;
}

function isMapping(value: unknown): value is Record<string, unknown> {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}
