import { expect, it } from 'vitest';
import { meansOne } from '../../src/policy/globs.ts';

it('the repository itself is meant by its name and by stars alone', () => {
  for (const glob of ['.', '*', '**', '{*,apps}']) expect([glob, meansOne([glob], '.')]).toEqual([glob, true]);
  for (const glob of ['?', '???', '[!a]', '[^a]*x', 'apps', '*/*'])
    expect([glob, meansOne([glob], '.')]).toEqual([glob, false]);
});

it('no glob means the empty name', () => {
  for (const glob of ['*', '**']) expect(meansOne([glob], '')).toBe(false);
});
