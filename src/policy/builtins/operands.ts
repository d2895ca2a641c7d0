import { RegexpError } from '../../regexp/syntax.ts';
import type { RegoArray, RegoNumber, RegoValue } from '../rego-value.ts';

/** A builtin function of OPA; undefined where OPA's gives an error, which makes the expression undefined. */
export type HostBuiltin = (...args: readonly RegoValue[]) => RegoValue | undefined;
export type BuiltinTable = Readonly<Record<string, HostBuiltin>>;

type Operand = RegoValue | undefined;

/** What is thrown for an operand of another type than the builtin takes. */
export class OperandError extends Error {}

/** Makes builtins of functions that throw an OperandError where OPA's return an error. */
export function tolerant(table: BuiltinTable): BuiltinTable {
  return Object.fromEntries(
    Object.entries(table).map(([name, builtin]): [string, HostBuiltin] => [
      name,
      (...args) => {
        try {
          return builtin(...args);
        } catch (thrown) {
          if (thrown instanceof OperandError || thrown instanceof RegexpError) return undefined;
          throw thrown;
        }
      },
    ]),
  );
}

export function refuse(why: string): never {
  throw new OperandError(why);
}

export function text(value: Operand): string {
  return typeof value === 'string' ? value : refuse('no string');
}

/** An integer however it is written: 1, 1.0, 1e3. */
export function integer(value: Operand): bigint {
  if (!isNumber(value)) return refuse('no number');
  if (/^-?\d+$/.test(value.text)) return BigInt(value.text);
  const float = Number(value.text);
  return Number.isInteger(float) ? BigInt(float) : refuse('no integer');
}

export function small(value: Operand): number {
  return Number(integer(value));
}

export function texts(value: Operand): readonly string[] {
  return items(value).map(text);
}

export function items(value: Operand): readonly RegoValue[] {
  if (value !== null && typeof value === 'object' && (value.kind === 'array' || value.kind === 'set'))
    return value.items;
  return refuse('no array or set');
}

export function array(elements: readonly RegoValue[]): RegoArray {
  return { kind: 'array', items: elements };
}

export function number(value: number | bigint): RegoNumber {
  return { kind: 'number', text: String(value) };
}

export function isNumber(value: Operand): value is RegoNumber {
  return isKind(value, 'number');
}

export function isKind<Kind extends Exclude<RegoValue, null | boolean | string>['kind']>(
  value: Operand,
  kind: Kind,
): value is Extract<RegoValue, { kind: Kind }> {
  return value !== null && typeof value === 'object' && value.kind === kind;
}
