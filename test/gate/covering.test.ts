import { expect, it } from 'vitest';
import { createCovering } from '../../src/gate/covering.ts';
import type { Violation } from '../../src/gate/evaluation.ts';
import { type FindingInRoot, rootFindings } from '../../src/gate/root-findings.ts';
import type { JsonPath } from '../../src/model/json-path.ts';
import type { Severity } from '../../src/model/verdict.ts';
import type { Rule } from '../../src/policy/rule.ts';
import { rootOf } from './verdicts.ts';

const rules = [{ id: 'strict', covers: ['lax'] }, { id: 'lax' }, { id: 'other' }] as unknown as readonly Rule[];
const root = rootOf('app', 'kind: Pod\napiVersion: v1\n---\nkind: Pod\napiVersion: v1\n');
const [object, twin] = root.objects;

function found(
  rule: string,
  severity: Severity,
  more: Partial<Violation> & Partial<Pick<FindingInRoot, 'status'>> = {},
  path: JsonPath = ['spec', 0],
): FindingInRoot {
  if (object === undefined) throw new Error('no object');
  const { status, ...rest } = more;
  const [finding] = rootFindings(root, [{ rule, severity, message: rule, object, path, docs: '', ...rest }]);
  if (finding === undefined) throw new Error('no finding');
  return status === undefined ? finding : { ...finding, status };
}

function told(...findings: readonly FindingInRoot[]): readonly string[] {
  return createCovering(rules)(findings).left.map(({ violation: { rule, severity } }) => `${rule} ${severity}`);
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

it('a field of an item of a list, and the item, are one place', () => {
  const [item, field] = [found('lax', 'info'), found('strict', 'info', {}, ['spec', 0, 'port'])];
  expect(createCovering(rules)([item, field]).covered).toEqual([{ one: item, by: field }]);
  expect(told(found('lax', 'error'), found('strict', 'info', {}, ['spec', 0, 'port']))).toEqual(['lax error']);
  const both = ['lax info', 'strict info'];
  expect(told(item, found('strict', 'info', {}, ['spec', 1, 'port']))).toEqual(both);
  expect(told(item, found('strict', 'info', {}, ['spec', 0, 'port', 'name']))).toEqual(both);
  expect(told(found('lax', 'info', {}, ['spec', 0, 'name']), field)).toEqual(both);
  expect(told(found('lax', 'info', {}, ['spec']), found('strict', 'info', {}, ['spec', 'port']))).toEqual(both);
});

it('what is waived covers nothing, and stays', () => {
  const both = ['lax info', 'strict info'];
  expect(told(found('lax', 'info'), found('strict', 'info', { excepted: true }))).toEqual(both);
  expect(told(found('lax', 'info', { excepted: true }), found('strict', 'info'))).toEqual(both);
});

it('what was there before covers nothing that is new', () => {
  const both = ['lax error', 'strict error'];
  expect(told(found('lax', 'error'), found('strict', 'error', { status: 'existing' }))).toEqual(both);
  expect(told(found('lax', 'error', { status: 'existing' }), found('strict', 'error'))).toEqual(['strict error']);
});

it('what is not told is known with what is told instead', () => {
  const [lax, strict] = [found('lax', 'info'), found('strict', 'info')];
  expect(createCovering(rules)([lax, strict]).covered).toEqual([{ one: lax, by: strict }]);
});

it('rules that cover each other hide nothing', () => {
  const mutual = [
    { id: 'strict', covers: ['lax'] },
    { id: 'lax', covers: ['strict'] },
  ] as unknown as readonly Rule[];
  const all = [found('lax', 'info'), found('strict', 'info')];
  expect(createCovering(mutual)(all).left).toEqual(all);
});

it('without such rules all are told', () => {
  const all = [found('lax', 'info'), found('strict', 'info')];
  expect(createCovering([])(all).left).toBe(all);
});
