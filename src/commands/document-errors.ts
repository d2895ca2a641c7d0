import type { ErrorCode } from '../model/error-codes.ts';
import { type ErrorDocument, SlipwayError } from '../model/errors.ts';

/** The errors that documents carry, as they were thrown once: to be thrown again, or shown the same way. */
export function documentErrors(errors: readonly ErrorDocument[]): readonly SlipwayError[] {
  return errors.map(
    ({ code, message, hint, location }) =>
      new SlipwayError(code as ErrorCode, message, {
        ...(hint === undefined ? {} : { hint }),
        ...(location === undefined ? {} : { location }),
      }),
  );
}
