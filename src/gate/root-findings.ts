import { identify, type ObjectIdentity } from '../model/object.ts';
import { countObjects, type RenderedObject, type RenderedRoot } from '../model/rendered-root.ts';
import type { FindingStatus } from '../model/verdict.ts';
import type { Violation } from './evaluation.ts';
import { createFingerprints, createNumbering } from './fingerprint.ts';
import { nameNormalizer } from './object-keys.ts';
import { createPathTexts } from './path-texts.ts';

/** What findings of one object share. */
export interface ObjectInRoot {
  identity: ObjectIdentity;
  fingerprints: ReturnType<typeof createFingerprints>;
}

/** A violation with what tells it from others. The Finding itself is made when it is known whether it is new, and where it is. */
export interface FindingInRoot {
  violation: Violation;
  root: RenderedRoot;
  about: ObjectInRoot;
  /** In the contract's form. */
  path: string;
  fingerprint: string;
  status: FindingStatus;
}

/** Makes findings of a root's violations, in document order, each with its fingerprint. All begin as `new` but those that are excepted. */
export function rootFindings(root: RenderedRoot, violations: readonly Violation[]): readonly FindingInRoot[] {
  // Of a root that was not read, fingerprints are known.
  const normalize = nameNormalizer(root.unread === undefined ? root.objects : []);
  const number = createNumbering();
  const textOf = createPathTexts();
  let last: RenderedObject | undefined;
  let about: ObjectInRoot | undefined;
  return inDocumentOrder(root, violations).map((violation) => {
    const { object, path } = violation;
    if (about === undefined || object !== last) {
      last = object;
      about = {
        identity: identify(object.manifest),
        fingerprints: createFingerprints(object.manifest, normalize),
      };
    }
    const text = textOf(path);
    const fingerprint = number(violation.learned?.fingerprint ?? learned(violation, root, about, text));
    return { violation, root, about, path: text, fingerprint, status: violation.excepted ? 'waived' : 'new' };
  });
}

/** The fingerprint without a number, told to whoever keeps what is found out. */
function learned({ rule, path, learned }: Violation, root: RenderedRoot, about: ObjectInRoot, text: string): string {
  const fingerprint = about.fingerprints({ rule, root: root.id, path, text });
  if (learned !== undefined) learned.fingerprint = fingerprint;
  return fingerprint;
}

/** The fingerprint without the root, without a number. */
export function rootless({ violation: { rule, path }, about, path: text }: FindingInRoot): string {
  return about.fingerprints({ rule, root: undefined, path, text });
}

/** By object; of one object, and of those that are none of the root's, by rule, path and message. */
function inDocumentOrder(root: RenderedRoot, violations: readonly Violation[]): readonly Violation[] {
  const order = new Map(root.unread === undefined ? root.objects.map((object, index) => [object, index]) : []);
  const last = countObjects(root);
  const groups: Violation[][] = [];
  for (const violation of violations) {
    const { learned } = violation;
    const index = learned?.index ?? order.get(violation.object) ?? last;
    if (learned !== undefined) learned.index = index;
    const group = groups[index];
    if (group === undefined) groups[index] = [violation];
    else group.push(violation);
  }
  return groups.flatMap((group) => group.sort(compareViolations));
}

function compareViolations(one: Violation, other: Violation): number {
  return (
    compareText(one.rule, other.rule) || comparePaths(one.path, other.path) || compareText(one.message, other.message)
  );
}

function compareText(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}

function comparePaths(one: Violation['path'], other: Violation['path']): number {
  for (let index = 0; index < Math.max(one.length, other.length); index++) {
    const [a, b] = [one[index], other[index]];
    if (a === undefined || b === undefined) return a === undefined ? -1 : 1;
    const order = typeof a === 'number' && typeof b === 'number' ? a - b : compareText(String(a), String(b));
    if (order !== 0) return order;
  }
  return 0;
}
