import { goRegexp } from '../../regexp/go-regexp.ts';
import { RegexpError } from '../../regexp/syntax.ts';

/** A schema is wrong; the message is gojsonschema's where it is an `exact` one. */
export class SchemaError extends Error {}

export type Fields = Readonly<Record<string, unknown>>;

export const typeNames = ['array', 'boolean', 'integer', 'number', 'null', 'object', 'string'];
const lists = ['allOf', 'anyOf', 'oneOf'];
const schemas = ['not', 'if', 'then', 'else', 'contains', 'propertyNames', 'additionalProperties', 'additionalItems'];
const maps = ['properties', 'patternProperties', 'definitions'];
const counts = ['minLength', 'maxLength', 'minItems', 'maxItems', 'minProperties', 'maxProperties'];
const numbers = ['multipleOf', 'minimum', 'maximum'];
/** Their checkers are as many as libraries; what is not checked must not pass for that. */
const formats = [
  'date',
  'time',
  'date-time',
  'hostname',
  'email',
  'idn-email',
  'ipv4',
  'ipv6',
  'uri',
  'uri-reference',
  'iri',
  'iri-reference',
  'uri-template',
  'uuid',
  'regex',
  'json-pointer',
  'relative-json-pointer',
];

/** Throws a SchemaError where a schema (draft 4, 6 or 7) is malformed, and an error for what is not supported. */
export function checkSchema(schema: unknown, root: unknown = schema, depth = 0): void {
  if (typeof schema === 'boolean' && depth > 0) return;
  if (!isFields(schema))
    throw new SchemaError(depth === 0 ? 'schema is invalid' : 'Expected: valid schema, given: Invalid JSON');
  if (depth > 200) throw new Error('a schema nested so deeply is not supported');
  const wrong = (key: string, kind: string): never => {
    throw new SchemaError(`Invalid type. Expected: ${kind}, given: ${key}`);
  };
  const inner = (value: unknown): void => checkSchema(value, root, depth + 1);
  const reference = own(schema, '$ref');
  if (reference !== undefined) {
    if (typeof reference !== 'string') wrong('$ref', 'string');
    else resolve(root, reference);
    return;
  }
  const types = typesOf(schema);
  for (const [index, type] of types.entries()) {
    if (typeof type !== 'string') wrong('string/Array Of Strings', 'type');
    else if (!typeNames.includes(type)) {
      throw new SchemaError(
        `has a primitive type that is NOT VALID -- given: /${type}/ Expected valid values are:[${typeNames.join(' ')}]`,
      );
    } else if (types.indexOf(type) !== index) throw new SchemaError(`${type} type is duplicated`);
  }
  for (const [key, value] of Object.entries(schema)) {
    if (lists.includes(key)) {
      if (!Array.isArray(value)) wrong(key, 'array');
      else value.forEach(inner);
    } else if (schemas.includes(key) || (key === 'items' && !Array.isArray(value))) {
      if (typeof value !== 'boolean' && !isFields(value)) wrong(key, 'valid schema');
      inner(value);
    } else if (key === 'items') (value as unknown[]).forEach(inner);
    else if (maps.includes(key)) {
      if (!isFields(value)) wrong(key, 'object');
      else Object.values(value).forEach(inner);
      if (key === 'patternProperties') Object.keys(value as object).forEach((pattern) => compile(pattern, key));
    } else if (key === 'dependencies') {
      if (!isFields(value)) wrong(key, 'object');
      else for (const one of Object.values(value)) if (!Array.isArray(one)) inner(one);
    } else if (counts.includes(key) && !(Number.isInteger(value) && (value as number) >= 0)) wrong(key, 'integer');
    else if (numbers.includes(key) && typeof value !== 'number') wrong(key, 'number');
    else if (key === 'required' && !isTexts(value)) wrong(key, 'array of strings');
    else if (key === 'enum' && !Array.isArray(value)) wrong(key, 'array');
    else if (key === 'uniqueItems' && typeof value !== 'boolean') wrong(key, 'boolean');
    else if (key === 'pattern') compile(value, key);
    else if (key === 'format' && formats.includes(String(value)))
      throw new Error(`the format ${String(value)} of JSON schemas is not supported`);
  }
}

function compile(pattern: unknown, key: string): void {
  if (typeof pattern !== 'string') throw new SchemaError(`Invalid type. Expected: string, given: ${key}`);
  try {
    goRegexp(pattern);
  } catch (thrown) {
    if (thrown instanceof RegexpError) throw new SchemaError(`Invalid regex pattern '${pattern}'`);
    throw thrown;
  }
}

/** What a reference within the document means; any other would need the network. */
export function resolve(root: unknown, reference: string): unknown {
  if (!reference.startsWith('#')) throw new Error('a $ref out of the schema is not supported');
  let at: unknown = root;
  for (const step of reference.slice(1).split('/').slice(1)) {
    const key = decodeURIComponent(step).replaceAll('~1', '/').replaceAll('~0', '~');
    const found = Array.isArray(at) ? (at as unknown[])[Number(key)] : isFields(at) ? own(at, key) : undefined;
    if (found === undefined) throw new SchemaError(`Object has no key '${key}'`);
    at = found;
  }
  return at;
}

export function typesOf(schema: Fields): readonly unknown[] {
  const type = own(schema, 'type');
  return type === undefined ? [] : Array.isArray(type) ? (type as unknown[]) : [type];
}

export function own(fields: Fields, key: string): unknown {
  return Object.hasOwn(fields, key) ? fields[key] : undefined;
}

export function isFields(value: unknown): value is Fields {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}

function isTexts(value: unknown): boolean {
  return Array.isArray(value) && value.every((one) => typeof one === 'string');
}
