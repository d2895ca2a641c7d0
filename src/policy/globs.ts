import picomatch from 'picomatch';

/** Whether one of some globs means a name; none means the empty name. `*` and `**` mean the root that is the repository itself, too. */
export function meansOne(globs: readonly string[], name: string): boolean {
  return name !== '' && globs.some((glob) => glob === name || matcherOf(glob)(name === '.' ? anyName : name));
}

/** Picomatch leaves `.` out of every pattern: this is a name that only stars mean. */
const anyName = '\u0001';

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
