import { assert, constantFrom, integer, property, record } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readSourceLines } from '../../src/gate/source-lines.ts';
import type { Finding, Verdict } from '../../src/model/verdict.ts';
import { gateHtml, type GateHtmlOptions } from '../../src/report/gate-html.ts';
import { palettes } from '../../src/report/gate-html-style.ts';
import { allElements, type HtmlElement, parseHtml } from '../harness/html.ts';
import { memoryTree } from '../harness/memory-tree.ts';
import { hostileText, verdictWith } from './hostile-verdict.ts';
import { findingOf, verdictOf } from './verdicts.ts';

/** The page, after what must hold of every page. */
function pageOf(verdict: Verdict, options: GateHtmlOptions = {}): HtmlElement {
  const page = parseHtml(gateHtml(verdict, options));
  const elements = allElements(page);
  const ids = elements.flatMap(({ attributes }) => attributes['id'] ?? []);
  const known = new Set(ids);
  expect(known.size).toBe(ids.length);
  const policy = elements.find(({ attributes }) => attributes['http-equiv'] === 'Content-Security-Policy');
  expect(policy?.attributes['content']).toBe("default-src 'none'; style-src 'unsafe-inline'");
  const forbidden = elements.filter(
    ({ name, attributes }) =>
      ['script', 'iframe', 'img', 'link', 'form', 'object', 'base'].includes(name) ||
      Object.keys(attributes).some((key) => /^on|^style$|^src$/.test(key)),
  );
  expect(forbidden).toEqual([]);
  const addresses = new Set(elements.flatMap(({ attributes }) => attributes['href'] ?? []));
  expect(
    [...addresses].filter((one) => !(one.startsWith('#') ? known.has(one.slice(1)) : one.startsWith('https://'))),
  ).toEqual([]);
  // Headings go down by one step, so that the page has an outline.
  const levels = elements.flatMap(({ name }) => (/^h[1-6]$/.test(name) ? [Number(name.slice(1))] : []));
  expect(levels[0]).toBe(1);
  for (const [index, level] of levels.entries()) expect(level - (levels[index - 1] ?? 0)).toBeLessThanOrEqual(1);
  const named = (name: string): number => elements.filter((one) => one.name === name).length;
  expect([named('h1'), named('header'), named('main'), named('footer')]).toEqual([1, 1, 1, 1]);
  return page;
}

function find(page: HtmlElement, id: string): HtmlElement {
  const found = allElements(page).find(({ attributes }) => attributes['id'] === id);
  if (found === undefined) throw new Error(`no #${id}`);
  return found;
}

function named(element: HtmlElement, name: string, kind?: string): readonly HtmlElement[] {
  return allElements(element).filter(
    (one) => one.name === name && (kind === undefined || one.attributes['class']?.split(' ').includes(kind)),
  );
}

const many = (count: number, changes: (index: number) => Partial<Finding>): readonly Finding[] =>
  Array.from({ length: count }, (_, index) =>
    findingOf({
      location: { file: `base/${index}.yaml`, line: 4, column: 19, precision: 'exact' },
      fingerprint: `v1:${index.toString(16).padStart(64, '0')}`,
      ...changes(index),
    }),
  );

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
    expect(image?.children.map(({ text }) => text)).toEqual(['acme/web:1 → 2', 'web of o', '2 rootsab']);
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

  it('never exceeds its budget, and says what is left out', () => {
    const large = (findings: number, rest: number, rules: number): Verdict =>
      verdictOf({
        findings: [
          ...many(findings, (index) => ({ rule: `rule-${index % rules}`, message: `m${'<'.repeat(index % 97)}` })),
          ...many(findings, (index) => ({ rule: `rule-${index % rules}`, status: 'existing' })),
        ],
        fixed: many(rest, () => ({ status: 'existing' })),
        roots: Array.from({ length: rest }, (_, index) => ({
          id: `r${index}`,
          engine: 'plain',
          objects: 1,
          milliseconds: 1,
        })),
        images: Array.from({ length: rest }, (_, index) => ({
          root: 'r',
          object: 'o',
          container: 'c',
          old: `a:${index}`,
          new: 'b:1',
        })),
        changes: Array.from({ length: rest }, (_, index) => ({
          root: `r${index}`,
          object: 'o',
          change: 'added',
          paths: [`p${index}`],
        })),
        errors: Array.from({ length: rest }, (_, index) => ({ code: 'X', message: `e${index}`, docs: '' })),
      });
    const sizes = record({
      findings: constantFrom(0, 1, 30, 400),
      rest: constantFrom(0, 1, 200),
      rules: constantFrom(1, 40, 300),
      budget: integer({ min: 16_000, max: 400_000 }),
    });
    assert(
      property(sizes, ({ findings, rest, rules, budget }) => {
        const verdict = large(findings, rest, rules);
        const text = gateHtml(verdict, { budget });
        const page = pageOf(verdict, { budget });
        expect(Buffer.byteLength(text)).toBeLessThanOrEqual(budget);
        for (const id of findings > 0 ? ['new', 'existing'] : [])
          expect(find(page, id).text).toContain(`${findings} finding`);
        expect(text.includes('left out for want of room') || findings < 400 || budget > 200_000).toBe(true);
      }),
      { numRuns: 12 },
    );
    const whole = gateHtml(large(30, 1, 3));
    expect(whole).not.toContain('left out');
    const places = named(find(parseHtml(whole), 'new'), 'p', 'place');
    expect(places).toHaveLength(30);
  });

  it('holds ten thousand findings', () => {
    const verdict = verdictOf({
      findings: many(10_000, (index) => ({ rule: `rule-${index % 50}`, root: `r${index % 40}` })),
    });
    const page = pageOf(verdict);
    expect(Buffer.byteLength(gateHtml(verdict))).toBeLessThanOrEqual(3_000_000);
    expect(named(find(page, 'new'), 'article')).toHaveLength(50);
    expect(named(find(page, 'new'), 'span', 'where').length).toBeGreaterThan(5000);
  });
});

describe('the colours of HTML', () => {
  const luminance = (colour: string): number => {
    const [red = 0, green = 0, blue = 0] = [1, 3, 5]
      .map((start) => Number.parseInt(colour.slice(start, start + 2), 16) / 255)
      .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const contrast = (one: string, other: string): number => {
    const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((first, second) => second - first);
    return (light + 0.05) / (dark + 0.05);
  };

  it.each(Object.entries(palettes))('can be read: %s', (_name, palette) => {
    const tints = [palette['error-tint'], palette['good-tint']];
    const pairs = [
      ...['ink', 'soft', 'link', 'error', 'good'].flatMap((name) =>
        [palette.page, palette.panel, ...tints].map((ground) => [palette[name as keyof typeof palette], ground]),
      ),
      ...(['error', 'warning', 'info', 'good'] as const).map((name) => [palette[name], palette[`${name}-tint`]]),
      ...tints.map((ground) => [palette.warning, ground]),
    ];
    for (const [ink = '', ground = ''] of pairs)
      expect(contrast(ink, ground), `${ink} on ${ground}`).toBeGreaterThanOrEqual(4.5);
  });
});
