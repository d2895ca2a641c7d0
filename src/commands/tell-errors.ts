import type { ErrorCode } from '../model/error-codes.ts';
import { type ErrorDocument, SlipwayError } from '../model/errors.ts';
import type { Logger } from '../ports/logger.ts';
import { errorText } from './error-text.ts';

/** Shows errors that are part of a result the way thrown ones are shown. */
export function tellErrors(log: Logger, errors: readonly ErrorDocument[]): void {
  for (const { code, message, hint, location } of errors) {
    log.failure(
      errorText(
        new SlipwayError(code as ErrorCode, message, {
          ...(hint === undefined ? {} : { hint }),
          ...(location === undefined ? {} : { location }),
        }),
      ),
    );
  }
}
