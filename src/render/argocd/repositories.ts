/** One spelling for a repository's URLs: host and path, without protocol, user, port and `.git` (argo-cd util/git NormalizeGitURL, and a bit more). */
export function normalizeRepository(url: string): string {
  const scp = /^(?:[^@/:]+@)?([^/:]+):(?!\/\/)(.+)$/.exec(url.trim());
  const rest = scp === null ? url.trim().replace(/^[a-z+]+:\/\/(?:[^@/]*@)?/i, '') : `${scp[1]}/${scp[2]}`;
  const [host = '', ...path] = rest.split('/');
  return [host.replace(/:\d+$/, ''), ...path]
    .join('/')
    .toLowerCase()
    .replace(/\/+$/, '')
    .replace(/\.git$/, '');
}

/** Whether a URL is one of these repositories; undefined when none is known. */
export function isOneOf(url: string, repositories: readonly string[]): boolean | undefined {
  if (repositories.length === 0) return undefined;
  const wanted = normalizeRepository(url);
  return repositories.some((one) => normalizeRepository(one) === wanted);
}
