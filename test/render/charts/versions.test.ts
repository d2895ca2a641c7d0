import { afterAll, describe, expect, it } from 'vitest';
import { createTemplateEvaluator } from '../../../src/platform/embedded/create-template-evaluator.ts';
import { matchingTags, nearestVersions, newestMatching } from '../../../src/render/charts/versions.ts';

const evaluator = createTemplateEvaluator();
afterAll(() => evaluator[Symbol.asyncDispose]());

const versions = [
  '1.2.0',
  '1.10.0',
  '1.9.3',
  '2.0.0-rc.1',
  '2.0.0-rc.10',
  '0.9.0',
  'v1.3.0',
  'not-a-version',
  '1.2.0+build',
];

describe('the newest version in a range', () => {
  it.each([
    ['', '1.10.0'],
    ['*', '1.10.0'],
    ['1.x', '1.10.0'],
    ['~1.9', '1.9.3'],
    ['^0.9', '0.9.0'],
    ['>=1.0.0, <1.9', 'v1.3.0'],
    ['<1.0 || ~1.2', '1.2.0'],
    // Only a range that has a prerelease itself takes prereleases.
    ['>=2.0.0', undefined],
    ['>=2.0.0-0', '2.0.0-rc.10'],
    ['1.3.0', 'v1.3.0'],
    ['2.0.0-rc.1', '2.0.0-rc.1'],
    ['3.x', undefined],
  ])('of %j is %j', async (range, expected) => {
    expect(await newestMatching(range, versions, evaluator.evaluate)).toBe(expected);
  });

  it('is not looked for in what is no range', async () => {
    await expect(newestMatching('newest', versions, evaluator.evaluate)).rejects.toMatchObject({
      code: 'CHART_NOT_FOUND',
      message: '"newest" is neither a version nor a range of versions',
    });
  });

  it.each(['1.0.0-01', '1.0.0-a..b', '1.0.0-', '1.0.0+a..b'])(
    'is found beside %s, which is no version',
    async (other) => {
      expect(await newestMatching('1.x', [other, '1.2.0'], evaluator.evaluate)).toBe('1.2.0');
    },
  );

  it('is not said to be a wrong range where the question failed', async () => {
    const slow = (): Promise<[{ failed: string }]> => Promise.resolve([{ failed: 'it took too long' }]);
    await expect(newestMatching('1.x', versions, slow)).rejects.toMatchObject({
      code: 'EXEC_FAILED',
      message: 'versions could not be compared with "1.x": it took too long',
    });
  });

  it('is none of no versions', async () => {
    expect(await newestMatching('*', ['main'], evaluator.evaluate)).toBeUndefined();
  });
});

describe('the versions nearest to one that is not there', () => {
  it('are those around it', () => {
    expect(nearestVersions('1.9.9', versions, 3)).toEqual(['1.10.0', '1.9.3', 'v1.3.0']);
  });

  it('are the newest of all for a range, and the last where it is older than all', () => {
    expect(nearestVersions('^7', versions, 2)).toEqual(['2.0.0-rc.10', '2.0.0-rc.1']);
    expect(nearestVersions('0.0.1', versions, 2)).toEqual(['1.2.0+build', '0.9.0']);
  });
});

describe('tags that a regular expression is for', () => {
  it('are those in which Go finds it', () => {
    expect(matchingTags('^1[.]2', ['1.2.0', '11.2', '1.3.0'])).toEqual(['1.2.0']);
    expect(matchingTags('(?i)-(?P<os>ALPINE)$', ['1.0-alpine', '1.0'])).toEqual(['1.0-alpine']);
    expect(matchingTags('x', ['1.0'])).toEqual([]);
  });

  it.each(['(?=1)', String.raw`(1)\1`, '(', 'a{1001}'])('are none for what Go does not compile: %s', (filter) => {
    expect(matchingTags(filter, [])).toBeUndefined();
  });

  it.each(['^(a|a)*$', '^(a+)+$', '^a*a*a*a*a*a*b$'])('are found in linear time: %s', (filter) => {
    // Where each letter doubles the time, this never ends.
    expect(matchingTags(filter, [`${'a'.repeat(127)}-`, 'aab'])).toEqual(filter.endsWith('b$') ? ['aab'] : []);
  });
});
