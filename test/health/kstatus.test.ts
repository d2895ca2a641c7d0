import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import type { HealthStatus } from '../../src/health/health.ts';
import { objectHealth } from '../../src/health/object-health.ts';

interface Case {
  name: string;
  object: string;
  expectedStatus: string;
  expectedReason: string | null;
}

const names: Readonly<Record<string, HealthStatus>> = {
  Current: 'current',
  InProgress: 'in-progress',
  Failed: 'failed',
  Terminating: 'terminating',
  NotFound: 'not-found',
  Unknown: 'unknown',
};

/** Where we mean to differ, and why. Everything else must be as kstatus has it. */
const deviations: Readonly<Record<string, { status: HealthStatus; reason: string; why: string }>> = {
  'TestPodStatus/podCompletedFailed': {
    status: 'failed',
    reason: 'PodFailed',
    why: 'nothing starts a pod again that stands alone, so a release that holds it is not healthy',
  },
  'TestJobStatus/jobInProgress': {
    status: 'in-progress',
    reason: 'JobRunning',
    why: 'a release is healthy when its jobs are complete, not when they run',
  },
};

const suite = JSON.parse(readFileSync(new URL('../fixtures/kstatus/cases.json', import.meta.url), 'utf8')) as {
  cases: Case[];
};

test('the suite is whole', () => {
  expect(suite.cases).toHaveLength(57);
  for (const name of Object.keys(deviations)) expect(suite.cases.map((one) => one.name)).toContain(name);
});

test.each(suite.cases)('$name is $expectedStatus, or what the table of deviations says', (one) => {
  const now = Date.now();
  // Some of the upstream objects repeat a key.
  const object: unknown = parse(one.object.replaceAll('NOW', `"${new Date(now).toISOString()}"`), {
    uniqueKeys: false,
  });
  const health = objectHealth(object as object, { now });
  const deviation = deviations[one.name];
  const reason = deviation?.reason ?? one.expectedReason ?? health.reason;
  expect(health).toMatchObject({ status: deviation?.status ?? names[one.expectedStatus], reason });
});
