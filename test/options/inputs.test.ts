import { expect, test } from 'vitest';
import { parseInputs } from '../../src/options/inputs.ts';
import { allThrownBy, thrownBy } from '../harness/thrown.ts';

test('every unknown input is named at once, with the nearest known one', () => {
  const errors = allThrownBy(() => parseInputs('gate', { 'INPUT_FIAL-ON': 'error', INPUT_PAKC: 'all' }));
  expect(errors.map(({ code, hint }) => [code, hint])).toEqual([
    ['OPTION_UNKNOWN', 'Did you mean "fail-on"?'],
    ['OPTION_UNKNOWN', 'Did you mean "pack"?'],
  ]);
});

test('lists are one a line, with comments and blank lines left out', () => {
  const { values } = parseInputs('gate', { INPUT_PACK: 'recommended\n\n  pss-baseline # for now\n# all\n' });
  expect(values.list('pack')).toEqual(['recommended', 'pss-baseline']);
});

test('flags are read whatever their case, and anything else is refused', () => {
  expect(parseInputs('gate', { 'INPUT_ALL-ROOTS': 'TRUE' }).values.flag('all-roots')).toBe(true);
  expect(thrownBy(() => parseInputs('gate', { 'INPUT_ALL-ROOTS': 'yes' }))).toMatchObject({
    code: 'OPTION_INVALID',
    hint: 'It is true or false.',
  });
});

test('an empty input counts as absent', () => {
  expect(parseInputs('gate', { 'INPUT_FAIL-ON': '' }).values.given('fail-on')).toBe(false);
});

test('the root action ships by default and runs another command when asked', () => {
  expect(parseInputs('root', {}).command).toBe('ship');
  expect(parseInputs('root', { INPUT_COMMAND: 'gate', INPUT_PACK: 'all' }).command).toBe('gate');
  expect(thrownBy(() => parseInputs('root', { INPUT_COMMAND: 'shipp' }))).toMatchObject({ code: 'OPTION_INVALID' });
  expect(thrownBy(() => parseInputs('root', { INPUT_COMMAND: 'doctor' }))).toMatchObject({ code: 'NOT_YET' });
});

test('an input of another command is refused, not ignored', () => {
  expect(thrownBy(() => parseInputs('root', { INPUT_COMMAND: 'build', 'INPUT_FAIL-ON': 'never' }))).toMatchObject({
    code: 'OPTION_UNKNOWN',
  });
});

test('the sync action takes what names a target, and not what is reserved', () => {
  expect(parseInputs('sync', { INPUT_TARGET: 'eu', INPUT_REVISION: 'a' }).values.list('target')).toEqual(['eu']);
  expect(thrownBy(() => parseInputs('sync', { INPUT_APPLICATION: 'x' }))).toMatchObject({ code: 'OPTION_UNKNOWN' });
});
