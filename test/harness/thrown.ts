import { SlipwayError, SlipwayErrors } from '../../src/model/errors.ts';

/** The SlipwayError that a function throws; the first of several. */
export function thrownBy(run: () => unknown): SlipwayError {
  return allThrownBy(run)[0] ?? new SlipwayError('INTERNAL', 'nothing in SlipwayErrors');
}

export function allThrownBy(run: () => unknown): readonly SlipwayError[] {
  try {
    run();
  } catch (thrown) {
    if (thrown instanceof SlipwayError) return [thrown];
    if (thrown instanceof SlipwayErrors) return thrown.errors;
    throw thrown;
  }
  throw new Error('nothing was thrown');
}
