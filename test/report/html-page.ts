import { expect } from 'vitest';
import type { Finding, Verdict } from '../../src/model/verdict.ts';
import { gateHtml, type GateHtmlOptions } from '../../src/report/gate-html.ts';
import { allElements, type HtmlElement, parseHtml } from '../harness/html.ts';
import { findingOf } from './verdicts.ts';

/** The page of a verdict, after what must hold of every page. */
export function pageOf(verdict: Verdict, options: GateHtmlOptions = {}): HtmlElement {
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

export function find(page: HtmlElement, id: string): HtmlElement {
  const found = allElements(page).find(({ attributes }) => attributes['id'] === id);
  if (found === undefined) throw new Error(`no #${id}`);
  return found;
}

export function named(element: HtmlElement, name: string, kind?: string): readonly HtmlElement[] {
  return allElements(element).filter(
    (one) => one.name === name && (kind === undefined || one.attributes['class']?.split(' ').includes(kind)),
  );
}

export const many = (count: number, changes: (index: number) => Partial<Finding>): readonly Finding[] =>
  Array.from({ length: count }, (_, index) =>
    findingOf({
      location: { file: `base/${index}.yaml`, line: 4, column: 19, precision: 'exact' },
      fingerprint: `v1:${index.toString(16).padStart(64, '0')}`,
      ...changes(index),
    }),
  );
