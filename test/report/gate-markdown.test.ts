import { describe, expect, it } from 'vitest';
import { gateMarkdown } from '../../src/report/gate-markdown.ts';
import { manyFindings as many, verdictOf } from './verdicts.ts';

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
    const text = gateMarkdown(verdict, { budget: 10_000_000 });
    expect(text).toContain('## ❌ Gate failed');
    for (const index of [0, 999, 1999]) expect(text).toContain(`base/${String(index).padStart(4, '0')}.yaml:3`);
    expect(text).not.toContain(' more place');
  });

  it.each([900_000, 60_000, 20_000, 2_000, 300, 60])(
    'stays within %i bytes and keeps what is new longest',
    (budget) => {
      const text = gateMarkdown(verdict, { budget });
      expect(Buffer.byteLength(text)).toBeLessThanOrEqual(budget);
      expect(text).toContain('Gate failed');
      expect((text.match(/<details>/g) ?? []).length).toBe((text.match(/<\/details>/g) ?? []).length);
      const lines = text.split('\n').filter((line) => line.startsWith('|'));
      expect(lines.every((line) => line.endsWith('|'))).toBe(true);
    },
  );

  it('says how many places are missing', () => {
    const text = gateMarkdown(verdict, { budget: 60_000 });
    const [part = ''] = text.split('### Images');
    const rows = (part.match(/^- <code>base/gm) ?? []).length;
    expect(rows).toBeGreaterThan(10);
    expect(part).toContain(`- and ${2000 - rows} more places\n`);
  });

  it('tells a rule once with why and how to fix it, unfolded where it fails the gate', () => {
    const rules = new Map([
      ['no-privileged', { title: 'It is root', why: 'It owns the `node`.', fix: 'Take it out.' }],
    ]);
    const files = 'https://github.com/acme/deploy/blob/abc';
    const findings = [...many(2), ...many(1, { severity: 'warning', rule: 'other' })];
    const text = gateMarkdown(verdictOf({ findings }), { rules, files });
    expect(text).toContain(`### New findings

<details open><summary>🛑 <code>no-privileged</code> It is root · 2 places</summary>

It owns the <code>node</code>. **Fix:** Take it out. [Read on](https://slipway.dev/policies/no-privileged.md)

- [<code>base/0000.yaml:3</code>](${files}/base/0000.yaml#L3) container "web" runs privileged<br>`);
    expect(text).toContain('<details><summary>⚠️ <code>other</code> · 1 place</summary>');
  });

  it('tells an image that changes, an error and changes of many roots once', () => {
    const roots = ['a', 'b', 'c'].map((id) => ({ id, engine: 'plain' as const, objects: 1, milliseconds: 1 }));
    const text = gateMarkdown(
      verdictOf({
        roots,
        images: roots.map(({ id }) => ({
          root: id,
          object: 'o',
          container: 'web',
          old: 'acme/web:1',
          new: 'acme/web:2',
        })),
        changes: roots.map(({ id }) => ({ root: id, object: 'o', change: 'modified', paths: ['spec.replicas'] })),
        errors: roots.map(({ id }) => ({ code: 'RENDER_FAILED', message: `${id}: no`, docs: '' })),
      }),
    );
    expect(text).toContain('- **RENDER\\_FAILED** in 3 roots: no\n');
    expect(text.match(/<code>acme\/web<\/code><br><code>1<\/code> → <code>2<\/code>/g)).toHaveLength(1);
    expect(text).toContain('<details><summary><code>a</code> and 2 more roots: 1 modified</summary>');
  });

  it('names who answers for what is waived, and what the run tells beside', () => {
    const waiver = { reason: 'it mounts', owner: '@ops', expires: '2027-01-31' };
    const text = gateMarkdown(verdictOf({ findings: many(2, { status: 'waived', waiver }) }), {
      notices: ['it ends soon'],
    });
    expect(text).toContain('- <code>no-privileged</code>, 2 findings: it mounts (@&#8203;ops, until 2027-01-31)\n');
    expect(text).toContain('### Notices\n\n- it ends soon\n');
  });
});
