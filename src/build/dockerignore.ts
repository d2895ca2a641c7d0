import { posix } from 'node:path';
import { compilePattern, type PathPattern } from './ignore-pattern.ts';

/** Says what a .dockerignore file keeps out of a build context. */
export interface DockerIgnore {
  readonly ignores: (path: string) => boolean;
  /** Some lines take paths back in with `!`, so an ignored folder may hold wanted files. */
  readonly readmits: boolean;
}

interface Rule {
  readmits: boolean;
  matches: PathPattern;
}

/** Reads a .dockerignore file with the semantics of moby/patternmatcher: `ignorefile.ReadAll`, then `MatchesOrParentMatches`. */
export function parseDockerIgnore(text: string): DockerIgnore {
  const rules = text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .flatMap(parseLine);
  const folders = new Map<string, readonly boolean[]>();

  /** By rule: whether it matches the path or a folder above it. */
  function matched(path: string): readonly boolean[] {
    const slash = path.lastIndexOf('/');
    const above = slash < 0 ? undefined : inFolder(path.slice(0, slash));
    return rules.map(({ matches }, index) => above?.[index] === true || matches(path));
  }

  function inFolder(folder: string): readonly boolean[] {
    const known = folders.get(folder) ?? matched(folder);
    folders.set(folder, known);
    return known;
  }

  return {
    readmits: rules.some(({ readmits }) => readmits),
    ignores(path) {
      const matches = matched(path);
      return rules.reduce((ignored, rule, index) => (matches[index] === true ? !rule.readmits : ignored), false);
    },
  };
}

function parseLine(line: string): Rule[] {
  if (line.startsWith('#')) return [];
  const trimmed = line.trim();
  const inverted = trimmed.startsWith('!');
  const named = inverted ? trimmed.slice(1).trim() : trimmed;
  const path = named === '' ? '' : clean(named);
  // The reader cleans, then the matcher trims, cleans and looks for the mark once more.
  const rule = clean(`${inverted ? '!' : ''}${path.length > 1 ? path.replace(/^\//, '') : path}`.trim());
  const readmits = rule.startsWith('!');
  const pattern = readmits ? rule.slice(1) : rule;
  return trimmed === '' || pattern === '' ? [] : [{ readmits, matches: compilePattern(pattern) }];
}

/** Go's filepath.Clean. */
function clean(path: string): string {
  return posix.normalize(path).replace(/(.)\/$/, '$1');
}
