import { expect, test } from 'vitest';
import { wrapperModule } from '../../scripts/setup/wrapper-module.ts';

const wrapper = { name: 'ours', module: 'example.org/big', version: 'v1.35.4', nested: 'v0.35.4' };

test('a module with nested modules is built with its own requirements and their published versions', () => {
  const goMod = [
    '// comment',
    'module example.org/big',
    '',
    'go 1.25.0',
    'require (',
    '\texample.org/api v0.0.0',
    '\texample.org/other v1.2.3 // indirect',
    ')',
    'replace (',
    '\texample.org/api => ./staging/src/example.org/api',
    '\texample.org/fork => example.org/theirs v1.0.0',
    ')',
    'replace example.org/one v1.0.0 => ../one',
    '',
  ].join('\n');
  expect(wrapperModule(goMod, wrapper)).toBe(
    [
      '// comment',
      'module ours',
      '',
      'go 1.25.0',
      'require (',
      '\texample.org/api v0.0.0',
      '\texample.org/other v1.2.3 // indirect',
      ')',
      'replace (',
      '\texample.org/api => example.org/api v0.35.4',
      '\texample.org/fork => example.org/theirs v1.0.0',
      ')',
      'replace example.org/one v1.0.0 => example.org/one v0.35.4',
      '',
      'require example.org/big v1.35.4',
      '',
    ].join('\n'),
  );
});
