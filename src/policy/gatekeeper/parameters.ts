import { Result } from '../json-schema/result.ts';
import { checkSchema } from '../json-schema/schema.ts';
import { validate } from '../json-schema/validate.ts';
import { fieldsOf, listOf } from '../related/read.ts';

/**
 * What an API server would say of a constraint's parameters by its template's schema: the first thing that is wrong. Undefined where nothing is, and
 * for a schema that we cannot judge by: it is the cluster's then.
 */
export function parameterProblem(parameters: unknown, schema: unknown): string | undefined {
  if (schema === undefined || parameters === undefined) return undefined;
  const plain = jsonSchemaOf(schema);
  try {
    checkSchema(plain);
    const [first] = validate(plain, parameters, ['spec', 'parameters'], plain).findings;
    return first && `${Result.field(first.path)}: ${first.description}`;
  } catch {
    return undefined;
  }
}

/** OpenAPI says `nullable` where JSON Schema has a type `null`; formats are for documentation there. */
function jsonSchemaOf(schema: unknown): unknown {
  if (Array.isArray(schema)) return listOf(schema).map(jsonSchemaOf);
  if (schema === null || typeof schema !== 'object') return schema;
  const { nullable, type, format: _, properties, ...others } = fieldsOf(schema);
  const inner = Object.entries(others).map(([key, value]) => [
    key,
    ['default', 'enum', 'example'].includes(key) ? value : jsonSchemaOf(value),
  ]);
  const named = Object.entries(fieldsOf(properties)).map(([key, value]) => [key, jsonSchemaOf(value)]);
  return {
    ...Object.fromEntries(inner),
    ...(type === undefined ? {} : { type: nullable === true ? [type, 'null'] : type }),
    ...(named.length > 0 ? { properties: Object.fromEntries(named) } : {}),
  };
}
