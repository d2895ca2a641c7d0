import type { ErrorDocument } from '../model/errors.ts';
import type { Verdict } from '../model/verdict.ts';
import { gateGithub } from '../report/gate-github.ts';
import { gateHtml } from '../report/gate-html.ts';
import { gateJunit } from '../report/gate-junit.ts';
import { gateSarif } from '../report/gate-sarif.ts';
import { jsonText } from './command.ts';

/** A gate that came to no verdict, in the formats that other programs read: they get the errors instead of no file. */
export function gateFailure(errors: readonly ErrorDocument[], version: string): Record<string, () => string> {
  const verdict: Verdict = {
    verdict: 'fail',
    roots: [],
    findings: [],
    fixed: [],
    images: [],
    changes: [],
    errors,
    summary: { objects: 0, rules: 0, new: { error: 0, warning: 0, info: 0 }, existing: 0, waived: 0, fixed: 0 },
  };
  return {
    github: () => gateGithub(verdict),
    sarif: () => jsonText(gateSarif(verdict, { rules: [], version })),
    junit: () => gateJunit(verdict, 'error'),
    html: () => gateHtml(verdict, { version }),
  };
}
