import type { RegoObject, RegoValue } from '../rego-value.ts';
import { array, type BuiltinTable, isKind, isNumber, refuse, small, text } from './operands.ts';
import { equal } from './subset.ts';

/** RFC 6902 over Rego's values (v1/topdown/json.go): keys may be of any type, and sets are patched too. */
export const jsonPatchBuiltins: BuiltinTable = {
  'json.patch': (value, operations) => {
    if (value === undefined || !isKind(operations, 'array')) return refuse('no operations');
    return operations.items.reduce<RegoValue | undefined>(apply, value);
  },
};

type Path = readonly RegoValue[];

function apply(value: RegoValue | undefined, operation: RegoValue): RegoValue | undefined {
  if (!isKind(operation, 'object')) return refuse('no operation');
  const path = parsePath(required(operation, 'path'));
  switch (text(required(operation, 'op'))) {
    case 'add':
      return insert(value, path, required(operation, 'value'));
    case 'remove':
      return remove(value, path);
    case 'replace':
      return insert(remove(value, path), path, required(operation, 'value'));
    case 'move': {
      const from = parsePath(required(operation, 'from'));
      return insert(remove(value, from), path, at(value, from));
    }
    case 'copy':
      return insert(value, path, at(value, parsePath(required(operation, 'from'))));
    case 'test':
      return equal(at(value, path), required(operation, 'value')) ? value : refuse('test failed');
    default:
      return refuse('unknown operation');
  }
}

function required(operation: RegoObject, name: string): RegoValue {
  return operation.entries.find(([key]) => key === name)?.[1] ?? missing(operation, name);
}

/** A value that is null is there; only one that is not there is missing. */
function missing(operation: RegoObject, name: string): null {
  return operation.entries.some(([key]) => key === name) ? null : refuse(`no ${name}`);
}

function parsePath(path: RegoValue): Path {
  if (isKind(path, 'array')) return path.items;
  const written = text(path);
  if (written === '') return [];
  const parts = written.replace(/^\/+/, '').split('/');
  return parts.map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));
}

function at(value: RegoValue | undefined, path: Path): RegoValue {
  if (value === undefined) return refuse('nothing there');
  const [step, ...rest] = path;
  return step === undefined ? value : at(child(value, step), rest);
}

function child(value: RegoValue, step: RegoValue): RegoValue | undefined {
  if (isKind(value, 'object')) return value.entries.find(([key]) => equal(key, step))?.[1];
  if (isKind(value, 'set')) return value.items.find((item) => equal(item, step));
  return isKind(value, 'array') ? value.items[index(step, value.items.length)] : refuse('no composite');
}

function insert(value: RegoValue | undefined, path: Path, given: RegoValue): RegoValue {
  const [step, ...rest] = path;
  if (step === undefined) return given;
  if (value === undefined) return refuse('nothing there');
  if (rest.length > 0) return withChild(value, step, insert(at(value, [step]), rest, given));
  if (isKind(value, 'object')) return withChild(value, step, given);
  if (isKind(value, 'set')) {
    if (!equal(step, given)) return refuse('a set holds its keys');
    return { kind: 'set', items: [...value.items.filter((item) => !equal(item, given)), given] };
  }
  if (!isKind(value, 'array')) return refuse('no composite');
  const place = index(step, value.items.length);
  return array(value.items.toSpliced(place, 0, given));
}

/** Replaces what is there, or adds a field. */
function withChild(value: RegoValue, step: RegoValue, given: RegoValue): RegoValue {
  if (isKind(value, 'object')) {
    const place = value.entries.findIndex(([key]) => equal(key, step));
    const entry = [step, given] as const;
    return { kind: 'object', entries: place < 0 ? [...value.entries, entry] : value.entries.with(place, entry) };
  }
  if (isKind(value, 'set')) return { kind: 'set', items: [...value.items.filter((item) => !equal(item, step)), given] };
  return isKind(value, 'array')
    ? array(value.items.with(index(step, value.items.length), given))
    : refuse('no composite');
}

function remove(value: RegoValue | undefined, path: Path): RegoValue | undefined {
  const [step, ...rest] = path;
  if (step === undefined) return undefined;
  const inner = at(value, [step]);
  if (value === undefined) return refuse('nothing there');
  if (rest.length > 0) {
    const left = remove(inner, rest);
    return left === undefined ? refuse('nothing left') : withChild(value, step, left);
  }
  if (isKind(value, 'object')) return { kind: 'object', entries: value.entries.filter(([key]) => !equal(key, step)) };
  if (isKind(value, 'set')) return { kind: 'set', items: value.items.filter((item) => !equal(item, step)) };
  return isKind(value, 'array')
    ? array(value.items.toSpliced(index(step, value.items.length), 1))
    : refuse('no composite');
}

/** Of an array: a number or its text, `-` for the end. At most its length; who needs an element finds none there. */
function index(step: RegoValue, length: number): number {
  if (step === '-') return length;
  if (typeof step === 'string' && !/^(?:0|[1-9]\d{0,15})$/.test(step)) refuse('no index');
  const place = isNumber(step) ? small(step) : Number(text(step));
  return place >= 0 && place <= length ? place : refuse('out of range');
}
