/** What an expression is made of. */
export type Node =
  /** One character: what stands for it in JavaScript's syntax (flag `v`), and whether its case counts for nothing. */
  | { type: 'character'; source: string; folds: boolean }
  | { type: 'assertion'; at: Assertion }
  | { type: 'sequence'; parts: readonly Node[] }
  | { type: 'either'; ways: readonly Node[] }
  /** `most` is undefined where there is no end. */
  | { type: 'repetition'; node: Node; least: number; most: number | undefined; isLazy: boolean }
  | { type: 'group'; node: Node };

export type Assertion = 'start' | 'end' | 'lineStart' | 'lineEnd' | 'boundary' | 'noBoundary';

/** What Go's regexp package refuses. */
export class RegexpError extends Error {}

export function refuse(why: string): never {
  throw new RegexpError(why);
}

/** Where reading has come to, and the flags that hold there. */
export interface Reading {
  source: string;
  position: number;
  folds: boolean;
  multiline: boolean;
  dotAll: boolean;
  ungreedy: boolean;
}

/** The next character, of which the end has none. */
export function peek({ source, position }: Reading): string {
  return position < source.length ? String.fromCodePoint(source.codePointAt(position) ?? 0) : '';
}

export function take(reading: Reading): string {
  const character = peek(reading);
  reading.position += character.length;
  return character;
}

/** Takes what an expression matches, which begins with `^`. */
export function takeMatch(reading: Reading, expression: RegExp): RegExpExecArray | null {
  const match = expression.exec(reading.source.slice(reading.position));
  reading.position += match?.[0].length ?? 0;
  return match;
}
