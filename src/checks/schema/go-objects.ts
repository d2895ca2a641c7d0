import { amountOf, isConfigKey, isDnsName, isQualifiedName } from './go-formats.ts';
import { isSet, listOf, mappingOf } from './go-containers.ts';
import { type Check, isMapping, named, type Report, shown } from './report.ts';

/** Of an object: what its name may be. */
export function nameIs(what: string, isOne: (value: string) => boolean): Check {
  return (value, report) => {
    const { name } = mappingOf(mappingOf(value)['metadata']);
    if (typeof name === 'string' && name !== '' && !isOne(name))
      report.add('invalid', `${shown(name)} is not ${what}`, 'metadata', 'name');
  };
}

const standardFinalizers = new Set(['kubernetes', 'orphan', 'foregroundDeletion']);

/** Of the kinds that pkg/apis/core/validation looks at: a finalizer of others names its domain. */
export function finalizersWithDomain(value: unknown, report: Report): void {
  const { finalizers } = mappingOf(mappingOf(value)['metadata']);
  for (const [index, item] of listOf(finalizers).entries())
    if (typeof item === 'string' && isQualifiedName(item) && !item.includes('/') && !standardFinalizers.has(item))
      report.add('invalid', `${shown(item)} is no name of a finalizer`, 'metadata', 'finalizers', index);
}

/** The API server takes a mebibyte of data. */
const most = 1024 * 1024;

function sizeOf(value: unknown, bytes: (text: string) => number): number {
  return Object.values(mappingOf(value)).reduce<number>(
    (sum, each) => sum + (typeof each === 'string' ? bytes(each) : 0),
    0,
  );
}

function keys(value: Readonly<Record<string, unknown>>, fields: readonly string[], report: Report): void {
  for (const field of fields)
    for (const key of Object.keys(mappingOf(value[field])))
      if (!isConfigKey(key))
        report.add('invalid', `${named(key)} is no name of a key: letters, digits, "-", "_" and "."`, field, key);
}

export function configMap(value: unknown, report: Report): void {
  if (!isMapping(value)) return;
  keys(value, ['data', 'binaryData'], report);
  for (const key of Object.keys(mappingOf(value['binaryData'])))
    if (Object.hasOwn(mappingOf(value['data']), key)) report.add('invalid', `is a key of data, too`, 'binaryData', key);
  const size =
    sizeOf(value['data'], (text) => Buffer.byteLength(text)) +
    sizeOf(value['binaryData'], (text) => Buffer.byteLength(text.replace(/[\r\n]+/g, ''), 'base64'));
  if (size > most) report.add('invalid', 'must not be larger than 1 MiB together', 'data');
}

const demanded: Readonly<Record<string, readonly string[]>> = {
  'kubernetes.io/tls': ['tls.crt', 'tls.key'],
  'kubernetes.io/dockerconfigjson': ['.dockerconfigjson'],
  'kubernetes.io/dockercfg': ['.dockercfg'],
  'kubernetes.io/ssh-auth': ['ssh-privatekey'],
};

export function secret(value: unknown, report: Report): void {
  if (!isMapping(value)) return;
  keys(value, ['data', 'stringData'], report);
  const all = { ...mappingOf(value['data']), ...mappingOf(value['stringData']) };
  const has = (key: string): boolean => Object.hasOwn(all, key);
  const { metadata, type } = value;
  if (typeof type !== 'string') return;
  const account = 'kubernetes.io/service-account.name';
  const { annotations } = mappingOf(metadata);
  if (type === 'kubernetes.io/service-account-token' && !isSet(mappingOf(annotations)[account]))
    report.add('invalid', `has no annotation ${account}, which a Secret of type ${type} needs`, 'metadata');
  for (const key of demanded[type] ?? [])
    if (!has(key)) report.add('invalid', `has no ${key}, which a Secret of type ${type} needs`, 'data');
  if (type === 'kubernetes.io/basic-auth' && !has('username') && !has('password'))
    report.add('invalid', `has neither username nor password, which a Secret of type ${type} needs`, 'data');
}

export function roleReference(value: unknown, report: Report): void {
  if (!isMapping(value)) return;
  const { apiGroup, kind } = value;
  if (typeof apiGroup === 'string' && apiGroup !== '' && apiGroup !== 'rbac.authorization.k8s.io')
    report.add('invalid', 'must be rbac.authorization.k8s.io', 'apiGroup');
  if (typeof kind === 'string' && kind !== '' && kind !== 'ClusterRole' && kind !== 'Role')
    report.add('invalid', `${shown(kind)} is none of Role, ClusterRole`, 'kind');
}

