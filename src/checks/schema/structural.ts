import { reportUnknown, uniqueKeys, uniqueValues } from './compile.ts';
import { type Check, isMapping, type Report } from './report.ts';
import { mustBe, scalarChecks } from './scalars.ts';
import { valueChecks } from './structural-values.ts';

type Schema = Readonly<Record<string, unknown>>;

/** How deep a schema is followed; a deeper one than people write allows anything. */
const deepest = 60;

/**
 * Makes the check of a structural schema (apiextensions-apiserver pkg/apiserver/{schema,validation}), as for a custom resource: unknown fields are
 * refused unless they are preserved, null unless it is allowed or a default takes its place. `metadata` checks that of Kubernetes' objects.
 */
export function compileStructural(schema: Schema, metadata: Check): Check {
  return resourceCheck(schema, metadata, 0);
}

/** The root of a custom resource, and of an object in it (`x-kubernetes-embedded-resource`). */
function resourceCheck(schema: Schema, metadata: Check, depth: number): Check {
  const properties = { ...(isMapping(schema['properties']) ? schema['properties'] : {}) };
  for (const own of ['apiVersion', 'kind', 'metadata']) delete properties[own];
  const fields = fieldsOf(properties, metadata, depth);
  fields.set('apiVersion', scalarChecks.s);
  fields.set('kind', scalarChecks.s);
  fields.set('metadata', (value, report) => (value === null ? undefined : metadata(value, report)));
  return all([typeCheck(schema, () => mappingCheck(schema, fields, metadata, depth)), ...valueChecks(schema)]);
}

function nodeCheck(schema: unknown, metadata: Check, depth: number): Check {
  if (!isMapping(schema) || depth > deepest) return scalarChecks['*'];
  if (schema['x-kubernetes-embedded-resource'] === true)
    return nullable(schema, all([resourceCheck(schema, metadata, depth), embedded]));
  const inner = typeCheck(schema, (type) =>
    type === 'object'
      ? mappingCheck(schema, fieldsOf(schema['properties'], metadata, depth), metadata, depth)
      : listCheck(schema, metadata, depth),
  );
  return nullable(schema, all([inner, ...valueChecks(schema)]));
}

/** What an object inside of a custom resource has to have. */
const embedded: Check = (value, report) => {
  if (!isMapping(value)) return;
  for (const field of ['apiVersion', 'kind']) {
    const given = value[field];
    if (given === undefined || given === '') report.add('invalid', `${field} is missing`, field);
  }
};

function withDefault(properties: unknown): ReadonlySet<string> {
  if (!isMapping(properties)) return new Set();
  const names = Object.entries(properties).filter(([, each]) => isMapping(each) && each['default'] !== undefined);
  return new Set(names.map(([name]) => name));
}

function nullable(schema: Schema, check: Check): Check {
  if (schema['nullable'] !== true) return check;
  return (value, report) => (value === null ? undefined : check(value, report));
}

/** A value of the wrong type is told once: nothing more is said of it. */
function all([first, ...rest]: readonly Check[]): Check {
  if (rest.length === 0) return first ?? scalarChecks['*'];
  return (value, report) => {
    const before = report.problems.length;
    first?.(value, report);
    const wrong = report.problems.slice(before).some(({ path }) => path.length === report.path.length);
    if (!wrong) for (const check of rest) check(value, report);
  };
}

function typeCheck(schema: Schema, inner: (type: 'object' | 'array') => Check): Check {
  if (schema['x-kubernetes-int-or-string'] === true) return intOrString;
  switch (schema['type']) {
    case 'object':
    case 'array':
      return inner(schema['type']);
    case 'string':
      return scalarChecks.s;
    case 'boolean':
      return scalarChecks.b;
    case 'number':
      return scalarChecks.n;
    case 'integer':
      return schema['format'] === 'int32' ? scalarChecks.i : scalarChecks.l;
    default:
      // Without a type it is anything, but what it says of fields still counts.
      return isMapping(schema['properties']) && schema['x-kubernetes-preserve-unknown-fields'] !== true
        ? inner('object')
        : scalarChecks['*'];
  }
}

const intOrString: Check = (value, report) => {
  if (typeof value !== 'string' && !Number.isInteger(value)) mustBe('an integer or a text', value, report);
};

function fieldsOf(properties: unknown, metadata: Check, depth: number): Map<string, Check> {
  const entries = isMapping(properties) ? Object.entries(properties) : [];
  return new Map(entries.map(([name, schema]) => [name, lazily(() => nodeCheck(schema, metadata, depth + 1))]));
}

/** Most fields of a large schema are never met. */
function lazily(make: () => Check): Check {
  let check: Check | undefined;
  return (value, report) => {
    check ??= make();
    check(value, report);
  };
}

function mappingCheck(schema: Schema, fields: ReadonlyMap<string, Check>, metadata: Check, depth: number): Check {
  const extra = schema['additionalProperties'];
  const others = isMapping(extra) ? lazily(() => nodeCheck(extra, metadata, depth + 1)) : undefined;
  const open = schema['x-kubernetes-preserve-unknown-fields'] === true || extra === true;
  const defaults = withDefault(schema['properties']);
  return (value, report) => {
    if (!isMapping(value)) return mustBe('a mapping', value, report);
    for (const key of Object.keys(value)) {
      const check = fields.get(key) ?? others;
      const child = value[key];
      if (check === undefined) {
        if (!open) reportUnknown(key, fields.keys(), report);
      } else if (child !== null || !defaults.has(key)) {
        report.path.push(key);
        check(child, report);
        report.path.pop();
      }
    }
  };
}

function listCheck(schema: Schema, metadata: Check, depth: number): Check {
  const items = lazily(() => nodeCheck(schema['items'], metadata, depth + 1));
  const unique = uniqueness(schema);
  return (value, report) => {
    if (!Array.isArray(value)) return mustBe('a list', value, report);
    for (const [index, item] of value.entries()) {
      report.path.push(index);
      items(item, report);
      report.path.pop();
    }
    unique?.(value, report);
  };
}

function uniqueness(schema: Schema): ((items: readonly unknown[], report: Report) => void) | undefined {
  if (schema['x-kubernetes-list-type'] === 'set') return uniqueValues;
  const keys = schema['x-kubernetes-list-map-keys'];
  if (schema['x-kubernetes-list-type'] !== 'map' || !Array.isArray(keys)) return undefined;
  const items = isMapping(schema['items']) ? schema['items']['properties'] : undefined;
  const absent = (key: string): unknown => {
    const property = isMapping(items) ? items[key] : undefined;
    return isMapping(property) ? property['default'] : undefined;
  };
  return uniqueKeys(keys.filter((key) => typeof key === 'string').map((key) => [key, absent(key)]));
}
