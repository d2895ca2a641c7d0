import { assert, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readSourceLines } from '../../src/gate/source-lines.ts';
import { gateHtml, type GateHtmlOptions } from '../../src/report/gate-html.ts';
import type { HtmlElement } from '../harness/html.ts';
import { memoryTree } from '../harness/memory-tree.ts';
import { hostileText, verdictWith } from './hostile-verdict.ts';
import { find, many, named, pageOf } from './html-page.ts';
import { findingOf, verdictOf } from './verdicts.ts';

describe('HTML', () => {
  it('has the verdict and the numbers first, then what is new by rule', () => {
    const findings = [
      findingOf({ rule: 'once', severity: 'warning' }),
      ...many(3, () => ({ rule: 'thrice' })),
      findingOf({ rule: 'single' }),
      findingOf({ status: 'existing' }),
    ];
    const page = pageOf(verdictOf({ findings, fixed: [findingOf({ status: 'existing' })] }));
    expect(named(page, 'h1')[0]?.text).toBe('Gate failed');
    expect(named(page, 'title')[0]?.text).toContain('Gate failed: 4 new errors');
    expect(named(page, 'dl', 'counts')[0]?.children.map(({ text }) => text)).toEqual([
      'new errors4',
      'new warning1',
      'existing1',
      'fixed1',
    ]);
    expect(named(page, 'nav')[0]?.children[0]?.children.map(({ text }) => text.trim())).toEqual([
      'New findings5',
      'Fixed1',
      'There before1',
      'Roots1',
    ]);
    expect(named(find(page, 'new'), 'h3').map(({ text }) => text)).toEqual([
      'errorthrice 3 places',
      'errorsingle 1 place',
      'warningonce 1 place',
    ]);
    expect(named(find(page, 'thrice'), 'a')[0]?.attributes['href']).toBe(
      'https://slipway.dev/policies/no-privileged.md',
    );
  });

  it('says that all is well, on an empty verdict too', () => {
    const page = pageOf(verdictOf({ verdict: 'pass', roots: [] }));
    expect(named(page, 'h1')[0]?.text).toBe('Gate passed');
    expect(named(page, 'section')).toEqual([]);
    expect(named(page, 'nav')).toEqual([]);
  });

  it('shows the source line with its mark, why, how to fix, and where it is on the web', async () => {
    const tree = memoryTree({
      'base/web.yaml': 'spec:\n  containers:\n  - securityContext:\n      privileged: true # <b>\n',
    });
    const verdict = verdictOf({
      findings: [findingOf({ location: { file: 'base/web.yaml', line: 4, column: 19, precision: 'exact' } })],
    });
    const page = pageOf(verdict, {
      sources: await readSourceLines(tree, verdict),
      rules: new Map([['no-privileged', { title: 'It is root', why: 'It owns the `node`.', fix: 'Take it out.' }]]),
      files: 'https://github.com/acme/deploy/blob/abc',
    });
    const rule = find(page, 'no-privileged');
    expect(named(rule, 'pre')[0]?.text).toBe('2  containers:3  - securityContext:4      privileged: true # <b>');
    expect(named(rule, 'mark').map(({ text }) => text)).toEqual(['true']);
    expect(named(rule, 'dd').map(({ text }) => text)).toEqual(['It owns the node.', 'Take it out.']);
    expect(named(rule, 'a').map(({ attributes }) => attributes['href'])).toContain(
      'https://github.com/acme/deploy/blob/abc/base/web.yaml#L4',
    );
  });

  it('tells a mistake of many roots once, with their names folded', () => {
    const roots = Array.from({ length: 30 }, (_, index) => `overlays/${index}`);
    const page = pageOf(verdictOf({ findings: roots.map((root) => findingOf({ root })) }));
    const [details] = named(find(page, 'no-privileged'), 'details');
    expect(details?.children[0]?.text).toBe('in 30 roots');
    expect(named(details as HtmlElement, 'li').map(({ text }) => text)).toEqual(roots);
  });

  it('tells an error of many roots once', () => {
    const error = (root: string) => ({
      code: 'RENDER_FAILED',
      message: `${root}: no\nsecond`,
      docs: 'd',
      location: { file: 'a' },
    });
    const roots = ['a', 'b'].map((id) => ({ id, engine: 'plain' as const, objects: 0, milliseconds: 0 }));
    const page = pageOf(verdictOf({ errors: [...['a', 'b'].map(error), error('c')], roots }));
    const problems = named(find(page, 'errors'), 'article');
    expect(problems.map((one) => one.children[0]?.text)).toEqual(['RENDER_FAILED no', 'RENDER_FAILED c: no']);
    expect(problems[0]?.text).toContain('in 2 roots');
    expect(named(problems[0] as HtmlElement, 'pre')[0]?.text).toBe('second');
  });

  it('has images, changes, waivers, notices, proposed rules and what was left out', () => {
    const change = { object: 'apps/v1/Deployment/shop/web', change: 'modified', paths: ['spec.replicas'] } as const;
    const page = pageOf(
      verdictOf({
        verdict: 'pass',
        findings: many(2, () => ({
          status: 'waived',
          waiver: { reason: 'it mounts', owner: '@ops', expires: '2027-01-31' },
        })),
        images: ['a', 'b'].map((root) => ({
          root,
          object: 'o',
          container: 'web',
          old: 'acme/web:1',
          new: 'acme/web:2',
        })),
        changes: [
          { root: 'a', ...change },
          { root: 'b', ...change },
          { root: 'c', ...change, change: 'removed', paths: [] },
        ],
        roots: [{ id: 'a', engine: 'plain', objects: 1, milliseconds: 1, excluded: 'vendored' }],
        proposed: {
          verdict: 'fail',
          findings: [findingOf({ message: 'it would be refused' })],
          errors: [],
          summary: { objects: 1, rules: 2, new: { error: 1, warning: 0, info: 0 }, existing: 0, waived: 0, fixed: 0 },
        },
      }),
      { notices: ['the waiver expires soon'] },
    );
    const [image] = named(find(page, 'images'), 'tr').slice(1);
    expect(image?.children.map(({ text }) => text)).toEqual(['acme/web1 → 2', 'web of o', '2 rootsab']);
    expect(named(find(page, 'changes'), 'summary').map(({ text }) => text)).toEqual([
      'a and 1 more root 1 modified',
      'in 2 roots',
      'c 1 removed',
    ]);
    expect(find(page, 'changes').text).toContain('spec.replicas');
    const [waiver] = named(find(page, 'waived'), 'tr').slice(1);
    expect(waiver?.children.slice(1).map(({ text }) => text)).toEqual(['it mounts', '@ops', '2027-01-31', '2']);
    expect(find(page, 'notices').text).toContain('the waiver expires soon');
    expect(find(page, 'proposed').text).toContain('They do not decide. They would fail: 1 new error');
    expect(find(page, 'roots').text).toContain('left out: vendored');
  });

  it('shows no line of a Secret', async () => {
    const tree = memoryTree({ 'base/web.yaml': 'stringData:\n  a: b\n  c: d\n  password: hunter2\n' });
    const verdict = verdictOf({
      findings: [findingOf({ object: { apiVersion: 'v1', kind: 'Secret', namespace: '', name: 's' } })],
    });
    expect(gateHtml(verdict, { sources: await readSourceLines(tree, verdict) })).not.toContain('hunter2');
  });

  it('links nowhere but to the web and into the repository', () => {
    const addresses = [
      'javascript:alert(1)',
      'http://a.dev',
      'https://me:secret@a.dev',
      'https://',
      ' https://a.dev',
      'docs/a.md',
      '',
    ];
    for (const docs of addresses) {
      const page = pageOf(
        verdictOf({
          findings: [findingOf({ docs, location: { file: '../../../x/y.yaml', line: 1, precision: 'exact' } })],
        }),
        { files: 'https://github.com/acme/deploy/blob/abc' },
      );
      expect(named(find(page, 'new'), 'a')).toEqual([]);
    }
  });

  it('is one page of text whatever a manifest, a policy or a file is called', () => {
    const skeleton = (element: HtmlElement): string =>
      `${element.name}(${element.children
        .filter(({ name }) => name !== 'a' && name !== 'mark')
        .map(skeleton)
        .join('')})`;
    const optionsWith = (text: string): GateHtmlOptions => ({
      sources: new Map([[text, new Map([[1, text]])]]),
      rules: new Map([[text, { title: text, why: text, fix: text }]]),
      notices: [text],
      version: text,
      files: `https://github.com/acme/deploy/blob/abc`,
      run: text,
    });
    // Backticks make code, lines make a block, a known root is taken off an error, and a file may not be linked.
    const plain = (text: string): string => text.replaceAll(/[`\n:/]/g, '');
    const tame = skeleton(pageOf(verdictWith('a'), optionsWith('a')));
    assert(
      property(hostileText, (given) => {
        const text = `a${plain(given)}`;
        const page = pageOf(verdictWith(text), optionsWith(text));
        expect(skeleton(page)).toBe(tame);
        expect(page.text).not.toMatch(
          /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]|##\[/,
        );
        pageOf(verdictWith(given), optionsWith(given));
      }),
      { numRuns: 100 },
    );
  });
});
