export type PathPattern = (path: string) => boolean;

export interface GlobDialect {
  /** `*` and `?` stay within a folder. */
  within?: boolean;
  /** A segment of `**` stands for any folders. */
  folders?: boolean;
  /** What negates a set of characters when it stands first in it. */
  negations: string;
}

type Fits = (character: string) => boolean;

/** One character, any number of them, or any number of whole folders. */
type Token = { type: 'one' | 'many'; fits: Fits } | { type: 'folders' };

/** A pattern as a machine that is in many states at once, but never in more than `states`, whatever it has read. */
export interface GlobMachine {
  states: number;
  start: ReadonlySet<number>;
  /** The states after one more character; none when nothing can match any more. */
  next(states: ReadonlySet<number>, character: string): ReadonlySet<number>;
  accepts(states: ReadonlySet<number>): boolean;
}

/**
 * A hostile pattern takes no longer than its length times the path's, which a regular expression does not promise. A pattern that is not
 * valid matches nothing.
 */
export function compileGlob(pattern: string, dialect: GlobDialect): PathPattern {
  const machine = globMachine(pattern, dialect);
  if (machine === undefined) return () => false;
  return (path) => {
    let states = machine.start;
    for (const character of Array.from(path)) {
      states = machine.next(states, character);
      if (states.size === 0) return false;
    }
    return machine.accepts(states);
  };
}

/** Undefined for a pattern that is not valid. */
export function globMachine(pattern: string, dialect: GlobDialect): GlobMachine | undefined {
  const tokens = tokensOf(Array.from(pattern), dialect);
  if (tokens === undefined) return undefined;
  return {
    states: tokens.length + 1 + tokens.filter(({ type }) => type === 'folders').length,
    start: closure(tokens, [0]),
    next(states, character) {
      const next: number[] = [];
      for (const state of states) step(tokens, state, character, next);
      return closure(tokens, next);
    },
    accepts: (states) => states.has(tokens.length),
  };
}

/** States are positions among tokens; inside of a folder that `folders` stands for, half a step further. */
function step(tokens: readonly Token[], state: number, character: string, next: number[]): void {
  const inside = !Number.isInteger(state);
  const token = tokens[Math.floor(state)];
  if (token === undefined) return;
  if (token.type === 'folders') {
    if (character !== '/') next.push(Math.floor(state) + 0.5);
    else if (inside) next.push(Math.floor(state));
  } else if (token.fits(character)) next.push(token.type === 'one' ? state + 1 : state);
}

function closure(tokens: readonly Token[], from: readonly number[]): ReadonlySet<number> {
  const states = new Set(from);
  // A set goes on with what is added to it.
  for (const state of states) {
    const token = tokens[state];
    if (token !== undefined && token.type !== 'one') states.add(state + 1);
  }
  return states;
}

function tokensOf(
  characters: readonly string[],
  { within = false, folders = false, negations }: GlobDialect,
): readonly Token[] | undefined {
  const any: Fits = within ? (character) => character !== '/' : () => true;
  const tokens: Token[] = [];
  for (let at = 0; at < characters.length; at++) {
    const character = characters[at] ?? '';
    if (character === '*') {
      let stars = 1;
      while (characters[at + stars] === '*') stars++;
      const after = characters[at + stars];
      const alone = (at === 0 || characters[at - 1] === '/') && (after === undefined || after === '/');
      at += stars - 1;
      if (!folders || stars < 2 || !alone) tokens.push({ type: 'many', fits: any });
      else if (after === '/') {
        at++;
        tokens.push({ type: 'folders' });
      } else tokens.push({ type: 'many', fits: () => true });
    } else if (character === '?') tokens.push({ type: 'one', fits: any });
    else if (character === '[') {
      const negated = negations.includes(characters[at + 1] ?? ' ');
      const start = at + (negated ? 2 : 1);
      const end = characters.indexOf(']', start + 1);
      if (end < 0) return undefined;
      const fits = setOf(characters.slice(start, end));
      tokens.push({ type: 'one', fits: (one) => fits(one) !== negated && (!within || one !== '/') });
      at = end;
    } else {
      if (character === '\\') at++;
      const literal = characters[at];
      if (literal === undefined) return undefined;
      tokens.push({ type: 'one', fits: (one) => one === literal });
    }
  }
  return tokens;
}

function setOf(characters: readonly string[]): Fits {
  const ranges: [string, string][] = [];
  for (let at = 0; at < characters.length; at++) {
    if (characters[at] === '\\' && at + 1 < characters.length) at++;
    const low = characters[at] ?? '';
    const ranged = characters[at + 1] === '-' && at + 2 < characters.length;
    ranges.push([low, ranged ? (characters[at + 2] ?? low) : low]);
    if (ranged) at += 2;
  }
  return (character) => ranges.some(([low, high]) => low <= character && character <= high);
}
