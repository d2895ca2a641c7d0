import { expect, it } from 'vitest';
import { createTrialClock } from '../../../src/gate/locate/helm/trial-times.ts';

const wait = (milliseconds: number) => async (): Promise<string> => {
  await new Promise((done) => setTimeout(done, milliseconds));
  return 'done';
};

it('gives no more time than there is, to one release and to all', async () => {
  const clock = createTrialClock({ release: 1, all: 1_000_000, old: 0 });
  const one = { spent: 0 };
  expect(await clock.spend(one, wait(5))).toBe('done');
  expect(await clock.spend(one, wait(5))).toBe('late');
  expect(await clock.spend({ spent: 0 }, wait(5))).toBe('done');
});

it('asks whether there is time when its turn comes, not before', async () => {
  const clock = createTrialClock({ release: 1, all: 1_000_000, old: 0 });
  const own = { spent: 0 };
  const answers = await Promise.all(Array.from({ length: 200 }, () => clock.spend(own, wait(5))));
  expect(answers.filter((one) => one === 'done').length).toBeLessThan(150);
});

it('leaves little for what nobody waits for', async () => {
  const clock = createTrialClock({ release: 1_000_000, all: 1_000_000, old: 0 });
  expect(await clock.spend({ spent: 0 }, wait(0))).toBe('done');
  clock.hurry();
  expect(await clock.spend({ spent: 0 }, wait(0))).toBe('late');
  expect(await clock.queue(wait(0))).toBe('done');
});
