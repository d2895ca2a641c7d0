import { isRecord, recordsAt, textAt } from '../health/read.ts';
import { groupOf, type KubernetesObject } from '../model/object.ts';
import { valueAt } from '../model/json-path.ts';
import { compactRules, type Rule } from './access-rules.ts';
import { resourceName } from './resource-name.ts';

/** The least that the reconciler has to be allowed for some manifests. */
export interface DerivedAccess {
  /** For all namespaces, and what is in none. */
  cluster: readonly Rule[];
  /** By namespace, for those that the manifests do not make themselves. */
  namespaces: ReadonlyMap<string, readonly Rule[]>;
  /** What could not be derived, for whoever installs it. */
  notes: readonly string[];
}

const member = ['create', 'delete', 'get', 'list', 'patch', 'watch'];
const named = ['create', 'delete', 'get', 'patch'];
const read = ['get', 'list', 'watch'];

/** What the diagnosis reads of a namespace. */
const diagnosis: readonly Rule[] = [
  { apiGroups: [''], resources: ['pods', 'events'], verbs: read },
  { apiGroups: [''], resources: ['pods/log'], verbs: ['get'] },
  { apiGroups: ['apps'], resources: ['replicasets', 'controllerrevisions'], verbs: read },
];

const rbac = 'rbac.authorization.k8s.io';

/**
 * Derives access from the kinds of rendered objects. Verbs on Secrets only where there are Secrets; never `escalate` or `bind`:
 * to apply a Role, the reconciler has to hold what it grants, so its rules are copied.
 */
export function deriveAccess(objects: readonly KubernetesObject[]): DerivedAccess {
  const made = new Set(objects.filter((one) => one.kind === 'Namespace').map((one) => one.metadata?.name ?? ''));
  const cluster: Rule[] = [];
  const namespaces = new Map<string, Rule[]>();
  // A Role in a namespace goes away with it, so one that the manifests make needs rights that do not lie in it.
  const rulesOf = (namespace: string): Rule[] => {
    if (namespace === '' || made.has(namespace)) return cluster;
    const known = namespaces.get(namespace) ?? [...diagnosis];
    namespaces.set(namespace, known);
    return known;
  };
  if ([...made].some((name) => objects.some((one) => one.metadata?.namespace === name))) cluster.push(...diagnosis);
  for (const object of objects) {
    const namespace = object.metadata?.namespace ?? '';
    rulesOf(namespace).push(...memberRules(object, namespace, objects), ...grantedRules(object));
  }
  return {
    cluster: compactRules(cluster),
    namespaces: new Map([...namespaces].map(([name, rules]) => [name, compactRules(rules)])),
    notes: [
      ...[...namespaces.keys()].map((name) => `namespace ${name} has to be there before this is installed`),
      ...objects.flatMap((object) => noteOn(object, objects)),
    ],
  };
}

function memberRules(object: KubernetesObject, namespace: string, objects: readonly KubernetesObject[]): Rule[] {
  const group = groupOf(object.apiVersion);
  const resources = [resourceName(group, object.kind, objects)];
  if (namespace !== '') return [{ apiGroups: [group], resources, verbs: member }];
  // Server-side apply is a PATCH with the object's name, so that even creating can be limited to it.
  const names = objects
    .filter((one) => one.kind === object.kind && groupOf(one.apiVersion) === group)
    .map((one) => one.metadata?.name ?? '');
  return [
    { apiGroups: [group], resources, resourceNames: [...new Set(names)].toSorted(), verbs: named },
    { apiGroups: [group], resources, verbs: ['list', 'watch'] },
  ];
}

function grantedRules(object: KubernetesObject): Rule[] {
  if (groupOf(object.apiVersion) !== rbac) return [];
  return recordsAt(object, ['rules']).map((row) => {
    const words = (key: string): string[] => stringsAt(row, key);
    return {
      ...(words('apiGroups').length === 0 ? {} : { apiGroups: words('apiGroups') }),
      ...(words('resources').length === 0 ? {} : { resources: words('resources') }),
      ...(words('resourceNames').length === 0 ? {} : { resourceNames: words('resourceNames') }),
      ...(words('nonResourceURLs').length === 0 ? {} : { nonResourceURLs: words('nonResourceURLs') }),
      verbs: words('verbs'),
    };
  });
}

function stringsAt(row: unknown, key: string): string[] {
  const value = valueAt(row, [key]);
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
}

/** Rights that manifests hand out and that they do not spell out themselves. */
function noteOn(object: KubernetesObject, objects: readonly KubernetesObject[]): string[] {
  if (groupOf(object.apiVersion) !== rbac) return [];
  const name = `${object.kind} ${object.metadata?.namespace ?? ''}/${object.metadata?.name ?? ''}`.replace(' /', ' ');
  if (isRecord(object['aggregationRule'])) {
    return [`${name} gathers the rules of others: nobody but a cluster administrator can apply it`];
  }
  if (!object.kind.endsWith('Binding')) return [];
  const role = { kind: textAt(object, ['roleRef', 'kind']), name: textAt(object, ['roleRef', 'name']) };
  const among = objects.some((one) => one.kind === role.kind && one.metadata?.name === role.name);
  if (among) return [];
  return [
    `${name} hands out ${role.kind} ${role.name}, which is not among the manifests: give the reconciler what that role grants, or apply the binding yourself`,
  ];
}
