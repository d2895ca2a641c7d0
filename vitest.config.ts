import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    globalSetup: [],
    projects: [
      {
        test: {
          name: 'unit',
          include: ['test/**/*.test.ts'],
          exclude: ['test/integration/**', 'test/e2e/**', 'test/builders/**'],
          testTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'integration',
          include: ['test/integration/**/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 180_000,
        },
      },
      { test: { name: 'e2e', include: ['test/e2e/**/*.test.ts'], testTimeout: 180_000, hookTimeout: 180_000 } },
      {
        test: { name: 'builders', include: ['test/builders/**/*.test.ts'], testTimeout: 300_000, hookTimeout: 900_000 },
      },
    ],
  },
});
