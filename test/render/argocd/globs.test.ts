import { describe, expect, it } from 'vitest';
import { compileGlob, globMachine } from '../../../src/render/argocd/generators/compile-glob.ts';
import { matchDoublestar, matchGobwas, matchPath, matchPathspec } from '../../../src/render/argocd/generators/globs.ts';

describe('patterns of Argo CD', () => {
  it.each([
    // Go's path.Match
    [matchPath, 'apps/*', 'apps/web', true],
    [matchPath, 'apps/*', 'apps/web/deep', false],
    [matchPath, '*/*', 'apps/web', true],
    [matchPath, 'apps/**', 'apps/web/deep', false],
    [matchPath, 'apps/[a-c]?', 'apps/bz', true],
    [matchPath, 'apps/[^a]x', 'apps/ax', false],
    [matchPath, 'apps/[', 'apps/[', false],
    [matchPath, String.raw`apps/\*`, 'apps/*', true],
    [matchPath, 'a.b', 'axb', false],
    // git's pathspec: * crosses folders, a path is all below it
    [matchPathspec, 'config/*.yaml', 'config/a/b/c.yaml', true],
    [matchPathspec, 'config/**/c.yaml', 'config/c.yaml', false],
    [matchPathspec, 'config/**/c.yaml', 'config/a/b/c.yaml', true],
    [matchPathspec, 'config', 'config/a.json', true],
    [matchPathspec, 'config', 'configs/a.json', false],
    [matchPathspec, './config/a.json', 'config/a.json', true],
    // doublestar: ** crosses folders or none
    [matchDoublestar, 'config/**/c.yaml', 'config/c.yaml', true],
    [matchDoublestar, 'config/**/c.yaml', 'config/a/b/c.yaml', true],
    [matchDoublestar, 'config/*.yaml', 'config/a/c.yaml', false],
    [matchDoublestar, '**/{a,b}.yaml', 'x/y/b.yaml', true],
    [matchDoublestar, 'config/**', 'config/a/b', true],
    // gobwas without separators
    [matchGobwas, '*.yaml', 'a/b.yaml', true],
    [matchGobwas, '{config.yaml,env-usw2/*}', 'env-usw2/x/y.yaml', true],
    [matchGobwas, '{a,b}.yaml', 'c.yaml', false],
    [matchGobwas, '[!a].yaml', 'a.yaml', false],
    [matchGobwas, '{a', '{a', false],
  ] as const)('%o %s: %s → %s', (compile, pattern, path, expected) => {
    expect(compile(pattern)(path)).toBe(expected);
  });

  it.each([
    ['*'.repeat(500) + 'b', 'a'.repeat(1000), { within: true, negations: '^' }],
    ['*a'.repeat(200) + 'b', 'a'.repeat(500), { within: true, negations: '^' }],
    ['*a'.repeat(200) + 'b', 'a'.repeat(500), { negations: '!' }],
    ['**/*a*/'.repeat(50) + 'b', 'a/'.repeat(200), { within: true, folders: true, negations: '!^' }],
  ])('a hostile pattern takes a bounded number of steps a character: %#', (pattern, path, dialect) => {
    const machine = globMachine(pattern, dialect);
    if (machine === undefined) throw new Error('is a pattern');
    // A step is taken for each state, and there are no more of them than characters of the pattern.
    expect(machine.states).toBeLessThanOrEqual(pattern.length + 1);
    let states = machine.start;
    let most = states.size;
    for (const character of path) {
      states = machine.next(states, character);
      most = Math.max(most, states.size);
    }
    expect(most).toBeLessThanOrEqual(machine.states);
    expect(machine.accepts(states)).toBe(false);
    expect(compileGlob(pattern, dialect)(path)).toBe(false);
  });

  it('alternatives do not multiply without end', () => {
    expect(matchDoublestar('{a,b}'.repeat(8))('abababab')).toBe(true);
    expect(matchDoublestar('{a,b}'.repeat(9))('ababababa')).toBe(false);
    expect(matchGobwas('{a,b}'.repeat(40))('a')).toBe(false);
  });
});
