import { isDeepStrictEqual } from 'node:util';
import { createMatches } from '../../regexp/matches.ts';
import { RegexpError } from '../../regexp/syntax.ts';
import { type Check, isMapping, Report, shown } from './report.ts';
import { isBase64, isDateTime } from './scalars.ts';

type Schema = Readonly<Record<string, unknown>>;

/** What a schema demands of values beyond their type: bounds, patterns, enums, required fields, and combinations of them. */
export function valueChecks(schema: Schema): readonly Check[] {
  return [
    ...enums(schema),
    ...numbers(schema),
    ...texts(schema),
    ...sizes(schema),
    ...fields(schema),
    ...logic(schema),
  ];
}

function enums({ enum: values }: Schema): readonly Check[] {
  if (!Array.isArray(values)) return [];
  const names = values.map((value) => (typeof value === 'string' ? value : JSON.stringify(value))).join(', ');
  return [
    (value, report) => {
      if (values.some((allowed) => isDeepStrictEqual(allowed, value))) return;
      const what = typeof value === 'string' ? shown(value) : 'this value';
      report.add('invalid', `${what} is none of ${names.slice(0, 300)}`);
    },
  ];
}

function numbers({ minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf }: Schema): readonly Check[] {
  const checks: Check[] = [];
  const add = (isWrong: (value: number) => boolean, message: string): void => {
    checks.push((value, report) => {
      if (typeof value === 'number' && isWrong(value)) report.add('invalid', message);
    });
  };
  if (typeof minimum === 'number') {
    if (exclusiveMinimum === true) add((value) => value <= minimum, `must be more than ${minimum}`);
    else add((value) => value < minimum, `must be at least ${minimum}`);
  }
  if (typeof maximum === 'number') {
    if (exclusiveMaximum === true) add((value) => value >= maximum, `must be less than ${maximum}`);
    else add((value) => value > maximum, `must be at most ${maximum}`);
  }
  if (typeof multipleOf === 'number' && multipleOf > 0)
    add((value) => !Number.isInteger(value / multipleOf), `must be a multiple of ${multipleOf}`);
  return checks;
}

const formats: Readonly<Record<string, { test: (text: string) => boolean; what: string }>> = {
  'date-time': { test: isDateTime, what: 'a time such as 2026-01-31T12:00:00Z' },
  byte: { test: isBase64, what: 'base64' },
  ipv4: { test: (text) => /^(?:\d{1,3}\.){3}\d{1,3}$/.test(text), what: 'an IPv4 address' },
  uuid: { test: (text) => /^[\da-f]{8}-?(?:[\da-f]{4}-?){3}[\da-f]{12}$/i.test(text), what: 'a UUID' },
  date: { test: (text) => /^\d{4}-\d\d-\d\d$/.test(text), what: 'a date' },
};

function texts({ pattern, minLength, maxLength, format }: Schema): readonly Check[] {
  const checks: Check[] = [];
  const add = (isRight: (value: string) => boolean, message: string): void => {
    checks.push((value, report) => {
      if (typeof value === 'string' && !isRight(value)) report.add('invalid', message);
    });
  };
  if (typeof pattern === 'string') add(matcherOf(pattern), `must match ${pattern.slice(0, 200)}`);
  if (typeof minLength === 'number')
    add((value) => charactersIn(value) >= minLength, `must have at least ${minLength} characters`);
  if (typeof maxLength === 'number')
    add((value) => charactersIn(value) <= maxLength, `must have at most ${maxLength} characters`);
  const known = typeof format === 'string' && Object.hasOwn(formats, format) ? formats[format] : undefined;
  if (known !== undefined) add(known.test, `must be ${known.what}`);
  return checks;
}

/** Code points, as Go counts. */
function charactersIn(text: string): number {
  return Array.from(text).length;
}

/** Whether a text matches, as Go finds it; any does where the API server would refuse the pattern. Most patterns of a definition are never asked. */
function matcherOf(pattern: string): (text: string) => boolean {
  let matches: ReturnType<typeof createMatches> | undefined;
  return (text) => (matches ??= compiled(pattern))(text) ?? true;
}

function compiled(pattern: string): ReturnType<typeof createMatches> {
  try {
    return createMatches(pattern);
  } catch (thrown) {
    if (thrown instanceof RegexpError) return () => undefined;
    throw thrown;
  }
}

