/** True when a path, relative with forward slashes, is what the pattern names. */
export type PathPattern = (path: string) => boolean;

type Step =
  | { kind: 'char'; char: string }
  | { kind: 'class'; negated: boolean; ranges: readonly (readonly [string, string])[] }
  /** `?`: anything but a slash. */
  | { kind: 'one' }
  /** `*`: any number of anything but slashes. */
  | { kind: 'some' }
  /** `**` at the end: everything. */
  | { kind: 'all' }
  /** `**` before more: nothing, or what `through` takes. Always followed by `through`. */
  | { kind: 'maybe' }
  /** Anything that ends with a slash. */
  | { kind: 'through' };

/** Longer ones are no patterns that anybody wrote; they match nothing. */
const maxLength = 4096;

/**
 * Compiles a pattern of a .dockerignore file with the semantics of moby/patternmatcher `Pattern.compile`: `**` spans folders, a class is
 * negated by `^`, a trailing `**` takes everything. Runs in linear time, whatever the pattern; a malformed one matches nothing.
 */
export function compilePattern(pattern: string): PathPattern {
  const wild = /[*?[\]\\]/;
  if (!wild.test(pattern)) return (path) => path === pattern;
  // moby's short cut for `**suffix` also takes what ends in the middle of a name.
  const suffix = pattern.startsWith('**') ? pattern.slice(2) : undefined;
  if (suffix !== undefined && !wild.test(suffix)) {
    return (path) => path.endsWith(suffix) || (suffix.startsWith('/') && path === suffix.slice(1));
  }
  const steps = pattern.length > maxLength ? undefined : parse(pattern);
  return steps === undefined ? () => false : (path) => run(steps, path);
}

function parse(pattern: string): readonly Step[] | undefined {
  const chars = Array.from(pattern);
  const steps: Step[] = [];
  for (let at = 0; at < chars.length; at++) {
    const char = chars[at] ?? '';
    if (char === '*' && chars[at + 1] === '*') {
      at += chars[at + 2] === '/' ? 2 : 1;
      if (at + 1 >= chars.length) steps.push({ kind: 'all' });
      else steps.push({ kind: 'maybe' }, { kind: 'through' });
    } else if (char === '*') steps.push({ kind: 'some' });
    else if (char === '?') steps.push({ kind: 'one' });
    else if (char === '[') {
      const parsed = parseClass(chars, at + 1);
      if (parsed === undefined) return undefined;
      steps.push(parsed.step);
      at = parsed.end;
    } else if (char === '\\') {
      const escaped = chars[++at];
      if (escaped === undefined) return undefined;
      steps.push({ kind: 'char', char: escaped });
    } else steps.push({ kind: 'char', char });
  }
  return steps;
}

function parseClass(chars: readonly string[], start: number): { step: Step; end: number } | undefined {
  const negated = chars[start] === '^';
  const ranges: [string, string][] = [];
  let at = negated ? start + 1 : start;
  const take = (): string | undefined => (chars[at] === '\\' ? chars[(at += 2) - 1] : chars[at++]);
  while (at < chars.length && (chars[at] !== ']' || ranges.length === 0)) {
    if (chars[at] === ']' || chars[at] === '-') return undefined;
    const low = take();
    let high = low;
    if (chars[at] === '-') {
      at++;
      if (chars[at] === ']' || chars[at] === '-') return undefined;
      high = take();
    }
    if (low === undefined || high === undefined) return undefined;
    ranges.push([low, high]);
  }
  return at < chars.length ? { step: { kind: 'class', negated, ranges }, end: at } : undefined;
}

/** Follows all ways through the pattern at once, so that no pattern makes it go back. */
function run(steps: readonly Step[], path: string): boolean {
  let states = new Set<number>();
  enter(steps, 0, states);
  for (const char of path) {
    const next = new Set<number>();
    for (const state of states) advance(steps, state, char, next);
    if (next.size === 0) return false;
    states = next;
  }
  return states.has(steps.length);
}

/** Adds a state and those that are reached from it without a character. */
function enter(steps: readonly Step[], state: number, states: Set<number>): void {
  const ways = [state];
  for (let at = ways.pop(); at !== undefined; at = ways.pop()) {
    if (states.has(at)) continue;
    states.add(at);
    const kind = steps[at]?.kind;
    if (kind === 'some' || kind === 'all') ways.push(at + 1);
    if (kind === 'maybe') ways.push(at + 1, at + 2);
  }
}

function advance(steps: readonly Step[], state: number, char: string, next: Set<number>): void {
  const step = steps[state];
  switch (step?.kind) {
    case 'char':
      if (step.char === char) enter(steps, state + 1, next);
      break;
    case 'one':
      if (char !== '/') enter(steps, state + 1, next);
      break;
    case 'class':
      if (step.ranges.some(([low, high]) => low <= char && char <= high) !== step.negated)
        enter(steps, state + 1, next);
      break;
    case 'some':
      if (char !== '/') enter(steps, state, next);
      break;
    case 'all':
      enter(steps, state, next);
      break;
    case 'through':
      enter(steps, state, next);
      if (char === '/') enter(steps, state + 1, next);
      break;
    case 'maybe':
    case undefined:
      break;
  }
}
