import type { EvaluateTemplates } from '../../ports/templates.ts';
import { SlipwayError } from '../../model/errors.ts';
import { createMatches } from '../../regexp/matches.ts';
import { RegexpError } from '../../regexp/syntax.ts';

interface Version {
  text: string;
  numbers: readonly number[];
  prerelease: readonly string[];
}

/** Whether each version is in a range is asked of the library that Helm, Flux and Argo CD ask: sprig's `semverCompare` is over the same. */
const inRange = '{{ range .versions }}{{ if semverCompare $.range . }}{{ . }}{{ "\\n" }}{{ end }}{{ end }}';
const timeoutMs = 60_000;

/**
 * The newest of versions that is in a range, or the very version that is asked for; undefined when there is none. An empty range is the
 * newest that is no prerelease. Throws `CHART_NOT_FOUND` for a range that is none, `EXEC_FAILED` when they cannot be compared.
 */
export async function newestMatching(
  range: string,
  versions: readonly string[],
  evaluate: EvaluateTemplates,
  signal?: AbortSignal,
): Promise<string | undefined> {
  if (versions.includes(range)) return range;
  const known = versions.flatMap((text) => parseVersion(text) ?? []).toSorted(newestFirst);
  if (known.length === 0) return undefined;
  const params = { range: range === '' ? '*' : range, versions: known.map(({ text }) => text) };
  const stop = signal === undefined ? {} : { signal };
  const [answer] = await evaluate({ texts: [inRange], params, options: [], timeoutMs, ...stop });
  const failed = answer !== undefined && 'failed' in answer ? answer.failed : 'no answer';
  if (failed.includes('improper constraint'))
    throw new SlipwayError('CHART_NOT_FOUND', `"${range}" is neither a version nor a range of versions`, {
      hint: 'Ranges are written as Helm does: "1.x", "^1.2", ">=1.0.0 <2.0.0".',
    });
  if (answer === undefined || 'failed' in answer)
    throw new SlipwayError('EXEC_FAILED', `versions could not be compared with "${range}": ${failed}`);
  return answer.text.split('\n').find((line) => line !== '');
}

/** The tags in which a regular expression of Go finds something; undefined when it is none. */
export function matchingTags(filter: string, tags: readonly string[]): readonly string[] | undefined {
  try {
    const matches = createMatches(filter);
    return tags.filter((tag) => matches(tag));
  } catch (thrown) {
    if (thrown instanceof RegexpError) return undefined;
    throw thrown;
  }
}

/** The versions that are most like one that is not there, or the newest. */
export function nearestVersions(asked: string, versions: readonly string[], most = 5): readonly string[] {
  const sorted = versions.flatMap((text) => parseVersion(text) ?? []).toSorted(newestFirst);
  const wanted = parseVersion(asked.trim());
  const at = wanted === undefined ? 0 : sorted.findIndex((one) => newestFirst(wanted, one) <= 0);
  const middle = at < 0 ? sorted.length : at;
  const start = Math.max(0, Math.min(middle - Math.floor(most / 2), sorted.length - most));
  return sorted.slice(start, start + most).map(({ text }) => text);
}

const identifiers = '[0-9A-Za-z-]+(?:\\.[0-9A-Za-z-]+)*';
const versionForm = new RegExp(
  `^v?(\\d{1,15})(?:\\.(\\d{1,15}))?(?:\\.(\\d{1,15}))?(?:-(${identifiers}))?(?:\\+${identifiers})?$`,
);

/** Undefined for what Masterminds/semver takes for no version: it would refuse to compare any. */
function parseVersion(text: string): Version | undefined {
  const match = versionForm.exec(text);
  if (match === null || match[4]?.split('.').some((part) => /^0\d+$/.test(part)) === true) return undefined;
  const [, major = '0', minor = '0', patch = '0', prerelease] = match;
  return {
    text,
    numbers: [major, minor, patch].map(Number),
    prerelease: prerelease === undefined ? [] : prerelease.split('.'),
  };
}

/** Precedence as Semantic Versioning 2.0.0 has it (item 11). */
function newestFirst(one: Version, other: Version): number {
  for (const [index, number] of one.numbers.entries()) {
    const difference = (other.numbers[index] ?? 0) - number;
    if (difference !== 0) return difference;
  }
  if (one.prerelease.length === 0 || other.prerelease.length === 0)
    return other.prerelease.length === 0 ? (one.prerelease.length === 0 ? 0 : 1) : -1;
  for (let index = 0; ; index++) {
    const [mine, theirs] = [one.prerelease[index], other.prerelease[index]];
    if (mine === undefined || theirs === undefined) return mine === theirs ? 0 : mine === undefined ? 1 : -1;
    const difference = comparePart(theirs, mine);
    if (difference !== 0) return difference;
  }
}

function comparePart(one: string, other: string): number {
  const [number, otherNumber] = [/^\d+$/.test(one), /^\d+$/.test(other)];
  if (number && otherNumber) return Number(one) - Number(other);
  if (number !== otherNumber) return number ? -1 : 1;
  return one === other ? 0 : one < other ? -1 : 1;
}
