import picomatch from 'picomatch';

/** Whether one of some globs means a name; none means the empty name. `*` and `**` mean the root that is the repository itself, too. */
export function meansOne(globs: readonly string[], name: string): boolean {
  if (name === '') return false;
  const names = name === '.' ? anyNames : [name];
  return globs.some((glob) => glob === name || names.every((each) => matcherOf(glob)(each)));
}

/** Picomatch leaves `.` out of every pattern: these are names that only stars mean all of. */
const anyNames = ['\u0001', '\u0001\u0001\u0001'];

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
