import { formatPath } from '../model/json-path.ts';
import { formatIdentity, identify, type ObjectIdentity } from '../model/object.ts';
import type { RenderedObject, RenderedRoot } from '../model/rendered-root.ts';
import type { PolicyFinding } from '../policy/outcome.ts';
import { wholeRoot } from '../policy/subject.ts';
import type { Violation } from './evaluation.ts';

/**
 * What rules found, each at the object that it is about: of a rule that speaks of another object than the one it was given, that one, which
 * may be gone. Such a rule says the same for every object of the root, and that counts once.
 */
export function violationsOf(findings: readonly PolicyFinding[], root: RenderedRoot): readonly Violation[] {
  const identityOf = identities(root);
  // Nearly always all findings are about the objects themselves, and then there is nothing to tell apart.
  const about = speaksOfOthers(findings, identityOf) ? createAbout(root, identityOf) : undefined;
  const itself = rootObject(root);
  const violations: Violation[] = [];
  for (const finding of findings) {
    const { rule, severity, message, index, path, excepted, details, learned } = finding;
    const own = index === wholeRoot ? itself : root.objects[index];
    if (own === undefined) continue;
    const object = about === undefined ? own : about(finding, own);
    if (object === undefined) continue;
    // Of another object nothing is known.
    const known = object === own ? learned : undefined;
    const { id, docs } = rule;
    // As nearly all are: what is made with all its fields takes less memory than what gets one more.
    const violation: Violation =
      known === undefined
        ? { rule: id, severity, message, object, path, docs }
        : { rule: id, severity, message, object, path, docs, learned: known };
    if (details !== undefined) violation.details = details;
    if (excepted) violation.excepted = excepted;
    violations.push(violation);
  }
  return violations;
}

/** Each made when it is first asked for; undefined where the root has no such object. */
type IdentityOf = (index: number) => string | undefined;

function identities({ objects }: RenderedRoot): IdentityOf {
  const known: string[] = [];
  return (index) => {
    const object = objects[index];
    return object === undefined ? undefined : (known[index] ??= formatIdentity(identify(object.manifest)));
  };
}

function speaksOfOthers(findings: readonly PolicyFinding[], identityOf: IdentityOf): boolean {
  let last: Pick<PolicyFinding, 'index' | 'object'> = { index: wholeRoot };
  return findings.some((finding) => {
    const { index, object } = finding;
    if (index === wholeRoot) return true;
    // Findings of an object come one after the other, with one identity.
    if (object === undefined || (object === last.object && index === last.index)) return false;
    last = finding;
    return formatIdentity(object) !== identityOf(index);
  });
}

/** Gives the object that a finding is about; undefined where it is told already. */
function createAbout(
  root: RenderedRoot,
  identityOf: IdentityOf,
): (finding: PolicyFinding, own: RenderedObject) => RenderedObject | undefined {
  const byIdentity = new Map<string, RenderedObject>();
  for (const [index, object] of [...root.objects.entries()].toReversed())
    byIdentity.set(identityOf(index) ?? '', object);
  const told = { own: new Set<string>(), foreign: new Set<string>() };
  return ({ rule, severity, message, index, object, path, excepted }, own) => {
    const about = object ?? identify(rootObject(root).manifest);
    const identity = formatIdentity(about);
    const isOwn = identity === (identityOf(index) ?? formatIdentity(identify(own.manifest)));
    const key = JSON.stringify([rule.id, severity, message, identity, formatPath(path), excepted ?? false]);
    // Two findings of one rule on an object that is rendered twice are two.
    if (told.foreign.has(key) || (!isOwn && told.own.has(key))) return undefined;
    told[isOwn ? 'own' : 'foreign'].add(key);
    return isOwn ? own : (byIdentity.get(identity) ?? goneObject(about));
  };
}

function goneObject({ apiVersion, kind, namespace, name }: ObjectIdentity): RenderedObject {
  return { manifest: { apiVersion, kind, metadata: { name, ...(namespace === '' ? {} : { namespace }) } } };
}

const ownFiles: Readonly<Record<string, string>> = { kustomize: 'kustomization.yaml', helm: 'Chart.yaml' };

/** Stands for the root in findings that are about no object of it. */
function rootObject({ id, engine }: RenderedRoot): RenderedObject {
  const file = ownFiles[engine];
  const manifest = { apiVersion: 'slipway/v1', kind: 'Root', metadata: { name: id } };
  return { manifest, ...(file === undefined ? {} : { origin: { file: id === '.' ? file : `${id}/${file}` } }) };
}
