import picomatch from 'picomatch';

/** Whether one of some globs means a name; none means the empty name. */
export function meansOne(globs: readonly string[], name: string): boolean {
  return name !== '' && globs.some((glob) => glob === name || picomatch.isMatch(name, glob, { dot: true }));
}
