import { expect, test } from 'vitest';
import { parseCommandLine } from '../../src/options/command-line.ts';
import { thrownBy } from '../harness/thrown.ts';

function run(...argv: string[]) {
  const line = parseCommandLine(argv);
  if (line.ask !== 'run') throw new Error(`asked for ${line.ask}`);
  return line;
}

test('a mistyped command names the nearest one', () => {
  expect(thrownBy(() => parseCommandLine(['gaet']))).toMatchObject({
    code: 'OPTION_UNKNOWN',
    hint: 'Did you mean `slipway gate`?',
  });
});

test('a mistyped option names the nearest one', () => {
  expect(thrownBy(() => parseCommandLine(['gate', '--fial-on', 'error']))).toMatchObject({
    code: 'OPTION_UNKNOWN',
    hint: 'Did you mean --fail-on?',
  });
});

test('an option of another command says where it belongs', () => {
  expect(thrownBy(() => parseCommandLine(['build', '--image', 'a:1']))).toMatchObject({
    code: 'OPTION_UNKNOWN',
    hint: 'It belongs to: slipway bump, slipway init.',
  });
});

test('a credential on the command line is refused and says where it goes', () => {
  const error = thrownBy(() => parseCommandLine(['bump', '--token', 'secret']));
  expect(error).toMatchObject({ code: 'OPTION_UNKNOWN', hint: expect.stringContaining('SLIPWAY_TOKEN') as string });
  expect(error.message).not.toContain('secret');
});

test('an option without its value is refused, a dash alone is a value', () => {
  expect(thrownBy(() => parseCommandLine(['bump', '--image', '--write', 'plan']))).toMatchObject({
    code: 'OPTION_INVALID',
  });
  expect(run('gate', '-').positionals).toEqual(['-']);
});

test('list options repeat and keep their order', () => {
  const { values, positionals } = run('gate', 'overlays/a', '--pack', 'none', '--pack=all', 'overlays/b');
  expect(values.list('pack')).toEqual(['none', 'all']);
  expect(positionals).toEqual(['overlays/a', 'overlays/b']);
});

test('choices and durations are checked', () => {
  expect(thrownBy(() => parseCommandLine(['gate', '--fail-on', 'errors']))).toMatchObject({
    code: 'OPTION_INVALID',
    hint: 'It is one of: error, warning, never.',
  });
  expect(thrownBy(() => parseCommandLine(['gate', '--timeout', '10']))).toMatchObject({ code: 'OPTION_INVALID' });
  expect(run('gate', '--timeout', '1h30m').values.duration('timeout')).toBe(5_400_000);
});

test('a version of Kubernetes that is none is refused, because rules would be judged by another', () => {
  expect(thrownBy(() => parseCommandLine(['gate', '--kubernetes-version', 'latest']))).toMatchObject({
    code: 'OPTION_INVALID',
    hint: 'Write the version as 1.33 or 1.33.2.',
  });
  expect(run('gate', '--kubernetes-version', 'v1.33.2').values.text('kubernetes-version')).toBe('v1.33.2');
});

test('a format that the command does not have is refused', () => {
  expect(thrownBy(() => parseCommandLine(['build', '--format', 'github']))).toMatchObject({ code: 'OPTION_INVALID' });
});

test.each([['doctor'], ['sync', '--application', 'x'], ['bump', '--rollback', 'x'], ['gate', '--fix']])(
  '%s %s answers NOT_YET',
  (...argv) => {
    expect(thrownBy(() => parseCommandLine(argv.filter(Boolean)))).toMatchObject({ code: 'NOT_YET' });
  },
);
