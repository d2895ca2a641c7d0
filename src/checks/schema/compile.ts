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

/** A check of what is inside of something; of one type all values are fine without it. */
interface Part {
  check: Check;
  fine: 'string' | 'boolean' | typeof none;
}

const none = 'no type';

/** Makes checks of definitions on demand; each is made once. */
export function createCompiler(definitions: Definitions): (name: number) => Check {
  const parts = new Map<number, Part>();
  const openParts = new Map<number, Part>();
  const definition = (name: number, isOpen = false): Part => {
    const made = isOpen ? openParts : parts;
    const known = made.get(name);
    if (known !== undefined) return known;
    const part: Part = {
      // Definitions refer to themselves, so the check is made when it is first used.
      check: (value, report) => {
        part.check = compileBody(definitions.body(name), isOpen ? {} : definitions.constraints(name), isOpen);
        part.check(value, report);
      },
      fine: none,
    };
    made.set(name, part);
    return part;
  };
  const partOf = (of: Node, isOpen: boolean): Part => {
    if (typeof of === 'number') return definition(of, isOpen);
    if (typeof of === 'string')
      return { check: scalarChecks[of], fine: of === 's' ? 'string' : of === 'b' ? 'boolean' : none };
    if ('enum' in of && !isOpen) return { check: enumCheck(definitions.values(of.enum)), fine: none };
    if ('enum' in of) return partOf('s', isOpen);
    if ('map' in of) return { check: mapCheck(partOf(of.map, isOpen)), fine: none };
    return { check: listCheck(partOf(of.list, isOpen), of, typeof of.list === 'number'), fine: none };
  };
  const compileBody = (body: Body | undefined, constraints: Constraints, isOpen: boolean): Check => {
    if (body === undefined) return scalarChecks['*'];
    if ('is' in body) return checkOf(partOf(body.is, isOpen));
    const { fields } = body;
    const filled = Object.keys(constraints).filter((name) => constraints[name]?.filled === true && name in fields);
    const required = isOpen ? [] : (body.required ?? []).filter((name) => constraints[name]?.optional !== true);
    // What a manifest says of an object's status is not kept, and so not looked at.
    const isKind = 'apiVersion' in fields && 'kind' in fields;
    const checks = Object.entries(fields).map(([name, of]): [string, Part] => {
      const constraint = constraints[name];
      const isOpenField = isOpen || constraint?.open === true || (isKind && name === 'status');
      return [name, constrained(partOf(of, isOpenField), constraint)];
    });
    const check = objectCheck(new Map(checks), [...new Set([...required, ...filled])]);
    return constrained({ check, fine: none }, constraints['']).check;
  };
  return (name) => checkOf(definition(name));
}

/** What it is when it is used. */
function checkOf(part: Part): Check {
  return (value, report) => part.check(value, report);
}

function constrained(part: Part, constraint: Constraint | undefined): Part {
  if (constraint === undefined) return part;
  const { filled = false, check: more } = constraint;
  const check: Check = (value, report) => {
    const before = report.problems.length;
    if (typeof value !== part.fine) part.check(value, report);
    // What is no such value at all needs not be said to be out of bounds, too.
    if (typeof value !== 'object' && report.problems.length > before) return;
    if (filled && (value === '' || (Array.isArray(value) && value.length === 0)))
      report.add('invalid', 'must not be empty');
    more?.(value, report);
  };
  return { check, fine: none };
}

/** null is read as if the field were not there. */
function objectCheck(fields: ReadonlyMap<string, Part>, required: readonly string[]): Check {
  return (value, report) => {
    if (!isMapping(value)) return mustBe('a mapping', value, report);
    const { path } = report;
    for (const key in value) {
      const part = fields.get(key);
      if (part === undefined) {
        reportUnknown(key, fields.keys(), report);
        continue;
      }
      const child = value[key];
      if (child === null || typeof child === part.fine) continue;
      path.push(key);
      part.check(child, report);
      path.pop();
    }
    for (const key of required) {
      if (value[key] === undefined || value[key] === null) report.add('invalid', `${key} is missing`, key);
    }
  };
}

export function reportUnknown(key: string, known: Iterable<string>, report: Report): void {
  if (report.isFull) return;
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

function mapCheck(part: Part): Check {
  return (value, report) => {
    if (!isMapping(value)) return mustBe('a mapping', value, report);
    for (const key in value) {
      const child = value[key];
      if (child === null || typeof child === part.fine) continue;
      report.path.push(key);
      part.check(child, report);
      report.path.pop();
    }
  };
}

function listCheck(part: Part, { keys, set }: ListNode, isOfObjects: boolean): Check {
  const unique = set ? uniqueValues : keys === undefined ? undefined : uniqueKeys(keys);
  return (value, report) => {
    if (!Array.isArray(value)) return mustBe('a list', value, report);
    for (let index = 0; index < value.length; index++) {
      const item: unknown = value[index];
      if (typeof item === part.fine) continue;
      // The API server reads an empty item as an empty text or object, but not where items are told apart.
      if (item === null && unique === undefined && !isOfObjects) continue;
      report.path.push(index);
      part.check(item === null && unique === undefined ? {} : item, report);
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
  const tell = (values: readonly unknown[], index: number, report: Report): void => {
    const told = keys.map(([field], place) => `${field} ${quoted(values[place])}`).join(' and ');
    report.add('duplicate', `an item with ${told} is in this list already`, index);
  };
  const [only, ...others] = keys;
  if (only !== undefined && others.length === 0) {
    const [field, absent] = only;
    return (items, report) => {
      const seen = new Set<string>();
      for (let index = 0; index < items.length; index++) {
        const item = items[index];
        const value = isMapping(item) ? (item[field] ?? absent) : undefined;
        if (value === null || value === undefined) continue;
        const text = typeof value === 'string' ? value : JSON.stringify([value]);
        if (seen.has(text)) tell([value], index, report);
        seen.add(text);
      }
    };
  }
  return (items, report) => {
    const seen = new Set<string>();
    for (const [index, item] of items.entries()) {
      if (!isMapping(item)) continue;
      const values = keys.map(([field, absent]) => item[field] ?? absent);
      if (values.every((value) => value === null || value === undefined)) continue;
      const text = JSON.stringify(values);
      if (seen.has(text)) tell(values, index, report);
      seen.add(text);
    }
  };
}

function quoted(value: unknown): string {
  return typeof value === 'string' ? shown(value) : JSON.stringify(value ?? 'none');
}
