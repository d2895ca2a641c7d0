import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { findCache } from './scripts/setup/cache.ts';
import { SlowFirst } from './scripts/test/slow-first.ts';

// Hundreds of processes load the same few hundred sources; what V8 makes of them is kept, which halves what each takes.
const env = { NODE_COMPILE_CACHE: findCache().compiled };

// Nothing here is measured: a limit only ends what hangs, on a machine that is several times slower, too.
const limits = { testTimeout: 600_000, hookTimeout: 600_000, expect: { poll: { timeout: 120_000 } } };

// Tests with real servers wait most of their time, so there may be more of them than processors; unit tests go before them.
const spare = availableParallelism() - 1;

export default defineConfig({
  test: {
    globalSetup: [],
    sequence: { sequencer: SlowFirst },
    projects: [
      {
        test: {
          name: 'unit',
          env,
          include: ['test/**/*.test.ts'],
          exclude: ['test/integration/**', 'test/e2e/**', 'test/builders/**'],
          ...limits,
          maxWorkers: Math.max(2, spare),
          sequence: { groupOrder: 0 },
        },
      },
      {
        test: {
          name: 'integration',
          env,
          include: ['test/integration/**/*.test.ts'],
          ...limits,
          maxWorkers: Math.max(4, spare),
          sequence: { groupOrder: 1 },
        },
      },
      {
        test: {
          name: 'e2e',
          env,
          include: ['test/e2e/**/*.test.ts'],
          ...limits,
          maxWorkers: Math.max(4, spare),
          sequence: { groupOrder: 1 },
        },
      },
      {
        test: {
          name: 'builders',
          env,
          include: ['test/builders/**/*.test.ts'],
          ...limits,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
});
