import { expect, test } from 'vitest';
import { createLiveArea } from '../../../src/platform/host/live-area.ts';

/** What a terminal shows after it was written to, as far as these sequences go. */
function screenOf(written: string): string[] {
  const lines = [''];
  for (const [part, up] of written.matchAll(/\u001b\[(\d+)A\u001b\[J|[^\u001b]+/g)) {
    if (up !== undefined) lines.splice(lines.length - 1 - Number(up), Infinity, '');
    else {
      const [first = '', ...rest] = part.split('\n');
      lines.push(`${lines.pop() ?? ''}${first}`, ...rest);
    }
  }
  return lines.slice(0, -1);
}

test('lines are drawn in place, what is printed goes above them, and nothing of them stays', () => {
  let written = '';
  const area = createLiveArea({ columns: 10, write: (text) => (written += text) });
  area.print('first');
  area.show(['a 1', 'b 1']);
  area.show(['a 2', 'b 2 is too long for the terminal']);
  area.print('second');
  expect(screenOf(written)).toEqual(['first', 'second', 'a 2', 'b 2 is to']);
  area.show([]);
  area.print('third');
  expect(screenOf(written)).toEqual(['first', 'second', 'third']);
});