function sizes({ minItems, maxItems, minProperties, maxProperties }: Schema): readonly Check[] {
  const checks: Check[] = [];
  const add = (size: (value: unknown) => number | undefined, least: unknown, most: unknown, what: string): void => {
    if (typeof least !== 'number' && typeof most !== 'number') return;
    checks.push((value, report) => {
      const count = size(value);
      if (count === undefined) return;
      if (typeof least === 'number' && count < least) report.add('invalid', `must have at least ${least} ${what}`);
      if (typeof most === 'number' && count > most) report.add('invalid', `must have at most ${most} ${what}`);
    });
  };
  add((value) => (Array.isArray(value) ? value.length : undefined), minItems, maxItems, 'items');
  add((value) => (isMapping(value) ? Object.keys(value).length : undefined), minProperties, maxProperties, 'fields');
  return checks;
}

function fields({ required, properties }: Schema): readonly Check[] {
  if (!Array.isArray(required)) return [];
  const known = isMapping(properties) ? properties : {};
  // What has a default is put in before it is looked for.
  const hasDefault = (name: string): boolean => {
    const property = Object.hasOwn(known, name) ? known[name] : undefined;
    return isMapping(property) && property['default'] !== undefined;
  };
  const names = required.filter((name) => typeof name === 'string').filter((name) => !hasDefault(name));
  const isNullable = (name: string): boolean => {
    const property = Object.hasOwn(known, name) ? known[name] : undefined;
    return isMapping(property) && property['nullable'] === true;
  };
  return [
    (value, report) => {
      if (!isMapping(value)) return;
      for (const name of names) {
        const given = Object.hasOwn(value, name) ? value[name] : undefined;
        if (given === undefined || (given === null && !isNullable(name)))
          report.add('invalid', `${name} is missing`, name);
      }
    },
  ];
}

/** `allOf` and the like say something of values only: types and fields are the schema's own. */
function logic({ allOf, anyOf, oneOf, not }: Schema): readonly Check[] {
  const parts = (list: unknown): readonly Check[] =>
    Array.isArray(list) ? list.filter(isMapping).map((each) => deepChecks(each)) : [];
  const checks: Check[] = [...parts(allOf)];
  const add = (list: unknown, isRight: (matches: number) => boolean, message: string): void => {
    const alternatives = parts(list);
    if (alternatives.length === 0) return;
    checks.push((value, report) => {
      const matches = alternatives.filter((check) => passesOne(value, check)).length;
      if (!isRight(matches)) report.add('invalid', message);
    });
  };
  add(anyOf, (matches) => matches > 0, 'fits none of the alternatives of its schema (anyOf)');
  add(oneOf, (matches) => matches === 1, 'must fit exactly one of the alternatives of its schema (oneOf)');
  if (isMapping(not)) add([not], (matches) => matches === 0, 'is what its schema excludes (not)');
  return checks;
}

/** The values of a schema inside `allOf` and the like, with those of its fields and items. */
function deepChecks(schema: Schema): Check {
  const own = [...typeOnly(schema), ...valueChecks(schema)];
  const properties = isMapping(schema['properties']) ? Object.entries(schema['properties']) : [];
  const inner = properties.flatMap(([name, each]) => (isMapping(each) ? [[name, deepChecks(each)] as const] : []));
  const items = isMapping(schema['items']) ? deepChecks(schema['items']) : undefined;
  return (value, report) => {
    for (const check of own) check(value, report);
    for (const [name, check] of inner) {
      if (!isMapping(value) || !Object.hasOwn(value, name)) continue;
      report.path.push(name);
      check(value[name], report);
      report.path.pop();
    }
    if (items !== undefined && Array.isArray(value)) for (const item of value) items(item, report);
  };
}

function typeOnly({ type }: Schema): readonly Check[] {
  const tests: Readonly<Record<string, (value: unknown) => boolean>> = {
    string: (value) => typeof value === 'string',
    integer: Number.isInteger,
    number: (value) => typeof value === 'number',
    boolean: (value) => typeof value === 'boolean',
    object: isMapping,
    array: Array.isArray,
  };
  const test = typeof type === 'string' && Object.hasOwn(tests, type) ? tests[type] : undefined;
  if (test === undefined) return [];
  return [(value, report) => (test(value) ? undefined : report.add('invalid', `must be of the type ${String(type)}`))];
}

function passesOne(value: unknown, check: Check): boolean {
  const report = new Report();
  check(value, report);
  return report.problems.length === 0;
}
