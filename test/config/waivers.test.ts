import { describe, expect, it } from 'vitest';
import { readWaivers } from '../../src/config/waivers.ts';

const good = `  - rule: no-privileged
    object: {kind: Deployment, name: web}
    owner: team-a
    reason: the driver needs it
    expires: 2027-01-31
`;

function told(text: string): readonly string[] {
  return readWaivers(text).errors.map(
    ({ code, location, message }) => `${code} ${location?.line ?? '-'}:${location?.column ?? '-'} ${message}`,
  );
}

describe('waivers', () => {
  it('are read with their place', () => {
    const { waivers, errors } = readWaivers(`version: 1\nwaivers:\n${good}`);
    expect(errors).toEqual([]);
    expect(waivers).toEqual([
      {
        rule: 'no-privileged',
        object: { kind: 'Deployment', name: 'web' },
        owner: 'team-a',
        reason: 'the driver needs it',
        expires: '2027-01-31',
        location: { file: '.slipway/waivers.yaml', line: 3, column: 5 },
      },
    ]);
  });

  it('that are wrong are told one by one, and the others count', () => {
    const text = `version: 1\nwaivers:\n${good}${good.replace('expires: 2027-01-31', 'expires: soon\n    until: x')}${good.replace('    owner: team-a\n', '')}`;
    expect(readWaivers(text).waivers).toHaveLength(1);
    expect(told(text)).toEqual([
      'WAIVER_INVALID 12:14 waivers[1].expires: must be a date such as "2027-01-31"',
      'WAIVER_INVALID 8:5 waivers[1]: unknown key "until"',
      'WAIVER_INVALID 14:5 waivers[2].owner: is required',
    ]);
  });

  it.each([
    ['', 'object: {}'],
    ['labels', 'labels: {}'],
  ])('that name everything are refused %s', (_, selector) => {
    const text = `version: 1\nwaivers:\n${good.replace('object: {kind: Deployment, name: web}', selector)}`;
    expect(readWaivers(text).waivers).toEqual([]);
    expect(told(text).join()).toContain('needs object, labels, root or path');
  });

  it.each([
    ['no YAML', 'version: 1\nwaivers: [\n'],
    ['no list', 'version: 1\nwaivers: {}\n'],
    ['another version', `version: 2\nwaivers:\n${good}`],
    ['nothing', ''],
    ['a key twice', `version: 1\nversion: 1\nwaivers:\n${good}`],
    ['an alias bomb', `version: 1\nwaivers: [*a]\nx: &a 1\n`],
  ])('count for nothing in a file that is %s', (_, text) => {
    expect(readWaivers(text).waivers).toEqual([]);
    expect(told(text).length).toBeGreaterThan(0);
  });
});
