import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { envsubst } from '../../../src/render/flux/envsubst.ts';

interface Case {
  variables: Record<string, string>;
  input: string;
  output?: string;
  fails?: boolean;
}

const cases = JSON.parse(readFileSync('test/fixtures/envsubst-cases.json', 'utf8')) as Record<
  'lenient' | 'strict',
  Case[]
>;

describe('envsubst answers as that of Flux', () => {
  it.each(cases.lenient)('$input becomes $output', ({ variables, input, output }) => {
    expect(envsubst(input, (name) => variables[name] ?? '')).toBe(output);
  });

  it.each(cases.strict.filter(({ fails }) => fails === true))(
    '$input fails without its variable',
    ({ input, variables }) => {
      expect(() => envsubst(input, (name) => variables[name])).toThrow('variable not set');
    },
  );

  it.each(cases.strict.filter(({ fails }) => fails !== true))('$input has a value', ({ input, variables, output }) => {
    expect(envsubst(input, (name) => variables[name])).toBe(output);
  });

  it('refuses what is no substitution', () => {
    expect(() => envsubst('${', () => '')).toThrow('unable to parse variable name');
    expect(() => envsubst('${a', () => '')).toThrow('missing closing brace');
    expect(() => envsubst('${a.b}', () => '')).toThrow('missing closing brace');
  });

  it('takes a long text in a time that does not grow with its square', () => {
    const text = '$${a} ${b}'.repeat(50_000);
    expect(envsubst(text, () => 'x')).toHaveLength(6 * 50_000);
  });

  it.each(['#', '##', '%', '%%'])('is done with a pattern of many stars: %s', (operator) => {
    const text = 'a'.repeat(3000);
    expect(envsubst(`\${x${operator}${'*a'.repeat(30)}b*}`, () => text)).toBe(text);
  });
});
