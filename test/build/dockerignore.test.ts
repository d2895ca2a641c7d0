import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseDockerIgnore } from '../../src/build/dockerignore.ts';
import { evaluateBounded } from '../harness/bounded.ts';

interface Case {
  file: string;
  ignored: string[];
  kept: string[];
}

/** Answers of github.com/moby/patternmatcher v0.6.0 (`ignorefile.ReadAll`, `MatchesOrParentMatches`) for written and random files. */
const cases = JSON.parse(
  readFileSync(new URL('../fixtures/build/dockerignore.json', import.meta.url), 'utf8'),
) as Case[];

describe('a .dockerignore file', () => {
  it('ignores what moby does, and nothing else', () => {
    for (const { file, ignored, kept } of cases) {
      const { ignores } = parseDockerIgnore(file);
      expect({ file, ignored: ignored.filter((path) => ignores(path)) }).toEqual({ file, ignored });
      expect({ file, kept: kept.filter((path) => !ignores(path)) }).toEqual({ file, kept });
    }
    expect(cases.flatMap(({ ignored }) => ignored).length).toBeGreaterThan(500);
  });

  it('says whether it takes anything back in', () => {
    expect(parseDockerIgnore('a\n!a/b').readmits).toBe(true);
    expect(parseDockerIgnore('a\n#!b').readmits).toBe(false);
  });

  it('takes linear time for whatever pattern', async () => {
    const module = new URL('../../src/build/dockerignore.ts', import.meta.url);
    const given = {
      text: `${'**/a*'.repeat(40)}b\n${'*a'.repeat(100)}b`,
      path: `${'a/'.repeat(30)}${'a'.repeat(500)}`,
    };
    const ignored = 'module.parseDockerIgnore(given.text).ignores(given.path)';
    expect(await evaluateBounded(module, ignored, given)).toBe(false);
  });

  it('ignores nothing by a malformed pattern', () => {
    for (const pattern of ['[', 'a[b', '[]', '[z-]', 'x\\', `${'*'.repeat(5000)}a`]) {
      expect(parseDockerIgnore(pattern).ignores('a')).toBe(false);
    }
  });
});
