import picomatch from 'picomatch';

/** Whether one of some globs means a name; none means the empty name. */
export function meansOne(globs: readonly string[], name: string): boolean {
  return name !== '' && globs.some((glob) => glob === name || matcherOf(glob)(name));
}

const matchers = new Map<string, (name: string) => boolean>();

/** Reading a glob takes far longer than trying it, and there are as many tries as roots and findings. */
function matcherOf(glob: string): (name: string) => boolean {
  let matcher = matchers.get(glob);
  if (matcher === undefined) {
    matcher = picomatch(glob, { dot: true });
    matchers.set(glob, matcher);
  }
  return matcher;
}
