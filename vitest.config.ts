import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { findCache } from './scripts/setup/cache.ts';
import { SlowFirst } from './scripts/test/slow-first.ts';

// Hundreds of processes load the same few hundred sources; what V8 makes of them is kept, which halves what each takes.
const env = { NODE_COMPILE_CACHE: findCache().compiled };

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
          testTimeout: 60_000,
          hookTimeout: 60_000,
          maxWorkers: Math.max(2, spare),
          sequence: { groupOrder: 0 },
        },
      },
      {
        test: {
          name: 'integration',
          env,
          include: ['test/integration/**/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 180_000,
          maxWorkers: Math.max(3, spare),
          sequence: { groupOrder: 1 },
        },
      },
      {
        test: {
          name: 'e2e',
          env,
          include: ['test/e2e/**/*.test.ts'],
          testTimeout: 180_000,
          hookTimeout: 180_000,
          maxWorkers: Math.max(3, spare),
          sequence: { groupOrder: 1 },
        },
      },
      {
        test: {
          name: 'builders',
          env,
          include: ['test/builders/**/*.test.ts'],
          testTimeout: 300_000,
          hookTimeout: 900_000,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
});
