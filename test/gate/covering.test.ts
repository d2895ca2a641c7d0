import { expect, it } from 'vitest';
import { createCovering } from '../../src/gate/covering.ts';
import type { Violation } from '../../src/gate/evaluation.ts';
import type { JsonPath } from '../../src/model/json-path.ts';
import type { Severity } from '../../src/model/verdict.ts';
import type { Rule } from '../../src/policy/rule.ts';
import { rootOf } from './verdicts.ts';

const rules = [{ id: 'strict', covers: ['lax'] }, { id: 'lax' }, { id: 'other' }] as unknown as readonly Rule[];
const [object, twin] = rootOf('app', 'kind: Pod\napiVersion: v1\n---\nkind: Pod\napiVersion: v1\n').objects;

function found(
  rule: string,
  severity: Severity,
  more: Partial<Violation> = {},
  path: JsonPath = ['spec', 0],
): Violation {
  if (object === undefined) throw new Error('no object');
  return { rule, severity, message: rule, object, path, docs: '', ...more };
}

function told(...violations: readonly Violation[]): readonly string[] {
  return createCovering(rules)(violations).map(({ rule, severity }) => `${rule} ${severity}`);
}

it('what both find is told by the one that demands more', () => {
  expect(told(found('lax', 'info'), found('other', 'info'), found('strict', 'info'))).toEqual([
    'other info',
    'strict info',
  ]);
  expect(told(found('lax', 'info'), found('strict', 'error'))).toEqual(['strict error']);
});

it('and by the other one where that is graver', () => {
  expect(told(found('lax', 'error'), found('strict', 'info'))).toEqual(['lax error']);
});

it('what is elsewhere is told by both', () => {
  const both = ['lax info', 'strict info'];
  expect(told(found('lax', 'info'), found('strict', 'info', {}, ['spec', 1]))).toEqual(both);
  expect(told(found('lax', 'info'), found('strict', 'info', twin && { object: twin }))).toEqual(both);
});

it('what is waived covers nothing, and stays', () => {
  const both = ['lax info', 'strict info'];
  expect(told(found('lax', 'info'), found('strict', 'info', { excepted: true }))).toEqual(both);
  expect(told(found('lax', 'info', { excepted: true }), found('strict', 'info'))).toEqual(both);
});

it('without such rules all are told', () => {
  const all = [found('lax', 'info'), found('strict', 'info')];
  expect(createCovering([])(all)).toBe(all);
});
