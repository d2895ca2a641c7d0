import { array, assert, constantFrom, property, string } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readDocuments } from '../../src/render/parse/documents.ts';
import { escapeMarkdown, inlineCode, oneLine } from '../../src/report/escape.ts';
import { gateAnnotations } from '../../src/report/gate-annotations.ts';
import { gateGithub } from '../../src/report/gate-github.ts';
import { gateMarkdown } from '../../src/report/gate-markdown.ts';
import { gateText } from '../../src/report/gate-text.ts';
import { renderYaml } from '../../src/report/render-yaml.ts';
import type { KubernetesObject } from '../../src/model/object.ts';
import type { Verdict } from '../../src/model/verdict.ts';
import { findingOf, verdictOf } from './verdicts.ts';

const pieces = [
  '\n',
  '\r',
  '\r\n',
  '\t',
  '\u001b[31m',
  '\u001b]8;;http://x\u0007',
  '\u0007',
  '\u0000',
  '\u009b',
  '\u202e',
  '\u2028',
  '\ufeff',
  '\ud800',
  '::set-output name=x::y',
  '::error::',
  '##[add-path]/x',
  ':',
  '::',
  '|',
  '`',
  '```',
  '<script>',
  '<img src=x onerror=y>',
  '</details>',
  '-->',
  '<!--',
  '[a](javascript:x)',
  '![a](http://x)',
  '@octocat',
  '#123',
  '# h',
  '- ',
  '* ',
  '> ',
  '**',
  '_',
  '~~',
  '&lt;',
  '%0A',
  '\\',
  '"',
  "'",
  ' ',
  'a',
  'é',
  '😀',
  '$(x)',
  '${{ x }}',
];
const hostile = array(constantFrom(...pieces), { maxLength: 12 }).map((parts) => parts.join(''));
const any = string({ unit: 'binary', maxLength: 30 });

/** A verdict with the text in every field that comes from manifests, policies or file names. */
function hostileVerdict(text: string): Verdict {
  const finding = findingOf({
    rule: text,
    message: text,
    root: text,
    object: { apiVersion: text, kind: text, namespace: text, name: text },
    path: text,
    docs: text,
    location: { file: text === '' ? 'x' : text, line: 1, column: 1, precision: 'exact' },
  });
  return verdictOf({
    findings: [
      finding,
      { ...finding, status: 'existing' },
      { ...finding, severity: 'info' },
      { ...finding, status: 'waived', waiver: { reason: text, owner: text, expires: text } },
    ],
    fixed: [{ ...finding, status: 'existing' }],
    roots: [{ id: text, engine: 'plain', objects: 1, milliseconds: 1 }],
    images: [
      { root: text, object: text, container: text, old: text, new: null },
      { root: text, object: text, container: text, old: null, new: text },
    ],
    changes: [{ root: text, object: text, change: 'modified', paths: [text] }],
    errors: [
      { code: 'POLICY_EVAL', message: text, hint: text, docs: text, location: { file: text, line: 1, column: 1 } },
    ],
  });
}

const control = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/;

