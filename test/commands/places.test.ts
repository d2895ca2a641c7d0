import { expect, test } from 'vitest';
import { placesOf } from '../../src/commands/environments.ts';
import { parseConfig } from '../../src/config/parse.ts';
import { thrownBy } from '../harness/thrown.ts';

function places(bump: string) {
  return placesOf(parseConfig(`version: 1\nbump: ${bump}\n`, 'slipway.yaml'));
}

test('conventions can be refused, and a mistyped one names the nearest', () => {
  expect(places('{ without: [workload] }').without).toEqual(['workload']);
  expect(thrownBy(() => places('{ without: [worklod] }'))).toMatchObject({
    code: 'CONFIG_INVALID',
    hint: 'Did you mean "workload"?',
  });
});

test('fields of custom objects and single values are handed on', () => {
  const given = places(
    '{ fields: [{ path: [spec, image] }], targets: [{ file: a.yaml, path: version, image: acme/web, part: tag }] }',
  );
  expect(given).toEqual({
    without: [],
    fields: [{ path: ['spec', 'image'] }],
    targets: [{ file: 'a.yaml', path: 'version', image: 'acme/web', part: 'tag' }],
  });
});
