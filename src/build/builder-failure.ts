import { SlipwayError } from '../model/errors.ts';
import type { BuildOrder } from './engine.ts';

export interface OutputLine {
  text: string;
  stream: 'stdout' | 'stderr';
}

/** A step of the Dockerfile failed, whatever it printed: not the registry's doing. */
const inStep = /did not complete successfully|building at STEP "RUN|while running runtime|executor failed running/;
const refused =
  /\b401\b|\b403 Forbidden|unauthorized|authentication required|authorization failed|insufficient_scope|no basic auth credentials|access denied|(?<!permission )denied:/i;
const unreachable =
  /connection refused|no such host|i\/o timeout|network is unreachable|no route to host|handshake timeout|connection reset|server gave HTTP response to HTTPS client|x509:|context deadline exceeded/i;

/** Pushing is all that is left then, so whatever went wrong, the registry did not take the image. */
const pushing = /failed to push|pushing image|pushing manifest|error copying image/i;

/** Makes an error of what a builder printed before it gave up: its last `Error:` line, and what the failing step said last. */
export function explainFailure({ spec, layout, reference }: BuildOrder, lines: readonly OutputLine[]): SlipwayError {
  const texts = lines.map(({ text }) => text.trimEnd());
  const last = texts.findLast((text) => /^error:/i.test(text)) ?? texts.findLast((text) => text !== '') ?? 'no output';
  const what = last.replace(/^error: (?:failed to build: )?(?:failed to solve: )?/i, '');
  if (!inStep.test(last)) {
    const where = `the registry of ${imageIn(what) ?? reference}`;
    if (refused.test(last)) {
      return new SlipwayError('REGISTRY_AUTH', `image ${spec.name}: ${where} refused the builder: ${short(what)}`);
    }
    if (unreachable.test(last)) {
      return new SlipwayError('REGISTRY_UNREACHABLE', `image ${spec.name}: ${where} cannot be reached: ${short(what)}`);
    }
    if (pushing.test(last)) {
      return new SlipwayError('REGISTRY_FAILED', `image ${spec.name}: ${where} did not take it: ${short(what)}`);
    }
  }
  const said = inStep.test(last) ? lastOfStep(lines) : undefined;
  const line = lineOf(texts);
  return new SlipwayError(
    'BUILD_FAILED',
    `image ${spec.name}: ${short(what)}${said === undefined ? '' : ` (it said last: ${short(said)})`}`,
    { location: { file: layout.dockerfilePath, ...(line === undefined ? {} : { line }) } },
  );
}

/** The image that a builder names as pushed or pulled. */
function imageIn(text: string): string | undefined {
  return /(?:failed to push|docker:\/\/|source metadata for) ?([\w.:/@-]+?)"?(?::?\s|$)/.exec(text)?.[1];
}

/** The last line of the failing step: BuildKit repeats its output between rulers, buildah has it on stdout. */
function lastOfStep(lines: readonly OutputLine[]): string | undefined {
  const texts = lines.map(({ text }) => text.trimEnd());
  const title = texts.findLastIndex((text) => /^ > \[.*\] .*:$/.test(text));
  if (title >= 0) {
    const end = texts.indexOf('------', title);
    return texts
      .slice(title + 1, end)
      .findLast((text) => text !== '')
      ?.replace(/^\d+\.\d+ /, '');
  }
  return lines.findLast(
    ({ text, stream }) => stream === 'stdout' && text.trim() !== '' && !/^(STEP |--> |COMMIT)/.test(text),
  )?.text;
}

/** The line of the Dockerfile that BuildKit points at: `Dockerfile:3` above a ruler. */
function lineOf(texts: readonly string[]): number | undefined {
  const at = texts.findLastIndex((text, index) => /^\S.*:\d+$/.test(text) && /^-{10,}$/.test(texts[index + 1] ?? ''));
  return at < 0 ? undefined : Number(texts[at]?.split(':').at(-1));
}

function short(text: string): string {
  const clean = text.replace(/[\x00-\x1f\x7f-\x9f\u2028\u2029]+/g, ' ').trim();
  return clean.length > 500 ? `${clean.slice(0, 499)}…` : clean;
}
