import { parseRegexp } from './parse.ts';
import { type Program, programOf } from './program.ts';
import type { Assertion } from './syntax.ts';

/** Larger expressions than people write. */
const mostSteps = 10_000;
/** Of what is remembered of an expression, before it is forgotten. */
const mostRemembered = 20_000;
/** Steps times characters: about a second where every one has to be looked at. */
const mostWork = 4_000_000;

/** Where a text is between two characters: what was before, and what comes. */
type Edge = 'none' | 'newline' | 'word' | 'other';

/** Which steps may come next, whatever was read, and what follows from each character: found out when it is first met. */
interface State {
  steps: readonly number[];
  before: Edge;
  /** By code point. `true`: it matches, whatever follows. */
  after: (State | boolean | undefined)[];
  atEnd?: boolean;
}

/**
 * Makes of an expression of Go's regexp package what tells whether it matches somewhere in a text, as its MatchString does. It takes as long as the
 * text is, whatever the expression: JavaScript's own go back, and some for ever. Undefined for texts and expressions that are longer than any
 * reasonable one.
 *
 * @throws RegexpError for what Go refuses.
 */
export function createMatches(source: string): (text: string) => boolean | undefined {
  const program = source.length > mostSteps ? undefined : programOf(parseRegexp(source).node, mostSteps);
  if (program === undefined) return () => undefined;
  let machine = createMachine(program);
  return (text) => {
    if (text.length * program.steps.length > mostWork) return undefined;
    if (machine.remembered > mostRemembered) machine = createMachine(program);
    return run(machine, text);
  };
}

interface Machine {
  program: Program;
  first: State;
  remembered: number;
  go(state: State, code: number): State | boolean;
}

function run(machine: Machine, text: string): boolean {
  let state = machine.first;
  for (let at = 0; at < text.length; at++) {
    const code = text.codePointAt(at) ?? 0;
    if (code > 0xffff) at++;
    const next = state.after[code] ?? machine.go(state, code);
    if (typeof next === 'boolean') return next;
    state = next;
  }
  state.atEnd ??= reachable(machine.program, state, 'none') === true;
  return state.atEnd;
}

function createMachine(program: Program): Machine {
  const states = new Map<string, State>();
  const stateOf = (steps: readonly number[], before: Edge): State => {
    const key = `${before} ${steps.join(' ')}`;
    const state = states.get(key) ?? { steps, before, after: [] };
    states.set(key, state);
    return state;
  };
  const isAnchored = beginsAtStart(program);
  const machine: Machine = {
    program,
    first: stateOf([program.start], 'none'),
    remembered: 0,
    go(state, code) {
      const character = String.fromCodePoint(code);
      const ways = reachable(program, state, edgeOf(character));
      const next = ways === true || follow(ways, character);
      state.after[code] = next;
      machine.remembered++;
      return next;
    },
  };
  const follow = (ways: readonly number[], character: string): State | boolean => {
    const next = new Set<number>();
    for (const way of ways) {
      const step = program.steps[way];
      if (step?.type === 'character' && step.fits(character)) next.add(step.next);
    }
    // It may begin anywhere.
    if (!isAnchored) next.add(program.start);
    return next.size === 0
      ? false
      : stateOf(
          [...next].toSorted((one, other) => one - other),
          edgeOf(character),
        );
  };
  return machine;
}

/** The steps to which a state comes without another character, before `after`; `true` when it has matched. */
function reachable({ steps }: Program, state: State, after: Edge): readonly number[] | true {
  const found = new Set(state.steps);
  // A set goes on with what is added to it.
  for (const at of found) {
    const step = steps[at];
    if (step?.type === 'match') return true;
    if (step?.type === 'split') for (const next of step.next) found.add(next);
    if (step?.type === 'assertion' && holds(step.at, state.before, after)) found.add(step.next);
  }
  return [...found];
}

function holds(at: Assertion, before: Edge, after: Edge): boolean {
  switch (at) {
    case 'start':
      return before === 'none';
    case 'end':
      return after === 'none';
    case 'lineStart':
      return before === 'none' || before === 'newline';
    case 'lineEnd':
      return after === 'none' || after === 'newline';
    case 'boundary':
      return (before === 'word') !== (after === 'word');
    case 'noBoundary':
      return (before === 'word') === (after === 'word');
  }
}

function edgeOf(character: string): Edge {
  if (character === '\n') return 'newline';
  return /\w/.test(character) ? 'word' : 'other';
}

function beginsAtStart({ steps, start }: Program): boolean {
  const step = steps[start];
  return step?.type === 'assertion' && step.at === 'start';
}
