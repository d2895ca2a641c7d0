import { parseRegexp } from './parse.ts';
import { type Assertion, type Node, RegexpError } from './syntax.ts';

/** A regular expression of Go as JavaScript runs it: with groups, but on some texts for ever. */
export interface GoRegexp {
  regexp: RegExp;
  /** Of each group from the first; empty for one without a name. */
  names: readonly string[];
}

const assertions: Readonly<Record<Assertion, string>> = {
  start: '^',
  end: '$',
  lineStart: '(?<=\\n|^)',
  lineEnd: '(?=\\n|$)',
  boundary: '\\b',
  noBoundary: '\\B',
};

/** @throws RegexpError for what Go refuses. */
export function goRegexp(source: string): GoRegexp {
  const { node, names } = parseRegexp(source);
  const folds = charactersOf(node).every((character) => character.folds);
  try {
    return { regexp: new RegExp(translated(node, folds), folds ? 'giv' : 'gv'), names };
  } catch {
    throw new RegexpError('no regular expression');
  }
}

type Character = Node & { type: 'character' };

function charactersOf(node: Node): readonly Character[] {
  switch (node.type) {
    case 'character':
      return [node];
    case 'sequence':
      return node.parts.flatMap(charactersOf);
    case 'either':
      return node.ways.flatMap(charactersOf);
    case 'repetition':
    case 'group':
      return charactersOf(node.node);
    case 'assertion':
      return [];
  }
}

/** `allFold`: the case of no character counts, so that none has to say so. */
function translated(node: Node, allFold: boolean): string {
  const inner = (part: Node): string => translated(part, allFold);
  const bound = (part: Node): string =>
    part.type === 'character' || part.type === 'group' ? inner(part) : `(?:${inner(part)})`;
  switch (node.type) {
    case 'character':
      return node.folds && !allFold ? `(?i:${node.source})` : node.source;
    case 'assertion':
      return assertions[node.at];
    case 'sequence':
      return node.parts.map((part) => (part.type === 'repetition' ? inner(part) : bound(part))).join('');
    case 'either':
      return node.ways.map(inner).join('|');
    case 'repetition':
      return `${bound(node.node)}{${node.least},${node.most ?? ''}}${node.isLazy ? '?' : ''}`;
    case 'group':
      return `(${inner(node.node)})`;
  }
}
