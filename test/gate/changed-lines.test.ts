import { describe, expect, it } from 'vitest';
import { readChangedLines } from '../../src/gate/changed-lines.ts';
import type { Finding } from '../../src/model/verdict.ts';
import { gateAnnotations, limitAnnotations } from '../../src/report/gate-annotations.ts';
import { gateGithub } from '../../src/report/gate-github.ts';
import { memoryTree } from '../harness/memory-tree.ts';
import { findingOf, verdictOf } from '../report/verdicts.ts';

const before = Array.from({ length: 20 }, (_, index) => `line ${index + 1}`);
/** A line is brought before the eighteenth, and one that is there already is there again at the end. */
const after = before.toSpliced(17, 0, 'brought').concat('line 3');
const base = memoryTree({ 'base/web.yaml': before.join('\n') });
const head = memoryTree({ 'base/web.yaml': after.join('\n'), 'new.yaml': 'a\nb' });
const at = (line: number, file = 'base/web.yaml'): Finding =>
  findingOf({ message: `line ${line}`, location: { file, line, precision: 'exact' } });
const verdict = verdictOf({ findings: [...after.map((_, index) => at(index + 1)), at(2, 'new.yaml')] });

describe('lines of the change', () => {
  it('are those that the base does not have as often', async () => {
    const isOnDiff = await readChangedLines(base, head, verdict);
    const found = verdict.findings.filter(({ location }) => isOnDiff(location));
    expect(found.map(({ location }) => `${location?.file}:${location?.line}`)).toEqual([
      'base/web.yaml:18',
      'base/web.yaml:22',
      'new.yaml:2',
    ]);
    expect((await readChangedLines(undefined, head, verdict))(at(18).location)).toBe(false);
  });

  it('come first of their severity in annotations, which GitHub limits', async () => {
    const graver = verdictOf({ findings: [...verdict.findings, { ...at(1), severity: 'warning', rule: 'other' }] });
    const limited = limitAnnotations(gateAnnotations(graver, await readChangedLines(base, head, graver)));
    expect(limited.slice(0, 4).map(({ level, file, line }) => `${level} ${file}:${line}`)).toEqual([
      'error base/web.yaml:18',
      'error base/web.yaml:22',
      'error new.yaml:2',
      'error base/web.yaml:1',
    ]);
    expect(limited.at(-1)?.level).toBe('warning');
    expect(gateGithub(graver, await readChangedLines(base, head, graver))).toMatch(
      /^::error file=base\/web\.yaml,line=18,/,
    );
  });
});
