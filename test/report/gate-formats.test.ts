import { describe, expect, it } from 'vitest';
import { readSourceLines } from '../../src/gate/source-lines.ts';
import type { Verdict } from '../../src/model/verdict.ts';
import { gateAnnotations, limitAnnotations } from '../../src/report/gate-annotations.ts';
import { gateGithub } from '../../src/report/gate-github.ts';
import { gateJson } from '../../src/report/gate-json.ts';
import { gateMarkdown } from '../../src/report/gate-markdown.ts';
import { gateText } from '../../src/report/gate-text.ts';
import { memoryTree } from '../harness/memory-tree.ts';
import { findingOf, verdictOf } from './verdicts.ts';

const many = (count: number, changes: Parameters<typeof findingOf>[0] = {}): Verdict['findings'] =>
  Array.from({ length: count }, (_, index) =>
    findingOf({
      location: { file: `base/${String(index).padStart(4, '0')}.yaml`, line: 3, column: 1, precision: 'exact' },
      ...changes,
    }),
  );

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
  prod: apps/v1/Deployment/shop/web web: web:1 -> (none)

changes:
  prod: 1 added, 1 modified

pass: nothing new, 1 existing, 1 fixed; 41 objects in 1 root, 17 rules
`);
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

describe('JSON', () => {
  it('is the contract’s document', () => {
    const document = gateJson(verdictOf({ findings: [findingOf()] })) as Record<string, unknown>;
    expect(Object.keys(document)).toEqual([
      'schema',
      'command',
      'verdict',
      'roots',
      'findings',
      'fixed',
      'images',
      'changes',
      'errors',
      'summary',
    ]);
    expect(document).toMatchObject({
      schema: 'slipway/gate/v1',
      command: 'gate',
      findings: [{ ...findingOf(), fix: [] }],
    });
  });
});

describe('annotations', () => {
  it('come in the order of importance', () => {
    const annotations = gateAnnotations(
      verdictOf({
        findings: [
          findingOf({ status: 'existing' }),
          findingOf({ severity: 'info' }),
          findingOf({ severity: 'warning' }),
          findingOf(),
        ],
        errors: [{ code: 'POLICY_EVAL', message: 'x', docs: '' }],
      }),
    );
    expect(annotations.map(({ level, title }) => `${level} ${title}`)).toEqual([
      'error POLICY_EVAL',
      'error no-privileged',
      'warning no-privileged',
      'notice no-privileged',
      'notice there before: no-privileged',
    ]);
    expect(annotations[1]).toMatchObject({ file: 'base/web.yaml', line: 4, column: 15 });
    expect(annotations[1]?.message).toMatch(/^container "web" runs privileged\n/);
  });

  it('have a line even where only the file is known, because GitHub draws none without', () => {
    const [annotation] = gateAnnotations(
      verdictOf({ findings: [findingOf({ location: { file: 'a.yaml', precision: 'file' } })] }),
    );
    expect(annotation).toMatchObject({ file: 'a.yaml', line: 1 });
  });

  it('stay within ten of a level, and say how many more', () => {
    const verdict = verdictOf({
      findings: [...many(25), ...many(3, { severity: 'warning' }), ...many(12, { status: 'existing' })],
    });
    const limited = limitAnnotations(gateAnnotations(verdict));
    const of = (level: string): typeof limited => limited.filter((one) => one.level === level);
    expect([of('error').length, of('warning').length, of('notice').length]).toEqual([10, 3, 10]);
    expect(of('error').at(-1)?.title).toBe('and 16 more');
    expect(of('notice').at(-1)?.title).toBe('and 3 more');
  });
});

describe('workflow commands', () => {
  it('have the place in the message too, because the log hides properties', () => {
    expect(gateGithub(verdictOf({ findings: [findingOf()] })).split('\n')[0]).toMatch(
      /^::error file=base\/web\.yaml,line=4,col=15,title=no-privileged::base\/web\.yaml:4:15: container "web" runs privileged%0A/,
    );
  });
});

describe('Markdown', () => {
  const verdict = verdictOf({
    findings: [...many(2000), ...many(2000, { status: 'existing' })],
    images: Array.from({ length: 300 }, (_, index) => ({
      root: 'prod',
      object: 'o',
      container: `c${index}`,
      old: 'a:1',
      new: 'a:2',
    })),
    changes: Array.from({ length: 500 }, (_, index) => ({
      root: `root-${index % 20}`,
      object: `o${index}`,
      change: 'modified' as const,
      paths: ['spec.replicas'],
    })),
  });

  it('has everything when there is room', () => {
    const text = gateMarkdown(verdict, 10_000_000);
    expect(text).toContain('## ❌ Gate failed');
    expect(text.match(/base&#47;|base\/1999/g)).not.toBeNull();
    expect(text).not.toContain(' more finding');
  });

  it.each([900_000, 60_000, 20_000, 2_000, 300, 60])(
    'stays within %i bytes and keeps what is new longest',
    (budget) => {
      const text = gateMarkdown(verdict, budget);
      expect(Buffer.byteLength(text)).toBeLessThanOrEqual(budget);
      expect(text).toContain('Gate failed');
      expect((text.match(/<details>/g) ?? []).length).toBe((text.match(/<\/details>/g) ?? []).length);
      const lines = text.split('\n').filter((line) => line.startsWith('|'));
      expect(lines.every((line) => line.endsWith('|'))).toBe(true);
    },
  );

  it('says how many findings are missing', () => {
    const text = gateMarkdown(verdict, 60_000);
    const rows = (text.match(/^\| 🛑/gm) ?? []).length;
    expect(rows).toBeGreaterThan(10);
    expect(text).toContain(`and ${2000 - rows} more findings`);
  });
});
