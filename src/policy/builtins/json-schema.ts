import { Result } from '../json-schema/result.ts';
import { checkSchema, SchemaError } from '../json-schema/schema.ts';
import { validate } from '../json-schema/validate.ts';
import { fromJson, toJson } from '../rego-json.ts';
import type { RegoValue } from '../rego-value.ts';
import { array, type BuiltinTable, isKind, refuse } from './operands.ts';

/** v1/topdown/jsonschema.go. Where several things are wrong, they come in the order of their keys; in OPA in any. */
export const jsonSchemaBuiltins: BuiltinTable = {
  'json.verify_schema': (schema) => {
    const why = problemOf(schema);
    return array(why === undefined ? [true, null] : [false, `jsonschema: ${why}`]);
  },
  'json.match_schema': (document, schema) => {
    const value = read(document) ?? refuse('no JSON');
    if (problemOf(schema) !== undefined) return refuse('no schema');
    const root = read(schema)?.value;
    const { findings } = validate(root, value.value, [], root);
    const errors = findings.map(({ path, type, description }) => {
      const field = Result.field(path);
      return fromJson({ desc: description, error: `${field}: ${description}`, field, type });
    });
    return array([errors.length === 0, array(errors)]);
  },
};

function problemOf(schema: RegoValue | undefined): string | undefined {
  const found = read(schema);
  if (found === undefined)
    return typeof schema === 'string' ? 'invalid JSON string' : 'wrong type, expected string or object';
  try {
    checkSchema(found.value);
    return undefined;
  } catch (thrown) {
    if (thrown instanceof SchemaError) return thrown.message;
    throw thrown;
  }
}

/** A document is given as it is, or as its text. */
function read(value: RegoValue | undefined): { value: unknown } | undefined {
  if (typeof value !== 'string') {
    return value !== undefined && (isKind(value, 'object') || isKind(value, 'array'))
      ? { value: toJson(value) }
      : undefined;
  }
  try {
    return { value: JSON.parse(value) as unknown };
  } catch {
    return undefined;
  }
}
