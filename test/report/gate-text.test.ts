import { describe, expect, it } from 'vitest';
import { readSourceLines } from '../../src/gate/source-lines.ts';
import { gateText } from '../../src/report/gate-text.ts';
import { memoryTree } from '../harness/memory-tree.ts';
import { findingOf, manyFindings as many, verdictOf } from './verdicts.ts';

describe('text', () => {
  const tree = memoryTree({ 'base/web.yaml': 'spec:\n  containers:\n  - securityContext:\n      privileged: true\n' });

  it('shows rule, place, source line, object, why, fix and where to read on', async () => {
    const verdict = verdictOf({
      findings: [findingOf({ location: { file: 'base/web.yaml', line: 4, column: 19, precision: 'exact' } })],
    });
    const rules = new Map([['no-privileged', { why: 'It owns the node.', fix: 'Take it out.' }]]);
    expect(
      gateText(verdict, { sources: await readSourceLines(tree, verdict), rules }),
    ).toBe(`error[no-privileged]: container "web" runs privileged
  --> base/web.yaml:4:19 (in overlays/prod)
2 |   containers:
3 |   - securityContext:
4 |       privileged: true
  |                   ^^^^
  = object: apps/v1/Deployment/shop/web
  = path: spec.template.spec.containers[0].securityContext.privileged
  = why: It owns the node.
  = fix: Take it out.
  = docs: https://slipway.dev/policies/no-privileged.md

fail: 1 new error; 41 objects in 1 root, 17 rules
`);
  });

  it('tells a mistake that many roots share once', () => {
    const findings = ['a', 'b', 'c'].map((root) => findingOf({ root }));
    const text = gateText(verdictOf({ findings }));
    expect(text).toContain('base/web.yaml:4:15 (in 3 roots)');
    expect(text.match(/error\[/g)).toHaveLength(1);
  });

  it('keeps apart what only looks alike: another object without a line, another path in one block', () => {
    const block = { file: 'base/web.yaml', line: 4, column: 15, precision: 'block' } as const;
    const file = { file: 'chart/templates/a.yaml', precision: 'file' } as const;
    const other = { apiVersion: 'v1', kind: 'Pod', namespace: '', name: 'x' };
    const findings = [
      findingOf({ location: block }),
      findingOf({ location: block, path: 'spec' }),
      findingOf({ location: file }),
      findingOf({ location: file, object: other }),
    ];
    expect(gateText(verdictOf({ findings })).match(/error\[/g)).toHaveLength(4);
  });

  it('counts what was there before without listing it, and lists what changes', () => {
    const verdict = verdictOf({
      verdict: 'pass',
      findings: [findingOf({ status: 'existing' })],
      fixed: [findingOf({ status: 'existing' })],
      images: [{ root: 'prod', object: 'apps/v1/Deployment/shop/web', container: 'web', old: 'web:1', new: null }],
      changes: [
        { root: 'prod', object: 'o', change: 'added', paths: [] },
        { root: 'prod', object: 'p', change: 'modified', paths: ['a'] },
      ],
    });
    expect(gateText(verdict)).toBe(`images:
  web:1 -> (none) (web of apps/v1/Deployment/shop/web, in prod)

changes:
  prod: 1 added, 1 modified

pass: nothing new, 1 existing, 1 fixed; 41 objects in 1 root, 17 rules
`);
  });

  it('tells an image that changes in many roots once, and changes that are the same', () => {
    const roots = ['a', 'b', 'c'];
    const text = gateText(
      verdictOf({
        images: roots.map((root) => ({ root, object: 'o', container: 'web', old: 'acme/web:1', new: 'acme/web:2' })),
        changes: [...roots, 'd'].map((root) => ({
          root,
          object: 'o',
          change: 'modified',
          paths: [root === 'd' ? 'x' : 'y'],
        })),
      }),
    );
    expect(text).toContain('images:\n  acme/web:1 -> 2 (web of o, in 3 roots)\n');
    expect(text).toContain('changes:\n  a and 2 more roots: 1 modified\n  d: 1 modified\n');
  });

  it('tells a rule of notes once, with its first places', () => {
    const text = gateText(verdictOf({ findings: many(12, { severity: 'info' }) }));
    expect(text).toMatch(
      /^info\[no-privileged\]: container "web" runs privileged \(12 places\)\n {2}--> base\/0000\.yaml:3:1 \(in /,
    );
    expect(text.match(/-->/g)).toHaveLength(10);
    expect(text).toContain('  and 2 more; --report html=FILE tells all\n  = docs: ');
  });

  it('tells an error of many roots once', () => {
    const roots = ['a', 'b'].map((id) => ({ id, engine: 'plain' as const, objects: 1, milliseconds: 1 }));
    const errors = roots.map(({ id }) => ({ code: 'RENDER_FAILED', message: `${id}: no`, docs: 'd' }));
    const text = gateText(
      verdictOf({ roots, errors: [...errors, { code: 'RENDER_FAILED', message: 'c: no', docs: 'd' }] }),
    );
    expect(text).toMatch(
      /^error\[RENDER_FAILED\]: no\n {2}--> \(in 2 roots\)\n {2}= docs: d\n\nerror\[RENDER_FAILED\]: c: no\n/,
    );
    expect(text).toContain('3 problems');
  });

  it('begins with what could not be judged', () => {
    const text = gateText(
      verdictOf({
        findings: [findingOf()],
        errors: [
          {
            code: 'RENDER_FAILED',
            message: 'no\nsecond',
            hint: 'do',
            docs: 'd',
            location: { file: 'a.yaml', line: 2 },
          },
        ],
      }),
    );
    expect(text).toMatch(
      /^error\[RENDER_FAILED\]: no\n  --> a\.yaml:2\n  \| second\n  = hint: do\n  = docs: d\n\nerror\[no-privileged\]/,
    );
    expect(text).toContain('fail: 1 problem that kept it from judging, 1 new error');
  });

  it('colours only on request', () => {
    const verdict = verdictOf({ findings: [findingOf()] });
    expect(gateText(verdict)).not.toContain('\u001b');
    expect(gateText(verdict, { colour: true })).toContain('\u001b[31m');
  });

  it('shows no line of a Secret', async () => {
    const secret = memoryTree({ 'base/web.yaml': 'stringData:\n  a: b\n  c: d\n  password: hunter2\n' });
    const verdict = verdictOf({
      findings: [findingOf({ object: { apiVersion: 'v1', kind: 'Secret', namespace: '', name: 's' } })],
    });
    expect(gateText(verdict, { sources: await readSourceLines(secret, verdict) })).not.toContain('hunter2');
    const other = verdictOf({ findings: [findingOf()] });
    const mixed = memoryTree({ 'base/web.yaml': 'a: b\n---\nkind: Secret\nstringData: {password: hunter2}\n' });
    expect(gateText(other, { sources: await readSourceLines(mixed, other) })).not.toContain('hunter2');
    const literal = verdictOf({ findings: [findingOf({ rule: 'env-literal-secret' })] });
    const env = memoryTree({ 'base/web.yaml': '\n\n\nvalue: hunter2\n' });
    expect(gateText(literal, { sources: await readSourceLines(env, literal) })).not.toContain('hunter2');
  });
});
