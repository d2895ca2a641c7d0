import { array, constantFrom, oneof, string } from 'fast-check';
import type { Verdict } from '../../src/model/verdict.ts';
import { findingOf, verdictOf } from './verdicts.ts';

const controls = [
  '\n',
  '\r\n',
  '\t',
  '\u001b[31m',
  '\u0000',
  '\u009b',
  '\u202e',
  '\u2028',
  '\ufeff',
  '\ud800',
  '\ufffe',
  '\uffff',
];
const markup = [
  '<script>',
  '</testcase>',
  ']]>',
  '<![CDATA[',
  '<!--',
  '-->',
  '&lt;',
  '&#0;',
  '&',
  '"',
  "'",
  '::error::',
  '##[a]',
];
const links = [
  '[a](javascript:x)',
  '[',
  ']',
  '](',
  '{0}',
  '%0A',
  '%',
  '?',
  '#',
  '//',
  'http://x',
  '../',
  '/',
  '\\',
  ' ',
  'é',
  '😀',
];
const pieces = controls.concat(markup, links);

/** Text that some format takes for more than text. */
export const hostileText = oneof(
  array(constantFrom(...pieces), { maxLength: 12 }).map((parts) => parts.join('')),
  string({ unit: 'binary', maxLength: 30 }),
);

/** A verdict with the text in every field that comes from manifests, policies or file names. */
export function verdictWith(text: string): Verdict {
  const finding = findingOf({
    rule: text,
    message: text,
    details: { fix: text },
    root: text,
    object: { apiVersion: text, kind: text, namespace: text, name: text },
    path: text,
    docs: text,
    location: { file: text, line: 1, column: 1, precision: 'exact' },
  });
  const { location, ...placeless } = finding;
  const errors = [text, text].map((message) => ({
    code: text,
    message,
    hint: text,
    docs: text,
    location: { file: text },
  }));
  return verdictOf({
    findings: [
      finding,
      { ...finding, status: 'existing' },
      { ...finding, status: 'waived', waiver: { reason: text, owner: text, expires: text } },
      { ...placeless, severity: 'info', path: `${text}${location?.line ?? ''}` },
    ],
    fixed: [{ ...finding, status: 'existing' }],
    roots: [{ id: text, engine: 'plain', objects: 1, milliseconds: 1, excluded: text }],
    images: [{ root: text, object: text, container: text, old: text, new: `${text}x` }],
    changes: [{ root: text, object: text, change: 'modified', paths: [text] }],
    errors,
    proposed: {
      verdict: 'pass',
      findings: [finding],
      errors,
      summary: { objects: 1, rules: 1, new: { error: 1, warning: 0, info: 0 }, existing: 0, waived: 0, fixed: 0 },
    },
  });
}
