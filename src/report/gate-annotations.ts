import type { Location } from '../model/location.ts';
import type { IsOnDiff } from '../gate/changed-lines.ts';
import { formatIdentity } from '../model/object.ts';
import type { Verdict } from '../model/verdict.ts';
import type { Annotation } from '../ports/host.ts';
import { errorLevel, type FindingGroup, groupErrors, groupFindings, tellRoots } from './gate-groups.ts';
import { ownFix } from './own-fix.ts';

/**
 * Annotations in the order of their importance: what could not be judged, new findings by severity (first those on lines of the change, where GitHub
 * shows them in the diff), then what was there before.
 */
export function gateAnnotations(verdict: Verdict, isOnDiff: IsOnDiff = () => false): readonly Annotation[] {
  const fresh = groupFindings(verdict.findings, 'new');
  return [
    ...groupErrors(verdict).map(({ error, roots }): Annotation => {
      const where = roots.length === 0 ? '' : ` (${tellRoots(roots)})`;
      return annotation(errorLevel(error), error.code, `${error.message}${where}`, error.location);
    }),
    ...fresh
      .toSorted((one, other) => rank(one, isOnDiff) - rank(other, isOnDiff))
      .map((group) => findingAnnotation(group, levels[group.finding.severity], '')),
    ...groupFindings(verdict.findings, 'existing').map((group) => findingAnnotation(group, 'notice', 'there before: ')),
  ];
}

const ranks = { error: 0, warning: 2, info: 4 } as const;

function rank({ finding: { severity, location } }: FindingGroup, isOnDiff: IsOnDiff): number {
  return ranks[severity] + (isOnDiff(location) ? 0 : 1);
}

const levels = { error: 'error', warning: 'warning', info: 'notice' } as const;

function findingAnnotation({ finding, roots }: FindingGroup, level: Annotation['level'], prefix: string): Annotation {
  const { rule, message, object, location, docs } = finding;
  const fix = ownFix(finding);
  return annotation(
    level,
    `${prefix}${rule}`,
    `${message}\n${fix === undefined ? '' : `fix: ${fix}\n`}${formatIdentity(object)} ${tellRoots(roots)}\n${docs}`,
    location,
  );
}

/** GitHub draws no annotation without a line. */
function annotation(
  level: Annotation['level'],
  title: string,
  message: string,
  location: Location | undefined,
): Annotation {
  if (location === undefined) return { level, title, message };
  const { file, line = 1, column } = location;
  return {
    level,
    title,
    message,
    file,
    line,
    ...(column === undefined ? {} : { column }),
  };
}

/** A step shows 10 annotations of a level, a job 50; the rest vanishes without a word (actions/toolkit docs/problem-matchers.md). */
const limits = { level: 10, job: 50 };

/** Keeps the first annotations within GitHub's limits; where some are left out, the last of the level says how many. */
export function limitAnnotations(annotations: readonly Annotation[]): readonly Annotation[] {
  let room = limits.job;
  return (['error', 'warning', 'notice'] as const).flatMap((level) => {
    const own = annotations.filter((one) => one.level === level);
    const limit = Math.min(limits.level, room);
    room -= Math.min(limit, own.length);
    if (own.length <= limit) return own;
    const shown = own.slice(0, limit - 1);
    const missing = own.length - shown.length;
    return [
      ...shown,
      {
        level,
        title: `and ${missing} more`,
        message: `${missing} more of this level are in the summary and the JSON report.`,
      },
    ];
  });
}
