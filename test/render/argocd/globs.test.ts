import { describe, expect, it } from 'vitest';
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

  it('a hostile pattern takes no time', () => {
    const start = performance.now();
    expect(matchPath(`${'*'.repeat(500)}b`)('a'.repeat(5000))).toBe(false);
    expect(matchPath(`${'*a'.repeat(200)}b`)('a'.repeat(2000))).toBe(false);
    expect(matchGobwas(`${'*a'.repeat(200)}b`)('a'.repeat(2000))).toBe(false);
    expect(matchDoublestar(`${'**/*a*/'.repeat(50)}b`)('a/'.repeat(500))).toBe(false);
    expect(matchDoublestar('{a,b}'.repeat(40))('a')).toBe(false);
    expect(performance.now() - start).toBeLessThan(2000);
  });
});
