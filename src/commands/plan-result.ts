import type { ErrorCode } from '../model/error-codes.ts';
import { exitCodeOf } from '../model/errors.ts';
import type { Plan } from '../model/plan.ts';

/** The exit code of a plan: its first error's, else 0. */
export function planResult(plan: Plan): 0 | 1 | 2 | 3 {
  const [first] = plan.errors;
  return first === undefined ? 0 : exitCodeOf(first.code as ErrorCode);
}
