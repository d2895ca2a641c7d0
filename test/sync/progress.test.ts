import { expect, test } from 'vitest';
import { createProgressBoard } from '../../src/sync/progress.ts';
import { createRecordingHost } from '../fakes/recording-host.ts';

test('in CI each change is a line, and the state is said again when nothing changes for half a minute', () => {
  const host = createRecordingHost();
  let now = 0;
  const progress = createProgressBoard(host.log, ['prod/eu'], () => now).of('prod/eu');
  progress.show('applying: abc');
  progress.show('applying: abc');
  now = 29_000;
  progress.beat();
  now = 30_000;
  progress.beat();
  progress.beat();
  progress.show('applied: abc');
  expect(host.messages.map(({ message }) => message)).toEqual([
    'prod/eu · applying: abc',
    'prod/eu · still applying: abc (30 s)',
    'prod/eu · applied: abc',
  ]);
});

test('on a terminal a table is drawn anew, a row for each target, and taken away at the end', () => {
  const drawn: (readonly string[])[] = [];
  const { log } = createRecordingHost();
  let now = 0;
  const live = (lines: readonly string[]): void => void drawn.push(lines);
  const board = createProgressBoard({ ...log, live }, ['prod/eu', 'prod/asia'], () => now);
  board.of('prod/eu').show('applying: abc');
  now = 5000;
  board.of('prod/asia').show('bad\u001b[2J\nline');
  board.of('prod/eu').beat();
  board.close();
  expect(drawn[0]).toEqual(['prod/eu       0 s  applying: abc (0 s)', 'prod/asia     0 s  connecting (0 s)']);
  expect(drawn[2]?.[0]).toBe('prod/eu       5 s  applying: abc (5 s)');
  expect(drawn[2]?.[1]).not.toMatch(/[\u001b\n]/);
  expect(drawn.at(-1)).toEqual([]);
});
