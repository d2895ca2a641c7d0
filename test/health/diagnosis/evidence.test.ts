import { expect, test } from 'vitest';
import { cleanTail, cleanText } from '../../../src/health/diagnosis/clean-text.ts';
import { relevantEvents, wantedLogs } from '../../../src/health/diagnosis/evidence.ts';
import { explain } from '../../../src/health/diagnosis/explain.ts';
import { judge } from '../../../src/health/diagnosis/judge.ts';
import { objectHealth } from '../../../src/health/object-health.ts';
import { applied, around, at, crashed, deployment, event, pod, suspected, waiting } from './objects.ts';

const times = { now: applied + 60_000, appliedAt: applied };

test('events are those of the release, warnings first, the newest first', () => {
  const scene = around({
    pods: [pod()],
    events: [
      event('pod-1', 'BackOff', 'old', -600, -300),
      { ...event('pod-1', 'Scheduled', 'on node a', 1, 1), type: 'Normal' },
      event('pod-1', 'BackOff', 'restarting', 4, 20, 3),
      event('pod-1', 'Unhealthy', 'probe \u001B[31mfailed', 5, 30),
      event('other', 'BackOff', 'not ours', 5, 30),
    ],
  });
  const events = relevantEvents(deployment(), scene, times);
  expect(events.map(({ reason, message }) => `${reason}: ${message}`)).toEqual([
    'Unhealthy: probe failed',
    'BackOff: restarting',
    'Scheduled: on node a',
  ]);
  expect(events[1]).toMatchObject({ count: 3, at: at(20).replace('Z', '.000Z'), about: 'Pod web-1' });
});

test('of a crash the log before the restart is read, of an image that never came none', () => {
  const logs = (status: object) => {
    const scene = { pods: [pod({ status })] };
    const [first] = suspected(deployment(), scene, 5);
    return first === undefined ? undefined : wantedLogs(deployment(), around(scene), first);
  };
  expect(logs(waiting('CrashLoopBackOff', '', 2, crashed(4)))).toEqual([
    { namespace: 'shop', pod: 'web-1', container: 'web', previous: true },
  ]);
  expect(logs(waiting('ErrImagePull', 'not found'))).toEqual([]);
});

test('a wait that ran out names the probe that fails and wants the log', () => {
  const status = { phase: 'Running', containerStatuses: [{ name: 'web', ready: false, state: { running: {} } }] };
  const probe = 'Readiness probe failed: HTTP probe failed with statuscode: 503';
  const scene = around({ pods: [pod({ status })], events: [event('pod-1', 'Unhealthy', probe, 5, 50, 9)] });
  const why = explain(deployment(), objectHealth(deployment(), times), scene, []);
  expect(why).toMatchObject({ reason: 'Unhealthy', message: probe, container: 'web' });
  expect(wantedLogs(deployment(), scene, why)).toEqual([
    { namespace: 'shop', pod: 'web-1', container: 'web', previous: false },
  ]);
});

test('without pods the object speaks for itself', () => {
  const object = deployment({ replicas: 0 });
  expect(explain(object, objectHealth(object, times), around({}), [])).toMatchObject({ reason: 'LessReplicas' });
});

test('a trouble that passes starts anew when it comes back, and the next moment to look is told', () => {
  const trouble = { key: 'a', reason: 'X', message: '', holdMs: 10_000 };
  const first = judge(new Map(), [trouble], 0);
  expect(first).toMatchObject({ fatal: [], nextAt: 10_000 });
  const gone = judge(first.sightings, [], 5000);
  expect(judge(gone.sightings, [trouble], 11_000)).toMatchObject({ fatal: [], nextAt: 21_000 });
  expect(judge(first.sightings, [trouble], 11_000).fatal).toEqual([trouble]);
});

test('texts of the cluster are cut and carry no control characters', () => {
  expect(cleanText('a\u001B[2Jb\u0000\u202Ec', 10)).toBe('abc');
  expect(cleanText('abcdef', 4)).toBe('abc…');
  expect(cleanTail('1\n2\r\n3\n4\n', 2, 10)).toBe('3\n4');
  expect(cleanTail('abcdefgh', 2, 4)).toBe('…fgh');
});
