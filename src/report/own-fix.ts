import type { Finding } from '../model/verdict.ts';

/** What the author of a policy says to do about just this finding; undefined where it is not said. */
export function ownFix({ details }: Pick<Finding, 'details'>): string | undefined {
  if (details === null || typeof details !== 'object' || !('fix' in details)) return undefined;
  return typeof details.fix === 'string' && details.fix !== '' ? details.fix : undefined;
}
