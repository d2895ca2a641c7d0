import { type ErrorCode, errorCodes } from './error-codes.ts';
import type { Location } from './location.ts';

export interface SlipwayErrorOptions {
  /** What to do about it; the table's hint when absent. */
  hint?: string;
  location?: Location;
  cause?: unknown;
}

/** A failure with a code of the table in error-codes.ts, told in one line. Everything else that is thrown is our own defect. */
export class SlipwayError extends Error {
  readonly code: ErrorCode;
  readonly hint: string | undefined;
  readonly location: Location | undefined;

  constructor(code: ErrorCode, message: string, options: SlipwayErrorOptions = {}) {
    super(message, { cause: options.cause });
    this.name = 'SlipwayError';
    this.code = code;
    this.hint = options.hint ?? errorCodes[code].hint;
    this.location = options.location;
  }
}

/** Several problems found at once: all problems of a file, or of several roots. Exit code and summary are the first one's. */
export class SlipwayErrors extends Error {
  readonly errors: readonly SlipwayError[];

  constructor(errors: readonly SlipwayError[]) {
    super(errors.map((error) => error.message).join('\n'));
    this.name = 'SlipwayErrors';
    this.errors = errors;
  }
}

/** An error as the contract's JSON documents carry it. */
export interface ErrorDocument {
  code: string;
  message: string;
  hint?: string;
  docs: string;
  location?: Location;
  /** It is told, but no reason to fail. */
  excused?: true;
}

export const docsBase = 'https://github.com/slipway-ci/slipway/blob/main/docs';

/** Where to read on about a code: a heading of the generated reference of errors. */
export function errorDocs(code: ErrorCode): string {
  return `${docsBase}/reference/errors.md#${code.toLowerCase()}`;
}

export function toErrorDocument(error: SlipwayError): ErrorDocument {
  return {
    code: error.code,
    message: error.message,
    ...(error.hint === undefined ? {} : { hint: error.hint }),
    docs: errorDocs(error.code),
    ...(error.location === undefined ? {} : { location: error.location }),
  };
}

/** Makes a SlipwayError of whatever was thrown; a defect of ours becomes `INTERNAL`. */
export function toSlipwayErrors(thrown: unknown): readonly SlipwayError[] {
  if (thrown instanceof SlipwayError) return [thrown];
  if (thrown instanceof SlipwayErrors) return thrown.errors;
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  return [new SlipwayError('INTERNAL', message, { cause: thrown })];
}

export function exitCodeOf(code: ErrorCode): 1 | 2 | 3 {
  return errorCodes[code].exit;
}
