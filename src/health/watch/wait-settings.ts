export interface WaitSettings {
  /** How long all of it has to stay healthy, in milliseconds. */
  settleMs: number;
  /** When to give up, in milliseconds since 1970. */
  deadline: number;
  /** When applying began, in milliseconds since 1970. */
  appliedAt: number;
  /** All targets carry it. */
  labelSelector?: string;
  addresses?: boolean;
  secretsFollow?: boolean;
}
