import { nearest } from '../../model/nearest.ts';
import type { Body, ListNode, Node } from './bundle.ts';
import type { Constraint, Constraints } from './constraint.ts';
import { type Check, isMapping, named, type Report, shown } from './report.ts';
import { mustBe, scalarChecks } from './scalars.ts';

/** What definitions and enums are called by number. */
export interface Definitions {
  body(name: number): Body | undefined;
  values(index: number): readonly string[];
  /** What is demanded of a definition's fields besides. */
  constraints(name: number): Constraints;
}

/** Makes checks of definitions on demand; each is made once. */
export function createCompiler(definitions: Definitions): (name: number) => Check {
  const checks = new Map<number, Check>();
  const openChecks = new Map<number, Check>();
  const definition = (name: number, isOpen = false): Check => {
    const made = isOpen ? openChecks : checks;
    const known = made.get(name);
    if (known !== undefined) return known;
    let check: Check | undefined;
    // Definitions refer to themselves, so the check is made when it is first used.
    const lazy: Check = (value, report) => {
      check ??= compileBody(definitions.body(name), isOpen ? {} : definitions.constraints(name), isOpen);
      check(value, report);
    };
    made.set(name, lazy);
    return lazy;
  };
  const node = (of: Node, isOpen: boolean): Check => {
    if (typeof of === 'number') return definition(of, isOpen);
    if (typeof of === 'string') return scalarChecks[of];
    if ('enum' in of) return enumCheck(definitions.values(of.enum));
    if ('map' in of) return mapCheck(node(of.map, isOpen));
    return listCheck(node(of.list, isOpen), of, typeof of.list === 'number');
  };
  const compileBody = (body: Body | undefined, constraints: Constraints, isOpen: boolean): Check => {
    if (body === undefined) return scalarChecks['*'];
    if ('is' in body) return node(body.is, isOpen);
    const { fields, required = [] } = body;
    const filled = Object.keys(constraints).filter((name) => constraints[name]?.filled === true && name in fields);
    const checks = Object.entries(fields).map(([name, of]) => {
      const constraint = constraints[name];
      return [name, constrained(node(of, isOpen || constraint?.open === true), constraint)] as const;
    });
    return constrained(objectCheck(new Map(checks), [...new Set([...required, ...filled])]), constraints['']);
  };
  return (name) => definition(name);
}

function constrained(check: Check, constraint: Constraint | undefined): Check {
  if (constraint === undefined) return check;
  const { filled = false, check: more } = constraint;
  return (value, report) => {
    const before = report.problems.length;
    check(value, report);
    // What is no such value at all needs not be said to be out of bounds, too.
    if (typeof value !== 'object' && report.problems.length > before) return;
    if (filled && (value === '' || (Array.isArray(value) && value.length === 0)))
      report.add('invalid', 'must not be empty');
    more?.(value, report);
  };
}

/** null is read as if the field were not there. */
function objectCheck(fields: ReadonlyMap<string, Check>, required: readonly string[]): Check {
  return (value, report) => {
    if (!isMapping(value)) return mustBe('a mapping', value, report);
    const { path } = report;
    for (const key of Object.keys(value)) {
      const check = fields.get(key);
      if (check === undefined) {
        reportUnknown(key, fields.keys(), report);
        continue;
      }
      const child = value[key];
      if (child === null) continue;
      path.push(key);
      check(child, report);
      path.pop();
    }
    for (const key of required) {
      if (value[key] === undefined || value[key] === null) report.add('invalid', `${key} is missing`, key);
    }
  };
}

export function reportUnknown(key: string, known: Iterable<string>, report: Report): void {
  const names = [...known];
  const lower = key.toLowerCase();
  const meant = names.find((name) => name.toLowerCase() === lower) ?? nearest(key, names);
  const hint = meant === undefined ? '' : `, did you mean ${meant}?`;
  report.add('unknown', `unknown field ${named(key)}${hint}`, key);
}

function enumCheck(values: readonly string[]): Check {
  // An empty text is what the default is put in place of.
  const allowed = new Set(['', ...values]);
  return (value, report) => {
    if (typeof value !== 'string') mustBe('a text', value, report);
    else if (!allowed.has(value)) report.add('invalid', `${shown(value)} is none of ${values.join(', ')}`);
  };
}

function mapCheck(check: Check): Check {
  return (value, report) => {
    if (!isMapping(value)) return mustBe('a mapping', value, report);
    for (const key of Object.keys(value)) {
      if (value[key] === null) continue;
      report.path.push(key);
      check(value[key], report);
      report.path.pop();
    }
  };
}

function listCheck(check: Check, { keys, set }: ListNode, isOfObjects: boolean): Check {
  const unique = set ? uniqueValues : keys === undefined ? undefined : uniqueKeys(keys);
  return (value, report) => {
    if (!Array.isArray(value)) return mustBe('a list', value, report);
    for (const [index, item] of value.entries()) {
      // The API server reads an empty item as an empty text or object, but not where items are told apart.
      if (item === null && unique === undefined && !isOfObjects) continue;
      report.path.push(index);
      check(item === null && unique === undefined ? {} : item, report);
      report.path.pop();
    }
    if (value.length > 1) unique?.(value, report);
  };
}

/** A list whose items are told apart by their value. */
export function uniqueValues(items: readonly unknown[], report: Report): void {
  const seen = new Set<string>();
  for (const [index, item] of items.entries()) {
    const text = JSON.stringify(item);
    if (seen.has(text)) report.add('duplicate', 'is in this list twice', index);
    seen.add(text);
  }
}

/** A list whose items are told apart by some of their fields. */
export function uniqueKeys(
  keys: readonly (readonly [field: string, absent: unknown])[],
): (items: readonly unknown[], report: Report) => void {
  return (items, report) => {
    const seen = new Set<string>();
    for (const [index, item] of items.entries()) {
      if (!isMapping(item)) continue;
      const values = keys.map(([field, absent]) => item[field] ?? absent);
      if (values.every((value) => value === null || value === undefined)) continue;
      const [only] = values;
      const text = values.length === 1 && typeof only === 'string' ? only : JSON.stringify(values);
      if (seen.has(text)) {
        const told = keys.map(([field], place) => `${field} ${quoted(values[place])}`).join(' and ');
        report.add('duplicate', `an item with ${told} is in this list already`, index);
      }
      seen.add(text);
    }
  };
}

function quoted(value: unknown): string {
  return typeof value === 'string' ? shown(value) : JSON.stringify(value ?? 'none');
}
