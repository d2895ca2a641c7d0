import type { RenderedObject, RenderedRoot } from '../model/rendered-root.ts';
import type { Finding } from '../model/verdict.ts';
import type { Locate, Located, Violation } from './evaluation.ts';
import { after, type Soon } from './locate/soon.ts';
import type { FindingInRoot } from './root-findings.ts';

/** So many at a time: promises of all findings of a large root would take more memory than the findings. */
const atOnce = 500;

/** Finds the places of findings that are not known yet, the new ones first: finding a place can cost a render, and there is a limit to that. */
export async function placeFindings(
  findings: readonly FindingInRoot[],
  locate: Locate | undefined,
  explain: boolean,
  hurry: () => void = () => undefined,
): Promise<readonly Finding[]> {
  const placed: (Finding | undefined)[] = [];
  const unknown: number[] = [];
  for (const one of findings) {
    const known = locate === undefined ? undefined : one.violation.learned?.place;
    if (known === undefined) unknown.push(placed.length);
    placed.push(known === undefined ? undefined : toFinding(one, known ?? originOf(one.violation.object), explain));
  }
  for (const isNew of [true, false]) {
    if (!isNew) hurry();
    let open: Promise<unknown>[] = [];
    for (const index of unknown) {
      const one = findings[index];
      if (one === undefined || (one.status === 'new') !== isNew) continue;
      const { root, violation } = one;
      const settled = after(placeOf(violation, root, locate), (place) => {
        placed[index] = toFinding(one, place ?? originOf(violation.object), explain);
      });
      if (settled instanceof Promise) open.push(settled);
      if (open.length < atOnce) continue;
      await Promise.all(open);
      open = [];
    }
    await Promise.all(open);
  }
  return placed.filter((one) => one !== undefined);
}

function placeOf(
  { object, path, learned }: Violation,
  root: RenderedRoot,
  locate: Locate | undefined,
): Soon<Located | undefined> {
  if (locate === undefined || learned === undefined) return locate?.(root, object, path);
  if (learned.place !== undefined) return learned.place ?? undefined;
  return after(locate(root, object, path), (place) => {
    if (place?.cut !== true) learned.place = place ?? null;
    return place;
  });
}

/** The finding as it is reported, without a place where none is known. */
export function toFinding(
  { violation, root, about, path, fingerprint, status }: FindingInRoot,
  place?: Located,
  explain = false,
): Finding {
  const { rule, severity, message, docs, details, waiver } = violation;
  const object = about.identity;
  // Field by field, because there may be a hundred thousand, and copies with more fields take several times as long.
  const finding: Finding = { rule, severity, status, message, root: root.id, object, path, fingerprint, docs };
  if (details !== undefined) finding.details = details;
  if (waiver !== undefined) finding.waiver = waiver;
  if (place !== undefined) {
    finding.location = locationOf(place);
    if (explain) finding.locationExplanation = place.found ?? noPlace;
  }
  return finding;
}

const noPlace = 'only where the object comes from is known, not what sets the path';

function locationOf({ file, line, column, precision }: Located): NonNullable<Finding['location']> {
  if (line === undefined) return { file, precision };
  return column === undefined ? { file, line, precision } : { file, line, column, precision };
}

/** The object's own origin is better than nothing. */
function originOf({ origin }: RenderedObject): Located | undefined {
  return origin === undefined ? undefined : { ...origin, precision: origin.line === undefined ? 'file' : 'block' };
}
