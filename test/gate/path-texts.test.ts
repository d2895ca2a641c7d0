import { expect, it } from 'vitest';
import { createPathTexts } from '../../src/gate/path-texts.ts';
import { formatPath } from '../../src/model/json-path.ts';

it('writes paths as formatPath does, tells indices from keys, and gives equal paths one value', () => {
  const textOf = createPathTexts();
  const paths = [[], ['a'], ['a', 0], ['a', '0'], ['a', 0, 'b.c/d'], ['a', 1], ['constructor', '__proto__']];
  for (const path of [...paths, ...paths]) expect(textOf([...path]).text).toBe(formatPath(path));
  expect(textOf(['a', 0]).path).toBe(textOf(['a', 0]).path);
  expect(textOf(['a', 0]).path).toEqual(['a', 0]);
});
