import { describe, expect, test } from 'vitest';
import { createObservation, type Observation } from '../../src/sync/observation.ts';
import { type EngineStatus, readStatus } from '../../src/sync/read-status.ts';

const ours = 'a'.repeat(40);
const older = '0'.repeat(40);
const newer = 'b'.repeat(40);

let started = 0;

/** A status as a run writes it; each has its own start. */
function status(change: Partial<EngineStatus>): EngineStatus {
  started += 1;
  const document = { started: new Date(started * 1000).toISOString(), run: `slipway-reconcile-1-x${started}` };
  const found = readStatus({ data: { 'status.json': JSON.stringify(document) } });
  if (found === undefined) throw new Error('no status');
  return { ...found, ...change };
}

function observe(former?: EngineStatus): Observation {
  return createObservation({ revision: ours, job: 'slipway-sync-aaa-1', former });
}

const own = { run: 'slipway-sync-aaa-1-p0d', requested: ours };
const failure = { code: 'KUBE_INVALID', message: 'no', docs: '' };

describe('a verdict', () => {
  test('is synced for exactly our commit, whoever asked for it', () => {
    const observation = observe();
    observation.tell(status({ revision: ours, outcome: 'synced' }));
    expect(observation.verdict).toMatchObject({ outcome: 'synced' });
    expect(observation.verdict?.by).toBeUndefined();
  });

  test('is superseded when the run for our commit found a later one', () => {
    const observation = observe();
    observation.tell(status({ ...own, revision: newer, outcome: 'synced' }));
    expect(observation.verdict).toMatchObject({ outcome: 'superseded', by: newer });
  });

  test('is not drawn from another commit that is healthy: it may be the one before ours', () => {
    const observation = observe();
    observation.tell(status({ revision: older, outcome: 'synced' }));
    expect(observation.verdict).toBeUndefined();
    expect(observation.latest).toBeUndefined();
  });

  test('is drawn from another commit once ours is known to be on the branch', () => {
    const observation = observe();
    observation.tell(status({ ...own, revision: ours, outcome: 'superseded', by: newer }));
    expect(observation.verdict).toBeUndefined();
    observation.tell(status({ revision: newer, outcome: 'running' }));
    observation.tell(status({ revision: newer, outcome: 'failed', errors: [failure] }));
    expect(observation.verdict).toMatchObject({ outcome: 'failed', by: newer });
  });

  test('is failed for our own run, without blaming another commit', () => {
    const observation = observe();
    observation.tell(status({ ...own, revision: ours, outcome: 'failed', errors: [failure] }));
    expect(observation.verdict).toMatchObject({ outcome: 'failed' });
    expect(observation.verdict?.by).toBeUndefined();
  });

  test('is not drawn from the failure of another run of our commit: ours is still to come', () => {
    const observation = observe();
    observation.tell(status({ revision: ours, outcome: 'failed', errors: [failure] }));
    expect(observation.verdict).toBeUndefined();
    observation.tell(status({ ...own, revision: ours, outcome: 'synced' }));
    expect(observation.verdict).toMatchObject({ outcome: 'synced' });
  });

  test('is drawn from the failure of another run of our commit once our own Job is over without a word', () => {
    const observation = observe();
    observation.concludeWithoutOwn();
    expect(observation.verdict).toBeUndefined();
    observation.tell(status({ revision: ours, outcome: 'failed', errors: [failure] }));
    observation.concludeWithoutOwn();
    expect(observation.verdict).toMatchObject({ outcome: 'failed' });
  });

  test('is not drawn from what was there before we asked', () => {
    const former = status({ ...own, revision: ours, outcome: 'failed', errors: [failure] });
    const observation = observe(former);
    observation.tell(former);
    expect(observation.verdict).toBeUndefined();
  });

  test('is drawn from a run that went on before we asked and ended after it', () => {
    const former = status({ revision: ours, outcome: 'running' });
    const observation = observe(former);
    observation.tell({ ...former, outcome: 'synced' });
    expect(observation.verdict).toMatchObject({ outcome: 'synced' });
  });

  test('is not changed by what comes after it', () => {
    const observation = observe();
    observation.tell(status({ ...own, revision: ours, outcome: 'synced' }));
    observation.tell(status({ revision: newer, outcome: 'failed', errors: [failure] }));
    expect(observation.verdict).toMatchObject({ outcome: 'synced' });
  });

  test('does not heed a run that comes with an older state of the branch', () => {
    const observation = observe();
    observation.tell(status({ ...own, revision: ours, outcome: 'superseded' }));
    const stale = { code: 'REVISION_OLDER', message: 'older', docs: '' };
    observation.tell(status({ revision: older, outcome: 'failed', errors: [stale] }));
    expect(observation.verdict).toBeUndefined();
  });

  test('a commit that is not on the branch has no descendants', () => {
    const observation = observe();
    const refusal = { code: 'REVISION_NOT_ON_BRANCH', message: 'not there', docs: '' };
    observation.tell(status({ ...own, revision: newer, outcome: 'running', errors: [refusal] }));
    observation.tell(status({ revision: newer, outcome: 'synced' }));
    expect(observation.verdict).toBeUndefined();
  });

  test('is timeout when the run for our commit ran out of time', () => {
    const observation = observe();
    observation.tell(status({ ...own, revision: ours, outcome: 'timeout' }));
    expect(observation.verdict).toMatchObject({ outcome: 'timeout' });
  });
});

test('stages keep the time at which they were reached first', () => {
  const observation = observe();
  const stages = [
    { name: 'fetched', at: '2026-01-01T00:00:01Z' },
    { name: 'rendered', at: '2026-01-01T00:00:02Z' },
  ];
  observation.tell(status({ ...own, revision: ours, outcome: 'running', stages }));
  const later = [
    { name: 'fetched', at: '2026-01-01T00:01:00Z' },
    { name: 'applied', at: '2026-01-01T00:01:05Z' },
  ];
  observation.tell(status({ ...own, revision: ours, outcome: 'synced', stages: later }));
  expect([...observation.stages]).toEqual([
    ['seen', '2026-01-01T00:00:01Z'],
    ['compared', '2026-01-01T00:00:02Z'],
    ['applied', '2026-01-01T00:01:05Z'],
  ]);
});

test('a status that is damaged is none, and one with strange fields is read as far as it goes', () => {
  expect(readStatus({ data: { 'status.json': '{' } })).toBeUndefined();
  expect(readStatus({ data: {} })).toBeUndefined();
  const strange = { outcome: 'synced', revision: 7, errors: 'none', health: [], stages: [{ at: 1 }] };
  expect(readStatus({ data: { 'status.json': JSON.stringify(strange) } })).toMatchObject({
    outcome: 'synced',
    revision: '',
    errors: [],
    unhealthy: [],
  });
});
