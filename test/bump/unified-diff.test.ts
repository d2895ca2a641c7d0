import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { unifiedDiff } from '../../src/bump/unified-diff.ts';
import { temporaryDirectory } from '../harness/temp.ts';

interface Made {
  before: string;
  after: string;
  spans: { start: number; end: number; text: string }[];
}

const changes: fc.Arbitrary<Made> = fc
  .record({
    lines: fc.array(fc.constantFrom('a', 'b', '', 'name: ü'), { maxLength: 40 }),
    eol: fc.constantFrom('\n', '\r\n'),
    last: fc.boolean(),
    cuts: fc.array(
      fc.record({ at: fc.nat(400), length: fc.nat(12), text: fc.constantFrom('', 'x', 'x\n', '\ny', 'p\nq\n', 'a') }),
      { minLength: 1, maxLength: 5 },
    ),
  })
  .map(({ lines, eol, last, cuts }) => {
    const before = lines.join(eol) + (last ? eol : '');
    const spans: Made['spans'] = [];
    let reached = 0;
    for (const { at, length, text } of cuts.toSorted((a, b) => a.at - b.at)) {
      const start = Math.min(Math.max(at, reached), before.length);
      const end = Math.min(start + length, before.length);
      if (spans.length > 0 && start <= reached) continue;
      spans.push({ start, end, text });
      reached = end;
    }
    const after = spans
      .toReversed()
      .reduce((text, span) => text.slice(0, span.start) + span.text + text.slice(span.end), before);
    return { before, after, spans };
  });

test('git apply makes the text after of the text before, byte for byte', async () => {
  await using directory = temporaryDirectory('diff');
  const folder = directory.path;
  execFileSync('git', ['init', '--quiet', folder]);
  let runs = 0;
  fc.assert(
    fc.property(fc.array(changes, { minLength: 8, maxLength: 8 }), (made) => {
      const base = `r${runs++}`;
      mkdirSync(join(folder, base));
      const files = made.map((one, index) => ({ file: `${base}/f${index}.yaml`, ...one }));
      for (const { file, before } of files) writeFileSync(join(folder, file), before);
      const diff = unifiedDiff(files);
      if (diff === '') return;
      execFileSync('git', ['-C', folder, 'apply', '--whitespace=nowarn', '-'], { input: diff });
      for (const { file, after } of files) expect(readFileSync(join(folder, file), 'utf8')).toBe(after);
    }),
    { numRuns: 40 },
  );
});

test('a change shows three lines around it, and changes near each other share a hunk', () => {
  const before = Array.from({ length: 30 }, (_, index) => `line ${index + 1}\n`).join('');
  const at = (line: number): { start: number; end: number; text: string } => {
    const start = before.indexOf(`line ${line}\n`);
    return { start, end: start + 4, text: 'LINE' };
  };
  const spans = [at(2), at(9), at(25)];
  const after = before
    .replace('line 2\n', 'LINE 2\n')
    .replace('line 9\n', 'LINE 9\n')
    .replace('line 25\n', 'LINE 25\n');
  expect(unifiedDiff([{ file: 'a', before, after, spans }]).match(/^@@.*$/gm)).toEqual([
    '@@ -1,12 +1,12 @@',
    '@@ -22,7 +22,7 @@',
  ]);
});
