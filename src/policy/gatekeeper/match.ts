import { groupOf, type KubernetesObject } from '../../model/object.ts';
import { labelsOf } from '../related/read.ts';
import { labelSelector, matches, type Selector } from '../related/selector.ts';

/** Why it cannot be said whether a constraint counts for an object. */
export class MatchError extends Error {}

/** spec.match of a constraint (pkg/mutation/match/match.go). */
export interface Match {
  kinds: readonly { apiGroups: readonly string[]; kinds: readonly string[] }[];
  scope: string;
  namespaces: readonly string[];
  excludedNamespaces: readonly string[];
  labelSelector: Selector | undefined;
  namespaceSelector: Selector | undefined;
  name: string;
  source: 'All' | 'Original' | 'Generated';
}

/** What is matched: an object as it is in the repository, or one that a controller will make of it. */
export interface Matchable {
  object: KubernetesObject;
  source: 'Original' | 'Generated';
  /** Of its namespace, as far as it is known. */
  namespace: KubernetesObject | undefined;
}

export function isMatch(match: Match, target: Matchable): boolean {
  return (
    matchesKind(match, target.object) &&
    matchesScope(match, target.object) &&
    (match.namespaces.length === 0 || matchesNamespace(match.namespaces, target.object, true)) &&
    (match.excludedNamespaces.length === 0 || !matchesNamespace(match.excludedNamespaces, target.object, false)) &&
    (match.labelSelector === undefined || matches(match.labelSelector, labelsOf(target.object.metadata?.labels))) &&
    matchesName(match.name, target.object) &&
    (match.source === 'All' || match.source === target.source) &&
    matchesNamespaceSelector(match.namespaceSelector, target)
  );
}

function matchesKind({ kinds }: Match, { apiVersion, kind }: KubernetesObject): boolean {
  if (kinds.length === 0) return true;
  const has = (list: readonly string[], wanted: string): boolean =>
    list.length === 0 || list.includes('*') || list.includes(wanted);
  return kinds.some((each) => has(each.kinds, kind) && has(each.apiGroups, groupOf(apiVersion)));
}

/** Any other word counts as none, as in Gatekeeper. */
function matchesScope({ scope }: Match, object: KubernetesObject): boolean {
  const isNamespaced = !isNamespace(object) && namespaceOf(object) !== '';
  if (scope === 'Cluster') return !isNamespaced;
  return scope !== 'Namespaced' || isNamespaced;
}

/** What is in no namespace cannot be left out by one; `otherwise` is the answer then. */
function matchesNamespace(globs: readonly string[], object: KubernetesObject, otherwise: boolean): boolean {
  const name = isNamespace(object) ? (object.metadata?.name ?? '') : namespaceOf(object);
  return name === '' ? otherwise : globs.some((glob) => matchesGlob(glob, name));
}

function matchesName(glob: string, object: KubernetesObject): boolean {
  if (glob === '') return true;
  const generated = object.metadata?.['generateName'];
  if (matchesGlob(glob, object.metadata?.name ?? '')) return true;
  return glob.endsWith('*') && typeof generated === 'string' && matchesGlob(glob, generated);
}

/** A star counts at the beginning and at the end (pkg/wildcard). */
function matchesGlob(glob: string, text: string): boolean {
  const [starts, ends] = [glob.startsWith('*'), glob.endsWith('*')];
  if (starts && ends) return text.includes(glob.slice(1, -1));
  if (starts) return text.endsWith(glob.slice(1));
  return ends ? text.startsWith(glob.slice(0, -1)) : text === glob;
}

/**
 * By the labels of the namespace. Of one that is not known only its name is, which Kubernetes makes a label: where that is not enough to match,
 * nobody can say whether it would, so it is an error, as in Gatekeeper.
 */
function matchesNamespaceSelector(selector: Selector | undefined, { object, namespace }: Matchable): boolean {
  if (selector === undefined) return true;
  if (isNamespace(object)) return matches(selector, labelsOf(object.metadata?.labels));
  const name = namespaceOf(object);
  if (name === '') return true;
  const labels = new Map([['kubernetes.io/metadata.name', name], ...labelsOf(namespace?.metadata?.labels)]);
  if (matches(selector, labels)) return true;
  if (namespace !== undefined || !asksForOthers(selector)) return false;
  throw new MatchError(`it selects namespaces by labels, and those of the namespace ${name} are not known`);
}

function asksForOthers({ equal, expressions }: Selector): boolean {
  const keys = [...equal.keys(), ...expressions.map(({ key }) => key)];
  return keys.some((key) => key !== 'kubernetes.io/metadata.name');
}

export function isNamespace({ apiVersion, kind }: KubernetesObject): boolean {
  return kind === 'Namespace' && groupOf(apiVersion) === '';
}

export function namespaceOf(object: KubernetesObject): string {
  return object.metadata?.namespace ?? '';
}

/** Reads spec.match; `refuse` throws for what Gatekeeper's schema does not allow. */
export function readMatch(value: unknown, refuse: (why: string) => never): Match {
  const given = mapping(value, 'spec.match', refuse);
  const list = (name: string, from: Readonly<Record<string, unknown>> = given): readonly string[] => {
    const found = from[name] ?? [];
    if (Array.isArray(found) && found.every((one) => typeof one === 'string')) return found;
    return refuse(`has a spec.match.${name} that is no list of texts`);
  };
  const kinds = given['kinds'] ?? [];
  if (!Array.isArray(kinds)) refuse('has a spec.match.kinds that is no list');
  const source = given['source'] ?? 'All';
  if (source !== 'All' && source !== 'Original' && source !== 'Generated')
    return refuse('has a spec.match.source that is none of All, Original, Generated');
  const known = ['kinds', 'scope', 'namespaces', 'excludedNamespaces', 'labelSelector', 'namespaceSelector', 'name'];
  const unknown = Object.keys(given).find((key) => key !== 'source' && !known.includes(key));
  if (unknown !== undefined) refuse(`has a field spec.match.${unknown} that is unknown`);
  return {
    kinds: (kinds as unknown[]).map((each) => {
      const one = mapping(each, 'spec.match.kinds', refuse);
      return { apiGroups: list('apiGroups', one), kinds: list('kinds', one) };
    }),
    scope: typeof given['scope'] === 'string' ? given['scope'] : '*',
    namespaces: list('namespaces'),
    excludedNamespaces: list('excludedNamespaces'),
    labelSelector: readSelector('labelSelector', given, refuse),
    namespaceSelector: readSelector('namespaceSelector', given, refuse),
    name: typeof given['name'] === 'string' ? given['name'] : '',
    source,
  };
}

const operators = ['In', 'NotIn', 'Exists', 'DoesNotExist'];

function readSelector(
  name: string,
  given: Readonly<Record<string, unknown>>,
  refuse: (why: string) => never,
): Selector | undefined {
  const selector = labelSelector(
    given[name] === undefined ? undefined : mapping(given[name], `spec.match.${name}`, refuse),
  );
  const wrong = selector?.expressions.find(({ operator, values }) => {
    return !operators.includes(operator) || operator.endsWith('In') !== values.length > 0;
  });
  if (wrong !== undefined)
    refuse(`has an expression in spec.match.${name} that is none: ${wrong.key} ${wrong.operator}`);
  return selector;
}

function mapping(value: unknown, what: string, refuse: (why: string) => never): Readonly<Record<string, unknown>> {
  if (value === undefined || value === null) return {};
  if (typeof value === 'object' && !Array.isArray(value)) return value as Record<string, unknown>;
  return refuse(`has a ${what} that is no mapping`);
}
