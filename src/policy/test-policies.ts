import { SlipwayError } from '../model/errors.ts';
import type { PolicyEngine, PolicyTestResult } from '../ports/policy-engine.ts';
import { mergeDataFiles } from './data-files.ts';
import { compileErrors, type UserPolicies } from './user-policies.ts';

/** Runs the rules named `test_*`, by file and line. Throws `POLICY_COMPILE` for every problem at once, `POLICY_EMPTY` where there is no test. */
export async function testPolicies(
  engine: PolicyEngine,
  { sources, data = [], version = 'auto' }: UserPolicies,
  signal?: AbortSignal,
): Promise<readonly PolicyTestResult[]> {
  const run = await engine.test({ sources, version, data: mergeDataFiles(data) }, signal);
  if ('problems' in run) throw compileErrors(run.problems);
  if (run.tests.length === 0) {
    const hint = 'A test is a rule named test_*, usually in a file *_test.rego beside the policy.';
    throw new SlipwayError('POLICY_EMPTY', 'there is no test in the policies', { hint });
  }
  return run.tests.toSorted((a, b) => (a.file === b.file ? a.line - b.line : a.file < b.file ? -1 : 1));
}
