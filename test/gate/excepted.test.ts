import { describe, expect, it } from 'vitest';
import { type GateRequest, runGate } from '../../src/gate/run-gate.ts';
import type { RenderedRoot } from '../../src/model/rendered-root.ts';
import { deployment, privilegedContainers, rootOf } from './verdicts.ts';

/** Excepts what it finds in some roots. */
function excepting(...roots: readonly RenderedRoot[]): GateRequest['evaluate'] {
  const judge = privilegedContainers();
  return async (root, base) => {
    const { violations, errors } = await judge(root, base, []);
    const excepted = roots.includes(root) ? { excepted: true as const } : {};
    return { violations: violations.map((one) => ({ ...one, ...excepted })), errors };
  };
}

describe('findings that a policy excepts', () => {
  const before = rootOf('prod', deployment('web', ['web!']));
  const after = rootOf('prod', deployment('web', ['web!', 'side']));
  const request = { head: [after], base: [before], rules: 1, failOn: 'error' } as const;

  it('are waived and fail nothing', async () => {
    const verdict = await runGate({ ...request, base: [], evaluate: excepting(after) });
    expect(verdict).toMatchObject({ verdict: 'pass', findings: [{ status: 'waived' }] });
    expect(verdict.summary).toMatchObject({ new: { error: 0 }, waived: 1, existing: 0 });
  });

  it('stay waived where they were there before, and are no fixed ones', async () => {
    const verdict = await runGate({ ...request, evaluate: excepting(after) });
    expect(verdict).toMatchObject({ verdict: 'pass', findings: [{ status: 'waived' }], fixed: [] });
  });

  it('are new where the exception no longer holds, not old ones', async () => {
    const verdict = await runGate({ ...request, evaluate: excepting(before) });
    expect(verdict).toMatchObject({ verdict: 'fail', findings: [{ status: 'new' }], fixed: [] });
  });

  it('are not fixed when they are gone', async () => {
    const good = rootOf('prod', deployment('web', ['web']));
    expect(await runGate({ ...request, head: [good], evaluate: excepting(before) })).toMatchObject({ fixed: [] });
  });
});
