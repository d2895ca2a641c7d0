import { assert, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Verdict } from '../../src/model/verdict.ts';
import { gateJunit } from '../../src/report/gate-junit.ts';
import { parseXml, type XmlElement } from '../harness/xml.ts';
import { hostileText, verdictWith } from './hostile-verdict.ts';
import { findingOf, verdictOf } from './verdicts.ts';

function suitesOf(verdict: Verdict, failOn: 'error' | 'warning' | 'never' = 'error'): readonly XmlElement[] {
  const document = parseXml(gateJunit(verdict, failOn));
  const cases = document.children.flatMap(({ children }) => children);
  const count = (name: string, among = cases): string =>
    String(among.filter(({ children }) => children.some((child) => child.name === name)).length);
  // The counts that programs show before they read the cases.
  for (const [{ attributes }, among] of [[document, cases], ...document.children.map((one) => [one, one.children])] as [
    XmlElement,
    XmlElement[],
  ][]) {
    expect(attributes).toMatchObject({
      tests: String(among.length),
      failures: count('failure', among),
      errors: count('error', among),
      skipped: count('skipped', among),
    });
  }
  expect(document.children.every(({ name, children }) => name === 'testsuite' && children.length > 0)).toBe(true);
  return document.children;
}

function states(suite: XmlElement | undefined): readonly string[] {
  return (suite?.children ?? []).map(({ children }) => children[0]?.name ?? 'passed');
}

describe('JUnit', () => {
  it('has a failure with its place for what fails the gate', () => {
    const [suite] = suitesOf(verdictOf({ findings: [findingOf()] }));
    expect(suite?.attributes).toMatchObject({ name: 'overlays/prod', time: '0.212' });
    const [one] = suite?.children ?? [];
    expect(one?.attributes).toMatchObject({
      classname: 'overlays/prod',
      name: 'no-privileged: apps/v1/Deployment/shop/web spec.template.spec.containers[0].securityContext.privileged',
    });
    expect(one?.children[0]).toMatchObject({
      name: 'failure',
      attributes: { message: 'container "web" runs privileged', type: 'no-privileged' },
      text: 'base/web.yaml:4:15\nobject: apps/v1/Deployment/shop/web\ndocs: https://slipway.dev/policies/no-privileged.md',
    });
  });

  it('fails for what fail-on says, and skips what was there before or waived', () => {
    const findings = (['error', 'warning', 'info'] as const).map((severity) => findingOf({ severity }));
    const verdict = verdictOf({
      findings: [...findings, findingOf({ status: 'existing' }), findingOf({ status: 'waived' })],
    });
    const told = (failOn: 'error' | 'warning' | 'never'): number =>
      states(suitesOf(verdict, failOn)[0]).filter((state) => state === 'failure').length;
    expect([told('never'), told('error'), told('warning')]).toEqual([0, 1, 2]);
    expect(states(suitesOf(verdict)[0])).toHaveLength(5);
  });

  it('has an error for what could not be judged, and a case that passed for a root without findings', () => {
    const errors = [{ code: 'RENDER_FAILED', message: 'no', docs: 'd', location: { file: 'a.yaml', line: 2 } }];
    const suites = suitesOf(verdictOf({ errors }));
    expect(suites.map((suite) => [suite.attributes['name'], ...states(suite)])).toEqual([
      ['slipway', 'error'],
      ['overlays/prod', 'passed'],
    ]);
  });

  it('stays small, and says how many are missing', () => {
    const findings = Array.from({ length: 12_000 }, (_, index) =>
      findingOf({ severity: index < 11_999 ? 'warning' : 'error', root: `r${index % 3}` }),
    );
    const suites = suitesOf(verdictOf({ findings }));
    expect(suites.flatMap((suite) => states(suite)).filter((state) => state === 'failure')).toHaveLength(1);
    expect(suites.at(-1)?.children[0]?.children[0]?.attributes['message']).toBe(
      'there is no room for 2000 more findings',
    );
  });

  it('is well-formed whatever a manifest, a policy or a file is called', () => {
    assert(
      property(hostileText, (text) => {
        const suites = suitesOf(verdictWith(text));
        expect(suites).toHaveLength(2);
        expect(states(suites[0])).toEqual(['error']);
        expect(states(suites[1])).toHaveLength(4);
        expect(JSON.stringify(suites)).not.toMatch(/\\u00(?:[01]|7f|[89])|##\[/);
      }),
      { numRuns: 300 },
    );
  });
});
