import { SlipwayError } from '../model/errors.ts';
import type { Platform } from '../ports/platform.ts';

/** Refusals that a credential's rights explain. */
const refusals: ReadonlySet<string> = new Set(['GIT_AUTH', 'GIT_PUSH_FORBIDDEN']);

/**
 * Runs something that reaches the manifest repository; when git is refused, GitHub's API is asked what the credential may do there, since
 * a git server says no more than no.
 */
export async function explainAccess<T>({ github, signal }: Platform, url: string, run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (thrown) {
    if (!(thrown instanceof SlipwayError) || !refusals.has(thrown.code)) throw thrown;
    const [, owner, name] = /([\w.-]+)\/([\w.-]+?)(?:\.git)?\/?$/.exec(url) ?? [];
    if (owner === undefined || name === undefined) throw thrown;
    const access = await github.access(owner, name, signal).catch(() => undefined);
    if (access === undefined) throw thrown;
    throw new SlipwayError(thrown.code, thrown.message, { hint: hintFor(access, `${owner}/${name}`), cause: thrown });
  }
}

function hintFor({ read, push }: { read: boolean; push: boolean }, repository: string): string {
  if (!read)
    return `GitHub says that the token cannot see ${repository}: give it access to that repository, with contents: write.`;
  if (!push) return `GitHub says that the token may read ${repository} but not push to it: give it contents: write.`;
  return `GitHub says that the token may push to ${repository}: a rule of the branch or the organisation refuses it.`;
}
