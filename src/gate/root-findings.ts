import type { JsonPath } from '../model/json-path.ts';
import { comparePaths, compareText, inOrder } from '../model/order.ts';
import { identify, type ObjectIdentity } from '../model/object.ts';
import { countObjects, type RenderedObject, type RenderedRoot } from '../model/rendered-root.ts';
import type { FindingStatus } from '../model/verdict.ts';
import type { Learn, Locate, Violation } from './evaluation.ts';
import { createFingerprints } from './fingerprint.ts';
import { createNumbering } from './numbering.ts';
import { nameNormalizer } from './object-keys.ts';
import { createPathTexts, type PathText } from './path-texts.ts';

/** What findings of one object share. */
export interface ObjectInRoot {
  /** Its position; of one that is none of the root's, behind the last. */
  index: number;
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

/** What findings of a root share: made when it is first asked for, while findings are looked for or after. */
interface Sharing {
  aboutOf: (object: RenderedObject) => ObjectInRoot;
  textOf: (path: JsonPath) => PathText;
}

const sharing = new WeakMap<RenderedRoot, Sharing>();

function sharedIn(root: RenderedRoot): Sharing {
  const known = sharing.get(root);
  if (known !== undefined) return known;
  // Of a root that was not read, fingerprints are known.
  const own = root.unread === undefined ? root.objects : [];
  const normalize = nameNormalizer(own);
  const positions = new Map(own.map((object, index) => [object, index]));
  const objects = new Map<RenderedObject, ObjectInRoot>();
  const aboutOf = (object: RenderedObject): ObjectInRoot => {
    const before = objects.get(object);
    if (before !== undefined) return before;
    const { manifest } = object;
    const about = {
      index: positions.get(object) ?? countObjects(root),
      identity: identify(manifest),
      fingerprints: createFingerprints(manifest, normalize),
    };
    objects.set(object, about);
    return about;
  };
  const made = { aboutOf, textOf: createPathTexts() };
  sharing.set(root, made);
  return made;
}

/**
 * Finds out fingerprints of findings, and where they can be had at once their places, which for objects that stand in a file as they are
 * costs no render.
 */
export function learnIn(root: RenderedRoot, locate: Locate | undefined): Learn {
  const { aboutOf, textOf } = sharedIn(root);
  return (object, rule, path) => {
    const { path: shared, text } = textOf(path);
    const { index, fingerprints } = aboutOf(object);
    const fingerprint = fingerprints({ rule, root: root.id, path: shared });
    const place = root.engine === 'plain' ? locate?.(root, object, shared) : undefined;
    if (!(place instanceof Promise)) return { index, fingerprint, path: shared, text, place };
    place.catch(() => undefined);
    return { index, fingerprint, path: shared, text };
  };
}

/** Makes findings of a root's violations, in document order, each with its fingerprint. All begin as `new` but those that are excepted. */
export function rootFindings(root: RenderedRoot, violations: readonly Violation[]): readonly FindingInRoot[] {
  const { aboutOf, textOf } = sharedIn(root);
  const number = createNumbering();
  const findings: FindingInRoot[] = [];
  let last: RenderedObject | undefined;
  let about: ObjectInRoot | undefined;
  for (const group of byObject(violations, aboutOf)) {
    for (const violation of inOrder(group, compareViolations)) {
      const { object, path, rule, learned } = violation;
      if (about === undefined || object !== last) {
        last = object;
        about = aboutOf(object);
      }
      const text = learned?.text ?? textOf(path).text;
      const fingerprint = number(object.manifest, rule, learned?.fingerprint ?? learnt(violation, root, about));
      const status = violation.excepted ? 'waived' : 'new';
      findings.push({ violation, root, about, path: text, fingerprint, status });
    }
  }
  return findings;
}

/** The fingerprint without a number, told to whoever keeps what is found out. */
function learnt({ rule, path, learned }: Violation, root: RenderedRoot, about: ObjectInRoot): string {
  const fingerprint = about.fingerprints({ rule, root: root.id, path });
  if (learned !== undefined) learned.fingerprint = fingerprint;
  return fingerprint;
}

/** The fingerprint without the root, without a number. */
export function rootless({ violation: { rule, path }, about }: FindingInRoot): string {
  return about.fingerprints({ rule, root: undefined, path });
}

/** Of one object each, in their order; the last one of those that are none of the root's. */
function byObject(violations: readonly Violation[], aboutOf: Sharing['aboutOf']): readonly Violation[][] {
  const groups: Violation[][] = [];
  for (const violation of violations) {
    const { learned, object } = violation;
    const index = learned?.index ?? aboutOf(object).index;
    if (learned !== undefined) learned.index ??= index;
    const group = groups[index];
    if (group === undefined) groups[index] = [violation];
    else group.push(violation);
  }
  return groups.filter((group) => group !== undefined);
}

/** Of one object, and of those that are none of the root's: by rule, path and message. */
function compareViolations(one: Violation, other: Violation): number {
  return (
    compareText(one.rule, other.rule) || comparePaths(one.path, other.path) || compareText(one.message, other.message)
  );
}