describe('text from manifests', () => {
  it('is one harmless line', () => {
    for (const source of [hostile, any]) {
      assert(
        property(source, (text) => {
          expect(oneLine(text)).not.toMatch(control);
          expect(oneLine(text)).not.toMatch(/\n|^\s*::|##\[/);
          expect(oneLine(text).isWellFormed()).toBe(true);
        }),
      );
    }
  });

  it('adds no line, command or control character to the text report, which has no colour of its own', () => {
    const lines = gateText(hostileVerdict('a')).split('\n').length;
    const sources = (text: string): ReadonlyMap<string, ReadonlyMap<number, string>> =>
      new Map([[text === '' ? 'x' : text, new Map([[1, text]])]]);
    assert(
      property(hostile, (text) => {
        const report = gateText(hostileVerdict(text), { rules: new Map([[text, { why: text, fix: text }]]) });
        expect(report).not.toMatch(control);
        expect(report).not.toMatch(/^\s*::|##\[/m);
        expect(gateText(hostileVerdict(text), { sources: sources(text) })).not.toMatch(/^\s*::|##\[|\u001b/m);
      }),
    );
    expect(gateText(hostileVerdict('x\ny')).split('\n').length).toBeLessThanOrEqual(lines + 1);
  });

  it('opens no tag, mention, link or table cell in Markdown', () => {
    const shape = (markdown: string): string =>
      markdown
        .split('\n')
        .map((line) => `${line.replaceAll(/\\./g, '').replaceAll(/[^|]/g, '').length}${/^#+ /.exec(line)?.[0] ?? ''}`)
        .join('\n');
    const tags = (markdown: string): string =>
      [...markdown.matchAll(/<\/?[a-z!][^>]*>/gi)].map(([tag]) => tag).join('');
    const unquoted = (text: string): string => text.replaceAll('`', '');
    assert(
      property(hostile, (text) => {
        const [report, tame] = [`a${text}`, 'a'].map((name) =>
          gateMarkdown(hostileVerdict(name), {
            // Backticks of a rule's author make code.
            rules: new Map([[name, { title: unquoted(name), why: unquoted(name), fix: unquoted(name) }]]),
            notices: [name],
          }),
        ) as [string, string];
        expect(report).not.toMatch(control);
        expect(tags(report)).toBe(tags(tame));
        expect(shape(report)).toBe(shape(tame));
        expect(report.replaceAll(/\\./g, '')).not.toMatch(/@octocat|\]\(javascript|!\[/);
      }),
    );
  });

  it('is shown by Markdown as what it is', () => {
    expect(escapeMarkdown('a_b *c* [d](e) <f> & @g #1')).toBe(
      'a\\_b \\*c\\* \\[d\\](e) &lt;f> &amp; @&#8203;g #&#8203;1',
    );
    expect(escapeMarkdown('- x: https://a.dev www.b.dev :tada: $x$')).toBe(
      '\\- x: https&#58;//a.dev www&#46;b.dev &#58;tada: &#36;x&#36;',
    );
    expect(escapeMarkdown('1. x')).toBe('1\\. x');
    expect(inlineCode('a|b`c`<d>')).toBe('<code>a&#124;b&#96;c&#96;&lt;d&gt;</code>');
  });

  it('ends no workflow command and starts none', () => {
    assert(
      property(hostile, (text) => {
        const lines = gateGithub(hostileVerdict(text)).trimEnd().split('\n');
        expect(
          lines.slice(0, -1).every((line) => /^::(error|warning|notice) [^:]*(?:title=[^:,]*)?::/.test(line)),
        ).toBe(true);
        expect(lines.length).toBe(gateAnnotations(hostileVerdict(text)).length + 1);
        expect(lines.join('\n')).not.toMatch(/##\[/);
      }),
    );
  });
});

describe('rendered YAML', () => {
  it('reads back as the same objects, and no line of it is a workflow command', () => {
    for (const source of [hostile, any]) {
      assert(
        property(source, source, (one, other) => {
          const [key, value] = [one.toWellFormed(), other.toWellFormed()];
          const manifest: KubernetesObject = {
            apiVersion: 'v1',
            kind: 'ConfigMap',
            metadata: { name: 'a', annotations: { [`k${key}`]: value } },
            data: { [`x${value}`]: key, y: 'yes', z: '0644', t: '2024-01-01', n: null, b: true, i: 12 },
          };
          const yaml = renderYaml([{ id: 'a', engine: 'plain', objects: [{ manifest }], errors: [], milliseconds: 0 }]);
          expect(yaml).not.toMatch(/^\s*::|##\[/m);
          expect(readDocuments(yaml).at(-1)?.value).toEqual(manifest);
        }),
        { numRuns: 300 },
      );
    }
  });
});
