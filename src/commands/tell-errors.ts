import type { ErrorDocument } from '../model/errors.ts';
import type { Logger } from '../ports/logger.ts';
import { documentErrors } from './document-errors.ts';
import { errorText } from './error-text.ts';

/** Shows errors that are part of a result the way thrown ones are shown. */
export function tellErrors(log: Logger, errors: readonly ErrorDocument[]): void {
  for (const error of documentErrors(errors)) log.failure(errorText(error));
}
