/**
 * The host that kustomize would ask for a resource, or undefined for something local. Follows kustomize api/internal/git/repospec.go:
 * a scheme, `git::`, `user@host:path`, or github.com without a scheme make a remote; everything else is a path.
 */
export function remoteHost(entry: string): string | undefined {
  const text = entry.trim().replace(/^git::/i, '');
  const scheme = /^([a-z][a-z0-9+.-]*):\/\/(?:[^/@]*@)?([^/:?#]*)/i.exec(text);
  if (scheme !== null) return scheme[2] === undefined || scheme[2] === '' ? 'localhost' : scheme[2].toLowerCase();
  const scp = /^[\w.-]+@([\w.-]+)[:/]/.exec(text);
  if (scp?.[1] !== undefined) return scp[1].toLowerCase();
  if (/^(www\.)?github\.com[:/]/i.test(text) || /^gh:/i.test(text)) return 'github.com';
  return text === entry.trim() ? undefined : 'unknown';
}
