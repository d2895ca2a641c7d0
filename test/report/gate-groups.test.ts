import { wholeText } from '../../src/model/report-text.ts';
import { describe, expect, it } from 'vitest';
import { gateGithub } from '../../src/report/gate-github.ts';
import { groupFindings } from '../../src/report/gate-groups.ts';
import { gateHtml } from '../../src/report/gate-html.ts';
import { gateMarkdown } from '../../src/report/gate-markdown.ts';
import { gateSarif } from '../../src/report/gate-sarif.ts';
import { gateText } from '../../src/report/gate-text.ts';
import { findingOf, verdictOf } from './verdicts.ts';

describe('findings of one rule at one place', () => {
  const two = [
    findingOf({ message: 'label owner is not a name', fingerprint: 'v1:0' }),
    findingOf({ message: 'label team is missing', fingerprint: 'v1:0#2' }),
  ];

  it('are told each where they say different things of one object', () => {
    const verdict = verdictOf({ findings: two });
    const formats = [
      gateText(verdict),
      gateGithub(verdict),
      gateMarkdown(verdict),
      JSON.stringify(gateSarif(verdict, { rules: [], version: '0' })),
    ];
    for (const text of formats) {
      expect(text).toContain('label owner is not a name');
      expect(text).toContain('label team is missing');
    }
  });

  it('have each what its policy says to do', () => {
    const verdict = verdictOf({
      findings: two.map((finding, index) => ({ ...finding, details: { fix: `set <label> ${index}` } })),
    });
    const formats = [
      gateText(verdict),
      gateGithub(verdict),
      gateMarkdown(verdict),
      gateHtml(verdict, { version: '1' }),
    ];
    for (const text of formats.map((format) => wholeText(format))) {
      expect(text).toMatch(/fix:.*set (?:<|&lt;)label(?:>|&gt;) 0/is);
      expect(text).toMatch(/fix:.*set (?:<|&lt;)label(?:>|&gt;) 1/is);
    }
    expect(wholeText(formats[3] ?? '')).not.toContain('<label>');
  });

  it('are told each with all of their roots', () => {
    const there = two.map((finding) => ({ ...finding, root: 'overlays/staging' }));
    expect(
      groupFindings([...two, ...there], 'new').map(({ finding, roots }) => [finding.message, roots.length]),
    ).toEqual([
      ['label owner is not a name', 2],
      ['label team is missing', 2],
    ]);
  });

  it('are one where only the objects of other roots are worded otherwise', () => {
    const inNamespace = (namespace: string): ReturnType<typeof findingOf> =>
      findingOf({
        root: `overlays/${namespace}`,
        object: { apiVersion: 'apps/v1', kind: 'Deployment', namespace, name: 'web' },
        message: `${namespace}/web runs privileged`,
      });
    const groups = groupFindings([inNamespace('staging'), inNamespace('production')], 'new');
    expect(groups.map(({ roots }) => roots)).toEqual([['overlays/staging', 'overlays/production']]);
  });
});
