import { afterAll, expect, it } from 'vitest';
import { createEmbeddedRenderer } from '../../../src/platform/embedded/create-embedded-renderer.ts';
import { createRenderBench } from './parts.ts';

const embedded = createEmbeddedRenderer();
afterAll(() => embedded[Symbol.asyncDispose]());

it('what a program says at length is bounded in reports, and told whole to the log', async () => {
  await using bench = createRenderBench();
  bench.write({
    'chart/Chart.yaml': 'apiVersion: v2\nname: chart\nversion: 1.0.0\n',
    'chart/templates/a.yaml': '{{ fail (printf "%s the cause" (repeat 20000 "a")) }}\n',
  });
  for (const request of [{}, { renderer: embedded }]) {
    const told: string[] = [];
    const { errors } = await bench.one('chart', { ...request, log: { debug: (words) => told.push(words) } });
    const [message = ''] = errors.map((error) => error.message);
    expect(message.length).toBeLessThan(3_300);
    expect(message).toMatch(
      /^chart: execution error at \(chart\/templates\/a\.yaml:1:3\): a+\n… \d+ characters are left out/,
    );
    expect(message).toMatch(/a the cause$/);
    expect(told.map((words) => words.length > 20_000)).toEqual([true]);
  }
});
