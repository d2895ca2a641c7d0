import { goRegexp } from '../../regexp/go-regexp.ts';
import { type Fields, isFields, own, resolve, typesOf } from './schema.ts';
import { type Inner, Result, textOf } from './result.ts';
import { validateArray, validateObject } from './validate-composite.ts';

/** A schema within its document, as gojsonschema walks through it (validation.go); what it finds has its words and its order. */
export function validate(schema: unknown, value: unknown, path: readonly string[], root: unknown, depth = 0): Result {
  const result = new Result();
  if (depth > 200) throw new Error('a schema that refers to itself so often is not supported');
  if (schema === true) return result;
  if (schema === false) {
    result.add(path, 'false', 'False always fails validation');
    return result;
  }
  if (!isFields(schema)) return result;
  const reference = own(schema, '$ref');
  if (typeof reference === 'string') return validate(resolve(root, reference), value, path, root, depth + 1);
  const types = typesOf(schema);
  const given = typeOf(value);
  const fits = types.includes(given) || (given === 'integer' && types.includes('number'));
  if (types.length > 0 && !fits) {
    const expected = types.length > 1 ? `[${types.join(',')}]` : types.join();
    result.add(path, 'invalid_type', `Invalid type. Expected: ${expected}, given: ${given}`);
    return result;
  }
  const inner = (one: unknown, of: unknown = value, at: readonly string[] = path): Result =>
    validate(one, of, at, root, depth + 1);
  validateLogic(schema, value, path, result, inner);
  if (Array.isArray(value)) validateArray(schema, value, path, result, inner);
  if (isFields(value)) validateObject(schema, value, path, result, inner);
  if (typeof value === 'number') validateNumber(schema, value, path, result);
  validateCommon(schema, value, path, result);
  if (typeof value === 'string') validateText(schema, value, path, result);
  if (isFields(value)) {
    const properties = own(schema, 'properties');
    for (const key of isFields(properties) ? Object.keys(properties).toSorted() : []) {
      if (Object.hasOwn(value, key)) result.merge(inner((properties as Fields)[key], value[key], [...path, key]));
    }
  }
  result.score += 1;
  return result;
}

function typeOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'number';
  return typeof value;
}

function validateLogic(schema: Fields, value: unknown, path: readonly string[], result: Result, inner: Inner): void {
  const list = (key: string): readonly Result[] => ((own(schema, key) ?? []) as unknown[]).map((one) => inner(one));
  const anyOf = list('anyOf');
  if (anyOf.length > 0 && !anyOf.some((one) => one.isValid)) {
    result.add(path, 'number_any_of', 'Must validate at least one schema (anyOf)');
    result.mergeBest(anyOf);
  }
  const oneOf = list('oneOf');
  const valid = oneOf.filter((one) => one.isValid).length;
  if (oneOf.length > 0 && valid !== 1) {
    result.add(path, 'number_one_of', 'Must validate one and only one schema (oneOf)');
    if (valid === 0) result.mergeBest(oneOf);
  }
  const allOf = list('allOf');
  for (const one of allOf) result.merge(one);
  if (!allOf.every((one) => one.isValid)) result.add(path, 'number_all_of', 'Must validate all the schemas (allOf)');
  const not = own(schema, 'not');
  if (not !== undefined && inner(not).isValid) result.add(path, 'number_not', 'Must not validate the schema (not)');
  validateDependencies(schema, value, path, result, inner);
  const condition = own(schema, 'if');
  if (condition !== undefined) {
    const holds = inner(condition).isValid;
    const key = holds ? 'then' : 'else';
    const branch = own(schema, key) === undefined ? undefined : inner(own(schema, key));
    if (branch?.isValid === false) {
      result.add(path, `condition_${key}`, `Must validate "${key}" as "if" was ${holds ? '' : 'not '}valid`);
      result.merge(branch);
    }
  }
  result.score += 1;
}

function validateDependencies(
  schema: Fields,
  value: unknown,
  path: readonly string[],
  result: Result,
  inner: Inner,
): void {
  const dependencies = own(schema, 'dependencies');
  if (!isFields(dependencies) || !isFields(value)) return;
  for (const key of Object.keys(value).toSorted()) {
    const needed = own(dependencies, key);
    if (Array.isArray(needed)) {
      for (const other of needed as string[]) {
        if (!Object.hasOwn(value, other)) result.add(path, 'missing_dependency', `Has a dependency on ${other}`);
      }
    } else if (needed !== undefined) result.merge(inner(needed));
  }
}

function validateCommon(schema: Fields, value: unknown, path: readonly string[], result: Result): void {
  const [constant, options] = [own(schema, 'const'), own(schema, 'enum')];
  const text = textOf(value);
  const field = Result.field(path);
  if (Object.hasOwn(schema, 'const') && textOf(constant) !== text)
    result.add(path, 'const', `${field} does not match: ${textOf(constant)}`);
  if (Array.isArray(options)) {
    const allowed = (options as unknown[]).map(textOf);
    if (!allowed.includes(text))
      result.add(path, 'enum', `${field} must be one of the following: ${allowed.join(', ')}`);
  }
  result.score += 1;
}

function validateText(schema: Fields, value: string, path: readonly string[], result: Result): void {
  const length = Array.from(value).length;
  const [min, max, pattern] = ['minLength', 'maxLength', 'pattern'].map((key) => own(schema, key));
  if (typeof min === 'number' && length < min)
    result.add(path, 'string_gte', `String length must be greater than or equal to ${min}`);
  if (typeof max === 'number' && length > max)
    result.add(path, 'string_lte', `String length must be less than or equal to ${max}`);
  if (typeof pattern === 'string' && !goRegexp(pattern).regexp.test(value))
    result.add(path, 'pattern', `Does not match pattern '${pattern}'`);
  result.score += 1;
}

function validateNumber(schema: Fields, value: number, path: readonly string[], result: Result): void {
  const number = (key: string): number | undefined => {
    const found = own(schema, key);
    return typeof found === 'number' ? found : undefined;
  };
  const multiple = number('multipleOf');
  if (multiple !== undefined && !isMultiple(value, multiple))
    result.add(path, 'multiple_of', `Must be a multiple of ${multiple}`);
  // Draft 4 says by `true` that the limit itself is out.
  const [maximum, minimum] = [number('maximum'), number('minimum')];
  const [noMaximum, noMinimum] = [own(schema, 'exclusiveMaximum') === true, own(schema, 'exclusiveMinimum') === true];
  const below = noMaximum ? maximum : number('exclusiveMaximum');
  const above = noMinimum ? minimum : number('exclusiveMinimum');
  if (!noMaximum && maximum !== undefined && value > maximum)
    result.add(path, 'number_lte', `Must be less than or equal to ${maximum}`);
  if (below !== undefined && value >= below) result.add(path, 'number_lt', `Must be less than ${below}`);
  if (!noMinimum && minimum !== undefined && value < minimum)
    result.add(path, 'number_gte', `Must be greater than or equal to ${minimum}`);
  if (above !== undefined && value <= above) result.add(path, 'number_gt', `Must be greater than ${above}`);
  result.score += 1;
}

/** In decimal, as it is written: 0.3 is a multiple of 0.1. */
function isMultiple(value: number, of: number): boolean {
  const digits = Math.max(...[value, of].map((one) => (/\.(\d+)$/.exec(String(one))?.[1] ?? '').length));
  const scaled = [value, of].map((one) => Math.round(one * 10 ** digits));
  return (scaled[0] ?? 0) % (scaled[1] ?? 1) === 0;
}
