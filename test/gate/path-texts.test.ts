import { expect, it } from 'vitest';
import { createPathTexts } from '../../src/gate/path-texts.ts';
import { formatPath } from '../../src/model/json-path.ts';

it('writes paths as formatPath does, and tells indices from keys', () => {
  const textOf = createPathTexts();
  const paths = [[], ['a'], ['a', 0], ['a', '0'], ['a', 0, 'b.c/d'], ['a', 1], ['constructor', '__proto__']];
  for (const path of [...paths, ...paths]) expect(textOf(path)).toBe(formatPath(path));
});
