import { wholeText } from '../../src/model/report-text.ts';
import { describe, expect, it } from 'vitest';
import { failure } from '../../src/commands/failure.ts';
import { SlipwayError } from '../../src/model/errors.ts';
import { parseHtml } from '../harness/html.ts';
import { parseXml } from '../harness/xml.ts';

describe('a gate that came to no verdict', () => {
  const error = new SlipwayError('GIT_REVISION_MISSING', 'the base is not there');

  it('still answers in every format that a report may ask for', () => {
    const { formats } = failure('gate', [error], '1.2.3');
    const sarif = JSON.parse(wholeText(formats['sarif']?.(false) ?? '')) as { runs: unknown[] };
    expect(sarif.runs[0]).toMatchObject({
      invocations: [{ executionSuccessful: false }],
      results: [{ ruleId: 'GIT_REVISION_MISSING', level: 'error' }],
    });
    const junit = parseXml(wholeText(formats['junit']?.(false) ?? ''));
    expect(junit.attributes).toMatchObject({ tests: '1', errors: '1' });
    expect(parseHtml(wholeText(formats['html']?.(false) ?? '')).text).toContain(
      'GIT_REVISION_MISSING the base is not there',
    );
    expect(formats['github']?.(false)).toContain('::error title=GIT_REVISION_MISSING::the base is not there');
  });

  it('tells the errors in a text report, and leaves a baseline as it was', () => {
    const { formats, reports } = failure('gate', [error], '1.2.3');
    expect(wholeText(reports?.['text']?.() ?? '')).toContain('error[GIT_REVISION_MISSING]: the base is not there');
    expect(wholeText(formats['text']?.(false) ?? '')).toBe('');
    expect(reports?.['baseline']).toBeNull();
  });

  it('leaves other commands their own formats', () => {
    expect(Object.keys(failure('bump', [error], '1.2.3').formats)).toEqual(['text', 'json', 'markdown']);
  });
});
