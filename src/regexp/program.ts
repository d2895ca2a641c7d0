import { type Assertion, type Node, refuse } from './syntax.ts';

/** A step of a program: what it goes on to is a place in the program. */
export type Step =
  | { type: 'character'; fits: (character: string) => boolean; next: number }
  | { type: 'assertion'; at: Assertion; next: number }
  | { type: 'split'; next: readonly number[] }
  | { type: 'match' };

export interface Program {
  steps: readonly Step[];
  start: number;
}

/**
 * An expression as steps that can be taken at once (Thompson's construction); undefined when there would be more than `most`.
 *
 * @throws RegexpError for a class that is none.
 */
export function programOf(node: Node, most: number): Program | undefined {
  const steps: Step[] = [{ type: 'match' }];
  const characters = new Map<string, (character: string) => boolean>();
  const add = (step: Step): number => {
    if (steps.length >= most) throw new TooLong();
    return steps.push(step) - 1;
  };
  /** From the end to the beginning, as a step has to know the next one. */
  const compile = (node: Node, next: number): number => {
    switch (node.type) {
      case 'character': {
        const key = `${node.folds}${node.source}`;
        const fits = characters.get(key) ?? characterTest(node.source, node.folds);
        characters.set(key, fits);
        return add({ type: 'character', fits, next });
      }
      case 'assertion':
        return add({ type: 'assertion', at: node.at, next });
      case 'sequence':
        return node.parts.reduceRight((after, part) => compile(part, after), next);
      case 'either':
        return add({ type: 'split', next: node.ways.map((way) => compile(way, next)) });
      case 'group':
        return compile(node.node, next);
      case 'repetition':
        return repeat(node, next);
    }
  };
  const repeat = ({ node, least, most }: Node & { type: 'repetition' }, next: number): number => {
    let at = next;
    if (most === undefined) {
      const ways = [next];
      at = add({ type: 'split', next: ways });
      ways.push(compile(node, at));
    } else for (let times = least; times < most; times++) at = add({ type: 'split', next: [next, compile(node, at)] });
    for (let times = 0; times < least; times++) at = compile(node, at);
    return at;
  };
  try {
    return { start: compile(node, 0), steps };
  } catch (thrown) {
    if (thrown instanceof TooLong) return undefined;
    throw thrown;
  }
}

class TooLong extends Error {}

function characterTest(source: string, folds: boolean): (character: string) => boolean {
  try {
    const expression = new RegExp(`^${source}$`, folds ? 'vi' : 'v');
    return (character) => expression.test(character);
  } catch {
    return refuse('no class');
  }
}
