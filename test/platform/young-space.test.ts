import { spawnSync } from 'node:child_process';
import { expect, it } from 'vitest';

/** Makes much that lives long, with a turn of the event loop now and then, and tells the size of the space for new objects in MiB. */
const program = (setUp: string): string => `
  import { getHeapSpaceStatistics } from 'node:v8';
  import { boundYoungSpace } from ${JSON.stringify(new URL('../../src/platform/young-space.ts', import.meta.url).href)};
  ${setUp}
  const kept = [];
  for (let turn = 0; turn < 60; turn++) {
    for (let index = 0; index < 20_000; index++) kept.push({ index, list: [turn] });
    await new Promise((resolve) => setTimeout(resolve, 6));
  }
  console.log(getHeapSpaceStatistics().find(({ space_name }) => space_name === 'new_space').space_size / 2 ** 20);
`;

function youngSpace(setUp: string): number {
  const { stdout } = spawnSync(process.execPath, ['--input-type=module', '-e', program(setUp)], { encoding: 'utf8' });
  return Number(stdout);
}

it('keeps the space for new objects from growing', () => {
  const bounded = youngSpace('boundYoungSpace();');
  expect(bounded).toBeGreaterThanOrEqual(8);
  expect(bounded).toBeLessThan(youngSpace(''));
});