/** It binds in all namespaces, so it names what is in one by it. */
export function clusterBinding(value: unknown, report: Report): void {
  if (!isMapping(value)) return;
  if (mappingOf(value['roleRef'])['kind'] === 'Role') report.add('invalid', 'must be ClusterRole', 'roleRef', 'kind');
  const { subjects } = value;
  if (!Array.isArray(subjects)) return;
  for (const [index, subject] of subjects.entries()) {
    const { kind, namespace } = mappingOf(subject);
    if (kind === 'ServiceAccount' && !isSet(namespace))
      report.add('invalid', 'namespace is missing', 'subjects', index, 'namespace');
  }
}

export function roleOfNamespace(value: unknown, report: Report): void {
  const { rules } = mappingOf(value);
  if (!Array.isArray(rules)) return;
  for (const [index, rule] of rules.entries())
    if (isSet(mappingOf(rule)['nonResourceURLs']))
      report.add('invalid', 'must not be set in a Role: it is a ClusterRole’s', 'rules', index, 'nonResourceURLs');
}

/** Of what a webhook is asked at. */
export function clientConfig(value: unknown, report: Report): void {
  if (!isMapping(value)) return;
  const count = ['url', 'service'].filter((each) => isSet(value[each])).length;
  if (count !== 1) report.add('invalid', 'needs either a url or a service');
}

/** Of a webhook: a domain of three parts or more. */
export function isWebhookName(value: string): boolean {
  return isDnsName(value) && value.split('.').length >= 3;
}

export function operations(list: unknown, report: Report): void {
  if (Array.isArray(list) && list.length > 1 && list.includes('*')) report.add('invalid', 'must be "*" alone, or none');
}

const relations = [
  ['min', 'max'],
  ['default', 'max'],
  ['defaultRequest', 'max'],
  ['min', 'default'],
  ['min', 'defaultRequest'],
  ['defaultRequest', 'default'],
] as const;

/** What is the least is not more than what is the most. */
export function limitRange(value: unknown, report: Report): void {
  if (!isMapping(value)) return;
  if (value['type'] === 'Pod')
    for (const field of ['default', 'defaultRequest'])
      if (Object.keys(mappingOf(value[field])).length > 0)
        report.add('invalid', 'must not be set where the type is Pod', field);
  const ofStorage = ['min', 'max'].some((field) => 'storage' in mappingOf(value[field]));
  if (value['type'] === 'PersistentVolumeClaim' && !ofStorage)
    report.add('invalid', 'needs min or max of storage, for the type is PersistentVolumeClaim');
  for (const [less, more] of relations)
    for (const [name, own] of Object.entries(mappingOf(value[less]))) {
      const least = amountOf(own);
      const most = amountOf(mappingOf(value[more])[name]);
      if (least !== undefined && most !== undefined && least > most)
        report.add('invalid', `must not be more than ${more}`, less, name);
    }
}

const ofSystem: Readonly<Record<string, number>> = {
  'system-cluster-critical': 2_000_000_000,
  'system-node-critical': 2_000_001_000,
};
const mostPriority = 1_000_000_000;

/** Of a PriorityClass: the highest are the system's, and so are names. */
export function priority(value: unknown, report: Report): void {
  const { metadata, value: own } = mappingOf(value);
  const { name } = mappingOf(metadata);
  if (typeof name === 'string' && name.startsWith('system-')) {
    const wanted = ofSystem[name];
    if (wanted === undefined) report.add('invalid', 'must not begin with "system-"', 'metadata', 'name');
    else if (wanted !== own) report.add('invalid', `must be ${wanted}`, 'value');
  } else if (typeof own === 'number' && own > mostPriority && own < 2 ** 31)
    report.add('invalid', `must be ${mostPriority} or less`, 'value');
}

export function subjectName(value: unknown, report: Report): void {
  if (!isMapping(value) || value['kind'] !== 'ServiceAccount') return;
  const { name } = value;
  if (typeof name === 'string' && name !== '' && !isDnsName(name))
    report.add('invalid', `${shown(name)} is not a DNS name`, 'name');
}
