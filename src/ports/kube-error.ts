import type { ErrorCode } from '../model/error-codes.ts';
import { SlipwayError, type SlipwayErrorOptions } from '../model/errors.ts';

/** One of the reasons that the API server gives for a refusal (`status.details.causes`). */
export interface KubeErrorCause {
  /** `FieldManagerConflict`, `FieldValueInvalid`, `FieldValueForbidden`, … ; empty when it gave none. */
  reason: string;
  /** `.spec.replicas`, `spec.selector`; empty when it named none. */
  field: string;
  message: string;
}

export interface KubeErrorDetails {
  /** HTTP status; 0 when there was no answer. */
  status: number;
  /** The Status object's `reason`: `Conflict`, `Invalid`, `Forbidden`, `Expired`, …; empty when it gave none. */
  reason: string;
  causes: readonly KubeErrorCause[];
  /** Field managers that own what we wanted to change; for `KUBE_CONFLICT` under server-side apply. */
  managers: readonly string[];
  /** A list's snapshot is gone (410): from here it goes on with the current state. */
  continue?: string;
}

/** A refusal or failure of the cluster: its message names verb, object and user, and holds neither bodies nor headers. */
export class KubeError extends SlipwayError {
  readonly details: KubeErrorDetails;

  constructor(
    code: ErrorCode,
    message: string,
    options: SlipwayErrorOptions & { details?: Partial<KubeErrorDetails> } = {},
  ) {
    super(code, message, options);
    this.name = 'KubeError';
    this.details = { status: 0, reason: '', causes: [], managers: [], ...options.details };
  }
}
