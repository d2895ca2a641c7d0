import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { assert, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Verdict } from '../../src/model/verdict.ts';
import { gateSarif, type SarifRule } from '../../src/report/gate-sarif.ts';
import { schemaProblems } from '../harness/json-schema.ts';
import { hostileText, verdictWith } from './hostile-verdict.ts';
import { findingOf, verdictOf } from './verdicts.ts';

const schemaFile = new URL('../fixtures/sarif/sarif-2.1.0-rtm.5.schema.json', import.meta.url);
const schema = JSON.parse(readFileSync(schemaFile, 'utf8')) as Record<string, unknown>;

const rule: SarifRule = {
  id: 'no-privileged',
  severity: 'error',
  title: 'Container runs privileged',
  description: 'It may do anything.',
  rationale: 'It is root on the node.',
  fix: 'Take it away.',
  docs: 'https://slipway.dev/policies/no-privileged.md',
  group: 'security',
};

interface Run {
  tool: { driver: { rules: { id: string; helpUri?: string }[]; semanticVersion: string } };
  invocations: { executionSuccessful: boolean; toolExecutionNotifications?: { message: { text: string } }[] }[];
  results: SarifResult[];
}

interface SarifResult {
  ruleId: string;
  level: string;
  message: { text: string };
  locations: { physicalLocation: { artifactLocation: { uri: string }; region: { startLine: number } } }[];
  partialFingerprints: Record<string, string>;
  baselineState?: string;
  suppressions?: unknown[];
}

function runOf(verdict: Verdict, rules: readonly SarifRule[] = [rule]): Run {
  const document = gateSarif(verdict, { rules, version: '1.2.3' });
  // As it is read back, because a value may hold what JSON cannot.
  const read = JSON.parse(JSON.stringify(document)) as { runs: [Run] };
  expect(schemaProblems(schema, read)).toEqual([]);
  return read.runs[0];
}

describe('SARIF', () => {
  it('is checked against the schema of SARIF 2.1.0, which refuses what is none', () => {
    const sample = {
      version: '2.1.0',
      runs: [{ tool: { driver: { name: 'x' } }, results: [{ message: { text: 'x' } }] }],
    };
    expect(schemaProblems(schema, sample)).toEqual([]);
    for (const broken of ['{"text":"x","more":1}', '{"text":1}', '{}', '"x"']) {
      const text = JSON.stringify(sample).replace('{"text":"x"}', broken);
      expect(schemaProblems(schema, JSON.parse(text))).not.toEqual([]);
    }
  });

  it('has a result with place, rule, level and fingerprints', () => {
    const run = runOf(verdictOf({ findings: [findingOf()] }));
    expect(run.results).toEqual([
      {
        ruleId: 'no-privileged',
        level: 'error',
        message: { text: 'container "web" runs privileged (apps/v1/Deployment/shop/web in overlays/prod)' },
        locations: [
          {
            physicalLocation: {
              artifactLocation: { uri: 'base/web.yaml', uriBaseId: '%SRCROOT%' },
              region: { startLine: 4, startColumn: 15 },
            },
            logicalLocations: [{ name: 'web', fullyQualifiedName: 'apps/v1/Deployment/shop/web', kind: 'resource' }],
          },
        ],
        partialFingerprints: { primaryLocationLineHash: 'v1:0', 'slipway/v1': 'v1:0' },
        baselineState: 'new',
        properties: {
          status: 'new',
          path: 'spec.template.spec.containers[0].securityContext.privileged',
          roots: ['overlays/prod'],
        },
      },
    ]);
    expect(run.tool.driver.semanticVersion).toBe('1.2.3');
    expect(run.tool.driver.rules).toMatchObject([{ id: 'no-privileged', helpUri: rule.docs }]);
  });

  it('tells new, existing and waived apart', () => {
    const findings = [
      findingOf({ status: 'waived' }),
      findingOf({ status: 'existing' }),
      findingOf({ severity: 'warning' }),
    ];
    const { results } = runOf(verdictOf({ findings }));
    expect(results.map(({ level, baselineState, suppressions }) => [level, baselineState, suppressions])).toEqual([
      ['warning', 'new', []],
      ['error', 'unchanged', []],
      ['error', undefined, [{ kind: 'external', status: 'accepted' }]],
    ]);
  });

  it('has what could not be judged as results, and says that the run did not succeed', () => {
    const errors = [
      { code: 'POLICY_EVAL', message: 'it failed', docs: 'https://a.dev/x', location: { file: 'p.rego', line: 3 } },
    ];
    const run = runOf(verdictOf({ errors }));
    expect(run.invocations[0]?.executionSuccessful).toBe(false);
    expect(run.results).toMatchObject([{ ruleId: 'POLICY_EVAL', level: 'error', message: { text: 'it failed' } }]);
    expect(run.results[0]?.locations[0]?.physicalLocation.region.startLine).toBe(3);
    expect(run.tool.driver.rules).toMatchObject([{ id: 'POLICY_EVAL', helpUri: 'https://a.dev/x' }]);
  });

  it('never exceeds what GitHub takes: new errors stay, and it says how many are missing', () => {
    const message = Array.from({ length: 4000 }, (_, index) =>
      String.fromCodePoint(0x4e00 + ((index * 7919) % 20_000)),
    ).join('');
    const findings = Array.from({ length: 7000 }, (_, index) =>
      findingOf({
        message,
        severity: index % 2 === 0 ? 'warning' : 'error',
        status: index < 3000 ? 'existing' : 'new',
        location: { file: `base/${index}.yaml`, line: 1, precision: 'exact' },
      }),
    );
    for (const [given, least] of [
      [findings, 1000],
      [findings.map((one) => ({ ...one, message: 'short' })), 5000],
    ] as const) {
      const verdict = verdictOf({ findings: given });
      const { results, invocations } = runOf(verdict);
      expect(results.length).toBeGreaterThanOrEqual(least);
      expect(results.length).toBeLessThanOrEqual(5000);
      expect(
        results
          .slice(0, Math.min(2000, results.length))
          .every(({ level, baselineState }) => level === 'error' && baselineState === 'new'),
      ).toBe(true);
      expect(invocations[0]?.toolExecutionNotifications?.[0]?.message.text).toContain(
        `${7000 - results.length} more results`,
      );
      const text = JSON.stringify(gateSarif(verdict, { rules: [rule], version: '1' }), null, 2);
      expect(gzipSync(text).byteLength).toBeLessThan(10_000_000);
    }
  });

  it('stays what it is whatever a manifest, a policy or a file is called', () => {
    assert(
      property(hostileText, (text) => {
        const { results, tool } = runOf(verdictWith(text), [
          { ...rule, id: text, title: text, docs: text, group: text },
        ]);
        expect(results.length).toBeGreaterThanOrEqual(5);
        for (const { message, locations, suppressions } of results) {
          expect(message.text).not.toMatch(/[\u0000-\u001f\u202e]|\]\(/);
          expect(message.text).not.toBe('');
          expect(suppressions).toBeDefined();
          const uri = locations[0]?.physicalLocation.artifactLocation.uri ?? '';
          expect(uri).toMatch(/^(?:[\w.!~*'()/-]|%[0-9A-F]{2})+$/);
          expect(new URL(uri, 'https://base.dev/a/').origin).toBe('https://base.dev');
        }
        const [ids, known] = [results.map(({ ruleId }) => ruleId), tool.driver.rules.map(({ id }) => id)];
        expect(ids.every((id) => known.includes(id))).toBe(true);
      }),
      { numRuns: 200 },
    );
  });
});
