import { expect, test } from 'vitest';
import { syncMarkdown } from '../../src/report/sync-markdown.ts';
import { syncText } from '../../src/report/sync-text.ts';
import { syncDocument, type SyncTargetDocument } from '../../src/sync/document.ts';

const ours = 'a'.repeat(40);

function target(change: Partial<SyncTargetDocument> = {}): SyncTargetDocument {
  return {
    environment: 'production',
    target: 'eu',
    engine: 'job',
    name: 'slipway-production/slipway-reconcile',
    revision: ours,
    outcome: 'synced',
    stages: [
      { name: 'found', at: '2026-01-01T00:00:10Z', milliseconds: 100 },
      { name: 'healthy', at: '2026-01-01T00:01:25Z', milliseconds: 75_000 },
    ],
    unhealthy: [],
    errors: [],
    job: 'slipway-sync-1',
    counts: { created: 2, unchanged: 3 },
    ...change,
  };
}

const crash = target({
  outcome: 'failed',
  unhealthy: [
    {
      object: 'apps/v1/Deployment/shop/web',
      reason: 'CrashLoopBackOff',
      message: 'container web: exit code 1',
      since: '',
      events: [{ type: 'Warning', reason: 'BackOff', message: 'restarting', count: 3, at: '', about: 'Pod web-1' }],
      logs: [{ pod: 'web-1', container: 'web', tail: 'boom\n::set-output name=x::y\n' }],
      source: { file: 'base/web.yaml', line: 12 },
    },
  ],
});

const origins = [{ name: 'source commit', at: '2026-01-01T00:00:00Z' }];

test('the timeline goes from the source commit to the healthy pod', () => {
  expect(syncText(syncDocument(ours, [target()]), origins, false)).toBe(
    [
      'production/eu (slipway-production/slipway-reconcile)',
      '  source commit  2026-01-01T00:00:00Z  +0.0 s',
      '  found          2026-01-01T00:00:10Z  +10.0 s',
      '  healthy        2026-01-01T00:01:25Z  +1 m 25 s',
      'synced: exactly aaaaaaaaaaaa is applied, healthy and stable (2 created)',
      '',
    ].join('\n'),
  );
});

test('a failure tells reason, manifest line, events and the end of the log, none of which a runner takes for a command', () => {
  const text = syncText(syncDocument(ours, [crash]), [], false);
  expect(text).toContain('✗ apps/v1/Deployment/shop/web: CrashLoopBackOff: container web: exit code 1');
  expect(text).toContain('at base/web.yaml:12');
  expect(text).toContain('event BackOff ×3 Pod web-1: restarting');
  expect(text).toContain('  | boom');
  expect(text).not.toMatch(/^\s*::/m);
});

test('the summary has table, evidence and a log whose text stays text', () => {
  const markdown = syncMarkdown(syncDocument(ours, [crash]), origins);
  expect(markdown).toContain('### ❌ production/eu: failed');
  expect(markdown).toContain('| source commit |');
  expect(markdown).toContain('**CrashLoopBackOff** <code>apps/v1/Deployment/shop/web</code>');
  expect(markdown).toContain('```\nboom\n');
});

test('a summary of very much stays within its limit, the verdict first', () => {
  const much = Array.from({ length: 2000 }, () => ({ ...crash.unhealthy[0], message: 'x'.repeat(1000) }));
  const markdown = syncMarkdown(
    syncDocument(ours, [target({ ...crash, unhealthy: much as typeof crash.unhealthy })]),
    [],
  );
  expect(Buffer.byteLength(markdown)).toBeLessThan(600_000);
  expect(markdown).toContain('### ❌ production/eu: failed');
  expect(markdown).toMatch(/And \d+ more objects/);
});

test.each([
  [['synced', 'superseded'], 'superseded'],
  [['synced', 'unconfirmed', 'timeout'], 'timeout'],
  [['timeout', 'failed', 'unconfirmed'], 'failed'],
] as const)('of %j the outcome is %s', (outcomes, worst) => {
  expect(
    syncDocument(
      ours,
      outcomes.map((outcome) => target({ outcome })),
    ).outcome,
  ).toBe(worst);
});
